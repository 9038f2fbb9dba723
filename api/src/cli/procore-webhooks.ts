import { parseArgs } from 'node:util';
import { and, eq } from 'drizzle-orm';
import { type Env, envOrExit } from '../env';
import { Answerable } from '../errors';
import { person } from '../permission/table';
import type { Client } from '../upstream/procore/client';
import { listHooks, registerHook, removeHook } from '../upstream/procore/hooks';
import { Hidden, NotTaken } from '../upstream/procore/problems';
import { clientsOf } from '../upstream/procore/procore';
import { usage } from './change-and-say';
import { onDatabase } from './database';

export const hooksUsage = '<company id> --as <email>';
const now = () => new Date().toISOString();

/** Asks Procore to post here what changes. `--as` is somebody who is signed in and has 'Webhooks API' there. */
export function registerWebhook(args: string[]): Promise<number> {
  return asSomebody('register', args, async (client, { webhookSecret, publicUrl }) => {
    if (!webhookSecret) {
      console.error('Set PROCORE_WEBHOOK_SECRET first: Procore is to prove itself with it.');
      return 78;
    }
    const url = `${publicUrl}/webhooks/procore`;
    const { id, isNew } = await registerHook(client, { url, authorization: webhookSecret });
    console.log(isNew ? `Procore posts to ${url} now, as hook ${id}.` : `Hook ${id} posts to ${url} already.`);
    return 0;
  });
}

export function listWebhooks(args: string[]): Promise<number> {
  return asSomebody('list', args, async (client) => {
    const hooks = await listHooks(client);
    for (const { id, status, payload_version, destination_url } of hooks) {
      console.log(`${id}  ${status ?? ''}  ${payload_version ?? ''}  ${destination_url ?? ''}`);
    }
    if (!hooks.length) console.log('No webhook.');
    return 0;
  });
}

export function removeWebhook(args: string[]): Promise<number> {
  return asSomebody('remove', args, async (client, _, hook) => {
    if (!hook) return usage(`procore webhooks remove ${hooksUsage} <hook id>`);
    await removeHook(client, hook);
    console.log(`Hook ${hook} is removed.`);
    return 0;
  });
}

type Settings = NonNullable<Env['procore']>;
type Work = (client: Client, settings: Settings, more: string | undefined) => Promise<number>;

async function asSomebody(name: string, args: string[], work: Work): Promise<number> {
  const { values, positionals } = parseArgs({ args, allowPositionals: true, options: { as: { type: 'string' } } });
  const [companyId, more] = positionals;
  const email = values.as?.toLowerCase();
  if (!companyId || !email) return usage(`procore webhooks ${name} ${hooksUsage}`);
  const { procore: settings, secret } = envOrExit(process.env);
  if (!settings) {
    console.error('This is for REBOUND_UPSTREAM=procore.');
    return 78;
  }
  return onDatabase(async (db) => {
    const [known] = await db.read
      .select({ id: person.id })
      .from(person)
      .where(and(eq(person.companyId, companyId), eq(person.email, email)));
    if (!known) {
      console.error(`Company ${companyId} knows no ${email} here.`);
      return 1;
    }
    const { clientFor } = clientsOf({ settings, secret, db, now });
    try {
      return await work(clientFor({ companyId, personId: known.id }), settings, more);
    } catch (error) {
      console.error(wordsFor(error, email));
      return 1;
    }
  });
}

function wordsFor(error: unknown, email: string): string {
  if (error instanceof Hidden) return `Procore does not let ${email} do that: they need Standard on 'Webhooks API'.`;
  if (error instanceof Answerable || error instanceof NotTaken) return error.message;
  throw error;
}
