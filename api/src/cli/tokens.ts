import { parseArgs } from 'node:util';
import { type Scope, scopes } from '@rebound/shared/permission/scope';
import {
  createConnectorToken,
  listConnectorTokens,
  revokeConnectorToken,
} from '../permission/connector/connector-tokens';
import { onDatabase } from './database';

export const createUsage = `--company <id> --name <name> --scope <${scopes.join('|')}>[,…]`;

/** Makes a token for an ERP connector and prints it, this once. */
export async function createToken(args: string[]): Promise<number> {
  const asked = read(args);
  if ('fault' in asked) {
    console.error(`${asked.fault}\n  npm run rebound -- token create ${createUsage}`);
    return 64;
  }
  const created = await onDatabase((db) => createConnectorToken(db, { ...asked, at: new Date().toISOString() }));
  if (!created) {
    console.error(`There is no company ${asked.companyId}.`);
    return 1;
  }
  console.error(`Token ${created.id} for ${asked.name}. It is shown this once:`);
  console.log(created.token);
  return 0;
}

/** Lists the tokens of all companies, or of the one whose id is given. */
export async function listTokens([companyId]: string[]): Promise<number> {
  const tokens = await onDatabase((db) => listConnectorTokens(db.read, companyId));
  for (const one of tokens) {
    const state = one.revokedAt ? `revoked ${one.revokedAt}` : `used ${one.lastUsedAt ?? 'never'}`;
    console.log(`${one.id}  ${one.companyId}  ${one.name}  ${one.scopes.join(',')}  since ${one.createdAt}  ${state}`);
  }
  if (!tokens.length) console.log('No token.');
  return 0;
}

/** Ends a token. The API may be running: the connector's next request fails. */
export async function revokeToken([id]: string[]): Promise<number> {
  if (!id) {
    console.error('Which? npm run rebound -- token revoke <id>');
    return 64;
  }
  const revoked = await onDatabase((db) => revokeConnectorToken(db, id, new Date().toISOString()));
  console.log(revoked ? 'It is revoked.' : 'There is no such token, or it was revoked before.');
  return revoked ? 0 : 1;
}

function read(args: string[]): { companyId: string; name: string; scopes: Scope[] } | { fault: string } {
  try {
    const { values } = parseArgs({
      args,
      options: {
        company: { type: 'string' },
        name: { type: 'string' },
        scope: { type: 'string', multiple: true },
      },
    });
    const { company, name, scope = [] } = values;
    const wanted = scope.flatMap((list) => list.split(','));
    const unknown = wanted.filter((one) => !isScope(one));
    if (!company || !name?.trim() || !wanted.length) return { fault: 'Say the company, a name and a scope.' };
    if (unknown.length) return { fault: `There is no scope ${unknown.join(', ')}.` };
    return { companyId: company, name: name.trim(), scopes: wanted.filter(isScope) };
  } catch (error) {
    return { fault: error instanceof Error ? error.message : String(error) };
  }
}

function isScope(text: string): text is Scope {
  return scopes.some((scope) => scope === text);
}
