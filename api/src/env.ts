import { z } from 'zod';
import { defaultLimits } from './rate-limit/limits';
import { readProxies } from './rate-limit/trusted-proxies';
import type { ProcoreSettings } from './upstream/procore/settings';

const base64Secret = /^whsec_(?:[A-Za-z0-9+/]{4}){6,}(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/;
const port = z.coerce.number().int().min(0).max(65535);
const limit = z.coerce.number().int().min(1).max(1_000_000);
const proxies = z.string().transform((list, c) => {
  const read = readProxies(list);
  if ('proxies' in read) return read.proxies;
  c.addIssue(`takes addresses and CIDR ranges, separated by commas; not ${read.wrong.join(', ')}`);
  return z.NEVER;
});

const procoreHost = z
  .url({ protocol: /^https?$/, error: 'is the address of a host of Procore, https://…' })
  .transform((url) => url.replace(/\/+$/, ''));
const procoreNeeds = {
  PROCORE_CLIENT_ID: 'is the client id of your app at Procore, since REBOUND_UPSTREAM is procore',
  PROCORE_CLIENT_SECRET: 'is the client secret of your app at Procore, since REBOUND_UPSTREAM is procore',
  REBOUND_PUBLIC_URL: 'is where Procore sends people back to, since REBOUND_UPSTREAM is procore',
} as const;

const schema = z
  .object({
    REBOUND_DATABASE_URL: z
      .string()
      .regex(/^(file:|libsql:|https?:|wss?:)/, 'starts with file:, libsql:, http: or https:')
      .default('file:data/rebound.db'),
    REBOUND_DATABASE_AUTH_TOKEN: z.string().min(1).optional(),
    REBOUND_HOST: z.string().min(1).default('127.0.0.1'),
    REBOUND_PORT: port.default(8787),
    REBOUND_PUBLIC_URL: z
      .url({ protocol: /^https?$/, error: 'is the address that people reach the API at, https://…' })
      .optional(),
    REBOUND_SECRET: z.string().min(32, 'is at least 32 characters long; `openssl rand -base64 32` makes one'),
    REBOUND_UPSTREAM: z.enum(['ledger', 'procore']).default('ledger'),
    PROCORE_CLIENT_ID: z.string().min(1).optional(),
    PROCORE_CLIENT_SECRET: z.string().min(1).optional(),
    PROCORE_LOGIN_URL: procoreHost.default('https://login.procore.com'),
    PROCORE_API_URL: procoreHost.default('https://api.procore.com'),
    PROCORE_WEBHOOK_SECRET: z
      .string()
      .regex(/^[\x21-\x7e]+( [\x21-\x7e]+)*$/, 'is what an Authorization header can carry')
      .min(24, 'is at least 24 characters long')
      .optional(),
    REBOUND_MAIL_FROM: z
      .string()
      .regex(/^[^\r\n]*[^\s@]+@[^\s@]+[^\r\n]*$/, 'is an address, like Rebound <rebound@example.com>'),
    RESEND_API_KEY: z.string().min(1, 'is the key of your Resend account'),
    RESEND_BASE_URL: z.url().optional(),
    REBOUND_INBOUND_DOMAIN: z
      .string()
      .toLowerCase()
      .regex(/^[a-z0-9-]+(\.[a-z0-9-]+)+$/, 'is a domain at which Resend receives mail, like in.example.com')
      .optional(),
    RESEND_WEBHOOK_SECRET: z.string().regex(base64Secret, 'is the signing secret of the webhook, whsec_…').optional(),
    REBOUND_TRUSTED_PROXIES: proxies.default([]),
    REBOUND_LIMIT_PERSON: limit.default(defaultLimits.person),
    REBOUND_LIMIT_COMPANY: limit.default(defaultLimits.company),
    REBOUND_LIMIT_ADDRESS: limit.default(defaultLimits.address),
    REBOUND_LIMIT_CODES: limit.default(defaultLimits.codes),
    REBOUND_LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']).default('info'),
  })
  .refine((raw) => !raw.REBOUND_INBOUND_DOMAIN || raw.RESEND_WEBHOOK_SECRET, {
    path: ['REBOUND_INBOUND_DOMAIN'],
    error: 'needs RESEND_WEBHOOK_SECRET: else nobody can prove that mail came in',
  })
  .superRefine((raw, c) => {
    if (raw.REBOUND_UPSTREAM !== 'procore') return;
    for (const [name, what] of Object.entries(procoreNeeds)) {
      if (raw[name as keyof typeof procoreNeeds] === undefined)
        c.addIssue({ code: 'custom', path: [name], message: what });
    }
  })
  .transform((raw) => ({
    database: { url: raw.REBOUND_DATABASE_URL, authToken: raw.REBOUND_DATABASE_AUTH_TOKEN },
    host: raw.REBOUND_HOST,
    port: raw.REBOUND_PORT,
    publicUrl: raw.REBOUND_PUBLIC_URL,
    secret: raw.REBOUND_SECRET,
    upstream: raw.REBOUND_UPSTREAM,
    procore: procoreOf(raw),
    mail: {
      from: raw.REBOUND_MAIL_FROM,
      apiKey: raw.RESEND_API_KEY,
      baseUrl: raw.RESEND_BASE_URL,
      webhookSecret: raw.RESEND_WEBHOOK_SECRET,
      inboundDomain: raw.REBOUND_INBOUND_DOMAIN,
    },
    trustedProxies: raw.REBOUND_TRUSTED_PROXIES,
    limits: {
      person: raw.REBOUND_LIMIT_PERSON,
      company: raw.REBOUND_LIMIT_COMPANY,
      address: raw.REBOUND_LIMIT_ADDRESS,
      codes: raw.REBOUND_LIMIT_CODES,
    },
    logLevel: raw.REBOUND_LOG_LEVEL,
  }));

function procoreOf(raw: {
  REBOUND_UPSTREAM: string;
  REBOUND_PUBLIC_URL?: string | undefined;
  PROCORE_CLIENT_ID?: string | undefined;
  PROCORE_CLIENT_SECRET?: string | undefined;
  PROCORE_LOGIN_URL: string;
  PROCORE_API_URL: string;
  PROCORE_WEBHOOK_SECRET?: string | undefined;
}): ProcoreSettings | undefined {
  const { PROCORE_CLIENT_ID: clientId, PROCORE_CLIENT_SECRET: clientSecret, REBOUND_PUBLIC_URL: publicUrl } = raw;
  if (raw.REBOUND_UPSTREAM !== 'procore' || !clientId || !clientSecret || !publicUrl) return undefined;
  return {
    ...{ clientId, clientSecret, loginUrl: raw.PROCORE_LOGIN_URL, apiUrl: raw.PROCORE_API_URL },
    publicUrl: publicUrl.replace(/\/+$/, ''),
    webhookSecret: raw.PROCORE_WEBHOOK_SECRET,
  };
}

export type Env = z.infer<typeof schema>;

/** The whole configuration, or every fault in it at once. An empty variable counts as not set. */
export function readEnv(source: NodeJS.ProcessEnv): { env: Env } | { faults: string[] } {
  const set = Object.fromEntries(Object.entries(source).filter(([, value]) => value !== ''));
  const parsed = schema.safeParse(set);
  if (parsed.success) return { env: parsed.data };
  return { faults: parsed.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`) };
}

/** Prints every fault and ends with 78, the code for a configuration error, unless all is well. */
export function envOrExit(source: NodeJS.ProcessEnv): Env {
  const read = readEnv(source);
  if ('env' in read) return read.env;
  console.error(`Rebound cannot start: ${read.faults.length} setting(s) at fault.`);
  for (const fault of read.faults) console.error(`  ${fault}`);
  process.exit(78);
}
