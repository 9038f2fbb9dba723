import type { Place } from '@rebound/shared/commitment/place-schema';
import { isAtLeast } from '@rebound/shared/permission/level';
import type { Somebody } from '@rebound/shared/permission/schema';
import type { Instant } from '@rebound/shared/time';
import { and, eq } from 'drizzle-orm';
import { commitment, commitmentReader } from '../../commitment/table';
import type { Db } from '../../db/db';
import { NotFound } from '../../errors';
import type { ChangeFeed } from '../../notification/change-feed';
import { later } from '../../notification/schedule';
import type { Caller } from '../../permission/caller';
import { person } from '../../permission/table';
import { about, goodForMs, isGood } from './asked';
import type { Client } from './client';
import { endCopy, type Gone } from './end-copy';
import { fetchOriginal, type Where } from './fetch-original';
import { meetProject, vendorOf } from './meet-project';
import { refreshPeople } from './people';
import { askCompany, askProject, tooOldMs } from './permissions';
import { AsksToWait, Unreachable } from './problems';
import { markHidden, readerOf, readLongAgo, staleSince } from './sight';
import { tellVoided } from './tell-voided';
import type { Owner } from './tokens';
import { writeCopy } from './write-copy';

/** Of more at once, a list is looked at: Procore is asked about what somebody opens, and copied in bulk by nobody. */
const mostBrought = 2;
/** Procore's ids, as addresses have them. */
const isId = /^\d{1,32}$/;
/** For how long somebody's own look at a commitment is good enough to read, */
const freshMs = 60_000;
/** and for how long while Procore cannot be asked. */
const usableMs = 15 * 60_000;

export interface MirrorParts {
  db: Db;
  now: () => Instant;
  changes: ChangeFeed;
  clientFor: (owner: Owner) => Client;
  mail: { from: string };
  lettersWait: () => void;
}

/** Our copies of Procore's commitments, each kept by the asking of those who look at it. */
export interface Mirror {
  refresh(caller: Caller, id: string, need: 'deciding' | 'reading'): Promise<void>;
  bring(caller: Caller, places: Readonly<Record<string, Place>>): Promise<void>;
  /** Asks again whether the caller may still see what is private: lists show it without asking. */
  recheck(caller: Caller): Promise<void>;
  /** Asks for one in somebody's name; false where it does not exist for them. */
  refreshAs(owner: Owner, where: Where, by?: Somebody | null): Promise<boolean>;
  /** Closes the copy of one that was deleted there. */
  end(gone: Gone): Promise<void>;
}

export function createMirror(parts: MirrorParts): Mirror {
  const { db, now, changes, clientFor, mail, lettersWait } = parts;

  async function refreshOne(
    client: Client,
    where: Where,
    { need, by = null }: { need: 'deciding' | 'reading'; by?: Somebody | null },
  ): Promise<boolean> {
    const at = now();
    const { companyId, personId } = client.owner;
    const { id, projectId } = where;
    if (!(await meetProject(db, client, projectId, at))) return false;
    const what = about.project(personId, projectId);
    const isAsked = await isGood(db.read, companyId, { what, forMs: goodForMs.permission, now: at });
    const [original] = await Promise.all([
      fetchOriginal(client, where),
      need === 'reading' && isAsked ? undefined : askProject(db, client, projectId, at),
      need === 'reading' ? undefined : askCompany(db, client, at),
      refreshPeople(db, client, projectId, at),
    ]);
    if (!original) {
      await db.write((tx) => markHidden(tx, { companyId, personId, id, projectId }, at));
      return false;
    }
    const vendor = await vendorOf(db, client, original, need, at);
    const copy = { ...where, companyId, original, vendor, askedBy: personId, by, at };
    const written = await db.write(async (tx) => {
      const one = await writeCopy(tx, copy);
      const row = { companyId, commitmentId: id, personId, at };
      const target = [commitmentReader.commitmentId, commitmentReader.personId];
      await tx.insert(commitmentReader).values(row).onConflictDoUpdate({ target, set: { at } });
      const isVoided = one.step.closes === 'voided';
      if (isVoided) await tellVoided(tx, { companyId, id, by: by?.name ?? 'Procore', at }, mail.from);
      return one;
    });
    if (written.step.closes) lettersWait();
    if (written.isNews) {
      changes.publish(companyId, { commitmentId: id, projectId, version: written.version });
    }
    return !original.isDeleted;
  }

  /** Whether a look of the caller's own is new enough. */
  async function isSeen(caller: Caller, id: string, forMs: number, at: Instant): Promise<boolean> {
    const seen = await readerOf(db.read, caller, id);
    return seen !== null && Date.parse(at) - Date.parse(seen) < forMs;
  }

  async function isFresh(caller: Caller, id: string): Promise<boolean> {
    const at = now();
    const seen = await readerOf(db.read, caller, id);
    const stale = await staleSince(db.read, caller.companyId, id);
    return seen !== null && (stale === null || seen > stale) && (await isSeen(caller, id, freshMs, at));
  }

  /** ERP Integrations lists all that was sent, whatever its project's tools say. */
  async function isInErpTool({ companyId, person: { id } }: Caller): Promise<boolean> {
    const [self] = await db.read
      .select({ level: person.erpIntegrations })
      .from(person)
      .where(and(eq(person.id, id), eq(person.companyId, companyId)));
    return self !== undefined && isAtLeast(self.level, 'read-only');
  }

  async function known({ companyId }: Caller, id: string): Promise<Omit<Where, 'id'> | undefined> {
    const [found] = await db.read
      .select({ projectId: commitment.projectId, kind: commitment.kind })
      .from(commitment)
      .where(and(eq(commitment.id, id), eq(commitment.companyId, companyId)));
    return found;
  }

  const clientOf = ({ companyId, person: { id } }: Caller) => clientFor({ companyId, personId: id });

  return {
    refresh: async (caller, id, need) => {
      const where = await known(caller, id);
      if (!where) return;
      if (need === 'reading' && (await isFresh(caller, id))) return;
      const at = now();
      const hidden = about.hidden(caller.person.id, id);
      const wasHidden = await isGood(db.read, caller.companyId, { what: hidden, forMs: freshMs, now: at });
      try {
        const isThere =
          !(need === 'reading' && wasHidden) && (await refreshOne(clientOf(caller), { id, ...where }, { need }));
        if (!isThere && !(await isInErpTool(caller))) throw new NotFound();
      } catch (error) {
        const isAway = error instanceof AsksToWait || error instanceof Unreachable;
        if (!isAway || need === 'deciding' || !(await isSeen(caller, id, usableMs, at))) throw error;
      }
    },
    bring: async (caller, places) => {
      if (Object.keys(places).length > mostBrought) return;
      const ours = Object.entries(places).filter(
        ([id, { companyId, projectId }]) =>
          (companyId ?? caller.companyId) === caller.companyId && isId.test(id) && isId.test(projectId),
      );
      await Promise.all(
        ours.map(async ([id, { projectId, kind }]) => {
          if (await isFresh(caller, id)) return;
          // Of one that is known, we know better than a page's address where it is.
          const where = (await known(caller, id)) ?? { projectId, kind };
          await refreshOne(clientOf(caller), { id, ...where }, { need: 'reading' });
        }),
      );
    },
    recheck: async (caller) => {
      const at = now();
      const old = await readLongAgo(db.read, caller, later(at, -goodForMs.permission));
      const outcomes = await Promise.allSettled(
        old.map((where) => refreshOne(clientOf(caller), where, { need: 'reading' })),
      );
      outcomes.forEach((outcome, index) => {
        const isTooOld = (old[index]?.at ?? at) < later(at, -tooOldMs);
        if (outcome.status === 'rejected' && isTooOld) throw outcome.reason;
      });
    },
    end: async (gone) => {
      const { companyId, id: commitmentId, projectId, by, at } = gone;
      const version = await db.write(async (tx) => {
        const ended = await endCopy(tx, gone);
        if (ended !== null) {
          await tellVoided(tx, { companyId, id: commitmentId, by: by?.name ?? 'Procore', at }, mail.from);
        }
        return ended;
      });
      if (version === null) return;
      lettersWait();
      changes.publish(companyId, { commitmentId, projectId, version });
    },
    refreshAs: (owner, where, by) => refreshOne(clientFor(owner), where, { need: 'reading', by: by ?? null }),
  };
}
