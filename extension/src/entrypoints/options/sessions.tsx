import { useMutation, useQueryClient } from '@tanstack/preact-query';
import { request } from '../../background/messages';
import { i18n } from '../../i18n';
import { faultText } from '../../panels/permission/fault-text';
import { faultIn } from '../../panels/ui/faults';
import { useSession, useSessions } from '../../panels/ui/reads';
import { When } from '../../panels/ui/when';
import { Answer } from './answer';
import { deviceText } from './device-text';

/** Where else one is signed in, with the end of each, and of all. Nothing for somebody who is signed out. */
export function Sessions({ title }: { title: string }) {
  const client = useQueryClient();
  const isSignedIn = useSession().data?.signedIn ?? false;
  const sessions = useSessions(isSignedIn);
  const end = useMutation({
    mutationFn: (id: string) => request('revoke-session', { id }),
    onSettled: () => client.invalidateQueries({ queryKey: ['sessions'] }),
  });
  const everywhere = useMutation({ mutationFn: () => request('sign-out-everywhere', null) });
  const error = everywhere.error ?? end.error ?? sessions.error;
  if (!isSignedIn) return null;

  return (
    <section class="card" aria-labelledby="sessions">
      <h2 id="sessions">{title}</h2>
      <ul class="sites sessions">
        {sessions.data?.map(({ id, userAgent, lastUsedAt, current }) => (
          <li key={id}>
            {deviceText(userAgent)}
            {current ? <b>{i18n.t('sessions.here')}</b> : <When at={lastUsedAt} />}
            {!current && (
              <button
                type="button"
                aria-label={i18n.t('sessions.endOne', [deviceText(userAgent)])}
                onClick={() => end.mutate(id)}
              >
                {i18n.t('sessions.end')}
              </button>
            )}
          </li>
        ))}
      </ul>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          everywhere.mutate();
        }}
      >
        <button type="submit">{i18n.t('sessions.everywhere')}</button>
      </form>
      {error && <Answer good={false}>{faultText(faultIn(error))}</Answer>}
    </section>
  );
}
