import type { Shown } from '../commitment/known-commitment';
import { Changes } from '../history/changes';
import { NotReachedNote } from '../notification/not-reached-note';
import { WhoWasTold } from '../notification/who-was-told';
import { Checks } from '../resend/checks';
import { CommandNote } from '../resend/command-note';
import { ResendFooter } from '../resend/resend-footer';
import { EarlierRounds } from './earlier-rounds';
import { MailNote } from './mail-note';
import { RejectionComment } from './rejection-comment';

/** What accounting wrote, what must be true before it can accept, what has changed since, and the way back to it. */
export function Rejected({ view, facts, command, mayAct }: Shown) {
  const { rejections, changes, checks } = view;
  const open = rejections.find((rejection) => rejection.outcome === 'open');
  return (
    <>
      {open && <RejectionComment rejection={open} />}
      {facts.mail && <MailNote mail={facts.mail} view={view} />}
      <NotReachedNote view={view} />
      <Checks view={view} checks={checks} />
      <Changes changes={changes} expected={open !== undefined} />
      <EarlierRounds rejections={rejections.filter((rejection) => rejection !== open)} />
      <WhoWasTold view={view} mayAct={mayAct} />
      <CommandNote command={command} />
      {mayAct && <ResendFooter view={view} command={command} inMail={facts.mail !== null} />}
    </>
  );
}
