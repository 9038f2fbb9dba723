import { z } from 'zod';
import type { Answer, Dispatcher } from './dispatcher';
import { parseExactly } from './json';
import { Hidden, NotConnected, NotTaken, SignInNeeded, Unreachable } from './problems';
import type { Owner, Tokens } from './tokens';

export interface Asked {
  query?: Record<string, string | undefined> | undefined;
  body?: unknown;
}

/** Procore's REST API, asked for one person: with their own token and never another's. Throws `Hidden` for 403 and 404. */
export interface Client {
  readonly owner: Owner;
  get<T>(path: string, shape: z.ZodType<T>, query?: Asked['query']): Promise<T>;
  /** Every item of a list of v1, whose `Link` says whether there is more. */
  all<T>(path: string, shape: z.ZodType<T>, query?: Asked['query']): Promise<T[]>;
  /** Every item of a list of v2, in its envelope. */
  allEnveloped<T>(path: string, shape: z.ZodType<T>, query?: Asked['query']): Promise<T[]>;
  /** Throws `NotTaken` for 409, 422 and 400. */
  change<T>(method: 'POST' | 'PATCH' | 'DELETE', path: string, shape: z.ZodType<T>, body?: unknown): Promise<T>;
}

/** A token to ask with, another than `used` where that was not taken. */
export type Access = (used?: string) => Promise<string>;

const perPage = 100;
/** More than anybody's list; a server that always names a next page would be asked for ever. */
const mostPages = 100;

export function clientOf(tokens: Tokens, parts: { dispatcher: Dispatcher; apiUrl: string }, owner: Owner): Client {
  return createClient({ ...parts, owner, access: (used) => tokens.accessFor(owner, used) });
}

/** `companyId` of the owner is named in every call but those that come before any company is known. */
export function createClient(parts: { dispatcher: Dispatcher; apiUrl: string; owner: Owner; access: Access }): Client {
  const { dispatcher, apiUrl, owner, access } = parts;

  async function send(method: 'GET' | 'POST' | 'PATCH' | 'DELETE', path: string, asked: Asked): Promise<Answer> {
    const query = new URLSearchParams();
    for (const [name, value] of Object.entries(asked.query ?? {})) if (value !== undefined) query.append(name, value);
    const url = `${apiUrl}${path}${query.size ? `?${query}` : ''}`;
    const body = asked.body === undefined ? undefined : JSON.stringify(asked.body);
    const withToken = (token: string) =>
      dispatcher.send({
        ...{ method, url, body },
        headers: {
          Accept: 'application/json',
          Authorization: `Bearer ${token}`,
          ...(owner.companyId && { 'Procore-Company-Id': owner.companyId }),
          ...(body !== undefined && { 'Content-Type': 'application/json' }),
        },
      });
    const token = await access();
    const answer = await withToken(token);
    return answer.status === 401 ? withToken(await access(token)) : answer;
  }

  async function ask(method: Parameters<typeof send>[0], path: string, asked: Asked): Promise<Answer> {
    const answer = await send(method, path, asked);
    const { status, text } = answer;
    if (status === 401) throw new SignInNeeded();
    if (status === 403 && /not connected/i.test(text)) throw new NotConnected();
    if (status === 403 || status === 404) throw new Hidden(status);
    if (status === 400 || status === 409 || status === 422) {
      // What cannot be asked for is not there; a change that is not taken has a reason.
      throw method === 'GET' ? new Hidden(404) : new NotTaken(status, wordsIn(text));
    }
    if (status >= 300) throw new Unreachable(`it answered ${status}`);
    return answer;
  }

  async function get<T>(path: string, shape: z.ZodType<T>, query?: Asked['query']): Promise<T> {
    return read(await ask('GET', path, { query }), shape);
  }

  async function pages<T>(one: (page: number) => Promise<{ items: T[]; more: boolean }>): Promise<T[]> {
    const items: T[] = [];
    for (let page = 1; page <= mostPages; page += 1) {
      const answer = await one(page);
      items.push(...answer.items);
      if (!answer.more) return items;
    }
    throw new Unreachable(`a list of it has more than ${mostPages} pages`);
  }

  const paged = (query: Asked['query'], page: number) => ({ ...query, page: String(page), per_page: String(perPage) });

  return {
    owner,
    get,
    all: (path, shape, query) =>
      pages(async (page) => {
        const answer = await ask('GET', path, { query: paged(query, page) });
        return {
          items: read(answer, z.array(shape)),
          more: /;\s*rel="?next"?/i.test(answer.headers.get('Link') ?? ''),
        };
      }),
    allEnveloped: (path, shape, query) =>
      pages(async (page) => {
        const { data } = await get(path, z.object({ data: z.array(shape) }), paged(query, page));
        return { items: data, more: data.length === perPage };
      }),
    change: async (method, path, shape, body) => read(await ask(method, path, { body }), shape),
  };
}

function read<T>({ text, status }: Answer, shape: z.ZodType<T>): T {
  const parsed = shape.safeParse(text === '' ? null : parsedJson(text));
  if (parsed.success) return parsed.data;
  const places = parsed.error.issues.map(({ path }) => path.join('.')).slice(0, 3);
  throw new Unreachable(`its answer ${status} has another form (${places.join(', ')})`);
}

function parsedJson(text: string): unknown {
  try {
    return parseExactly(text);
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}

/** What Procore says against a change, as far as a person can read it: `errors` is a text, a list, or lists by field. */
function wordsIn(text: string): string {
  const body = z
    .object({ errors: z.unknown(), error: z.unknown(), message: z.unknown() })
    .partial()
    .safeParse(parsedJson(text));
  const said = body.success ? [body.data.errors, body.data.error, body.data.message].flatMap(textsIn) : [];
  return [...new Set(said)].join('; ').slice(0, 500) || 'It did not say why.';
}

function textsIn(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  if (Array.isArray(value)) return value.flatMap(textsIn);
  if (value === null || typeof value !== 'object') return [];
  return Object.entries(value).flatMap(([name, one]) => textsIn(one).map((said) => `${name}: ${said}`));
}
