import type { Instant } from '@rebound/shared/time';
import type { Logger } from 'pino';
import type { Db } from '../../db/db';
import type { ChangeFeed } from '../../notification/change-feed';
import type { Upstream } from '../upstream';
import { clientOf } from './client';
import { createDispatcher, type DispatcherParts } from './dispatcher';
import { followNews } from './follow-news';
import { createLogin } from './login';
import { createMirror } from './mirror';
import { freshen } from './permissions';
import { saveEdit } from './save';
import { createSealer } from './sealed';
import type { ProcoreSettings } from './settings';
import { createProcoreSignIn, type ProcoreSignIn } from './sign-in';
import { createTokens, type Owner } from './tokens';

/** What the API has of Procore, where commitments live there. */
export interface Procore {
  upstream: Upstream;
  signIn: ProcoreSignIn;
  webhookSecret: string | undefined;
  /** Looks at what webhooks have said. */
  newsWait: () => void;
  stop: () => Promise<void>;
}

export interface ProcoreParts extends Omit<DispatcherParts, 'now'> {
  settings: ProcoreSettings;
  secret: string;
  db: Db;
  now: () => Instant;
  log: Logger;
  changes: ChangeFeed;
  mail: { from: string };
  lettersWait: () => void;
}

/** All calls of one process go through one dispatcher; each is made with the token of the person it is made for. */
export function clientsOf(
  parts: Pick<ProcoreParts, 'settings' | 'secret' | 'db' | 'now'> & Omit<DispatcherParts, 'now'>,
) {
  const { settings, secret, db, now, ...limits } = parts;
  const dispatcher = createDispatcher({ now, ...limits });
  const login = createLogin(settings, dispatcher);
  const sealer = createSealer(secret);
  const tokens = createTokens({ db, now, login, sealer });
  const clientFor = (owner: Owner) => clientOf(tokens, { dispatcher, apiUrl: settings.apiUrl }, owner);
  return { dispatcher, login, sealer, tokens, clientFor };
}

/** Procore as an upstream: it owns the trip to accounting, and what its API does not tell is heard as evidence. */
export function createProcore(parts: ProcoreParts): Procore {
  const { settings, secret, db, now, log, changes, mail, lettersWait, ...limits } = parts;
  const { clientFor, ...doors } = clientsOf({ settings, secret, db, now, ...limits });
  const mirror = createMirror({ db, now, changes, clientFor, mail, lettersWait });
  const signIn = createProcoreSignIn({ db, now, log, settings, ...doors });
  const following = followNews({ db, now, log, mirror, clientFor });
  const upstream: Upstream = {
    name: 'procore',
    takes: new Set(['edit']),
    hearsEvidence: true,
    refresh: (caller, id, need = 'deciding') => mirror.refresh(caller, id, need),
    bring: mirror.bring,
    meet: async (caller) => {
      await freshen(db, clientFor({ companyId: caller.companyId, personId: caller.person.id }), now());
      await mirror.recheck(caller);
    },
    save: ({ companyId, person }, before, after) =>
      saveEdit(clientFor({ companyId, personId: person.id }), before, after),
  };
  return {
    ...{ upstream, signIn, webhookSecret: settings.webhookSecret },
    newsWait: () => void following.look(),
    stop: following.stop,
  };
}
