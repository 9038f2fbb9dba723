import type { z } from 'zod';
import type { Engine } from '../engine';
import type { Login, Membership } from '../logins';

/** One request to an endpoint, past every check: who asks, in which company, for what. Ids are digits. */
export interface Call {
  login: Login;
  /** Who asks, in the company that `Procore-Company-Id` names. */
  membership: Membership;
  engine: Engine;
  path: Readonly<Record<string, string>>;
  query: Readonly<Record<string, string>>;
  body: unknown;
  url: URL;
}

export interface Answer {
  status?: 200 | 201 | 204;
  body: unknown;
  headers?: Record<string, string>;
}

/** What the stand-in serves. What it does not name here, nobody may ask it. */
export interface Endpoint {
  method: 'GET' | 'POST' | 'PATCH' | 'DELETE';
  /** With `{name}` for what varies. */
  path: string;
  /** Every parameter of the query; with `!` those that Procore demands. */
  query?: readonly string[];
  body?: z.ZodType;
  /** Whether it is asked without `Procore-Company-Id`. */
  companyless?: true;
  answer(call: Call): Promise<Answer> | Answer;
}
