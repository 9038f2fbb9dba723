import { z } from 'zod';
import { defaultLimits } from './rate-limit/limits';
import { readProxies } from './rate-limit/trusted-proxies';

const base64Secret = /^whsec_(?:[A-Za-z0-9+/]{4}){6,}(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/;
const port = z.coerce.number().int().min(0).max(65535);
const limit = z.coerce.number().int().min(1).max(1_000_000);
const proxies = z.string().transform((list, c) => {
  const read = readProxies(list);
  if ('proxies' in read) return read.proxies;
  c.addIssue(`takes addresses and CIDR ranges, separated by commas; not ${read.wrong.join(', ')}`);
  return z.NEVER;
});

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
    REBOUND_UPSTREAM: z.enum(['ledger']).default('ledger'),
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
  .transform((raw) => ({
    database: { url: raw.REBOUND_DATABASE_URL, authToken: raw.REBOUND_DATABASE_AUTH_TOKEN },
    host: raw.REBOUND_HOST,
    port: raw.REBOUND_PORT,
    publicUrl: raw.REBOUND_PUBLIC_URL,
    secret: raw.REBOUND_SECRET,
    upstream: raw.REBOUND_UPSTREAM,
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
