import { kinds } from '@rebound/shared/commitment/kind';
import type { Somebody } from '@rebound/shared/permission/schema';
import { and, eq } from 'drizzle-orm';
import type { Logger } from 'pino';
import { commitment } from '../../commitment/table';
import type { Db } from '../../db/db';
import { createTurns } from '../../db/turns';
import { person } from '../../permission/table';
import type { Client } from './client';
import type { Mirror, MirrorParts } from './mirror';
import { endNews, putOff, type StoredNews, takeNews } from './news';
import { kindNames } from './paths';
import { personIdOf } from './people';
import { Hidden, NotConnected, SignInNeeded } from './problems';
import { contractTypeShape } from './shapes';
import { procoreMirror } from './table';

const leaseMs = 60_000;
const lookEveryMs = 15_000;

interface Parts extends Pick<MirrorParts, 'now' | 'clientFor'> {
  db: Db;
  mirror: Mirror;
  log: Pick<Logger, 'error' | 'warn'>;
}

export interface Following {
  /** Looks now, and resolves when there is nothing more to do. */
  look(): Promise<void>;
  stop(): Promise<void>;
}

/** Acts on what webhooks said, after they were answered: once now, and from time to time on what was put off. */
export function followNews(parts: Parts): Following {
  const { db, now, log } = parts;
  const inTurn = createTurns();

  async function lookOnce(): Promise<void> {
    for (let taken = await takeNews(db, now(), leaseMs); taken.length; taken = await takeNews(db, now(), leaseMs)) {
      for (const news of taken) await follow(parts, news);
    }
  }
  const look = () =>
    inTurn(lookOnce).catch((error) => log.error({ err: error }, "what Procore's webhooks said was not looked at"));
  const timer = setInterval(look, lookEveryMs);
  timer.unref();
  return {
    look,
    stop: () => {
      clearInterval(timer);
      return inTurn(async () => undefined);
    },
  };
}

async function follow(parts: Parts, news: StoredNews): Promise<void> {
  const { db, now, mirror, clientFor, log } = parts;
  const { companyId, commitmentId: id, projectId } = news;
  try {
    const known = await asked(db, news);
    // In the name of who saw it last; of what nobody has ever looked at, there is nothing to keep fresh.
    if (known) {
      const owner = { companyId, personId: known.seenBy };
      const kind = news.kind ?? (await kindOf(clientFor(owner), news)) ?? known.kind;
      const by = await whoDid(db, news);
      const isThere = await mirror.refreshAs(owner, { id, projectId, kind }, by);
      if (news.isGone && !isThere) await mirror.end({ companyId, id, projectId, by, at: now() });
    }
    await db.write((tx) => endNews(tx, news, now()));
  } catch (error) {
    const isOver = error instanceof SignInNeeded || error instanceof NotConnected;
    if (!isOver) log.warn({ err: error }, 'what a webhook of Procore said could not be looked at yet');
    await db.write((tx) => (isOver ? endNews(tx, news, now()) : putOff(tx, news, now())));
  }
}

async function asked(db: Db, { companyId, commitmentId }: StoredNews) {
  const [row] = await db.read
    .select({ seenBy: procoreMirror.seenBy, kind: commitment.kind })
    .from(procoreMirror)
    .innerJoin(commitment, eq(commitment.id, procoreMirror.commitmentId))
    .where(and(eq(procoreMirror.companyId, companyId), eq(procoreMirror.commitmentId, commitmentId)));
  return row ?? null;
}

/** Which kind it is, where the webhook says 'Commitment Contracts' alone: v2.0 has both under one name. */
async function kindOf(client: Client, { companyId, projectId, commitmentId }: StoredNews) {
  const path = `/rest/v2.0/companies/${companyId}/projects/${projectId}/commitment_contracts/${commitmentId}`;
  try {
    const { data } = await client.get(path, contractTypeShape, { view: 'extended' });
    return kinds.find((kind) => kindNames[kind].type === data.type) ?? null;
  } catch (error) {
    if (error instanceof Hidden) return null;
    throw error;
  }
}

async function whoDid(db: Db, { companyId, byUser }: StoredNews): Promise<Somebody | null> {
  if (byUser === null) return null;
  const [found] = await db.read
    .select({ id: person.id, name: person.name, email: person.email })
    .from(person)
    .where(and(eq(person.id, personIdOf(companyId, byUser)), eq(person.companyId, companyId)));
  return found ?? null;
}
