import type { Refusal } from './permission/schema';

/** The body of every error answer: RFC 9457 `application/problem+json`. `code` is stable; texts may change. */
export interface Problem {
  type: string;
  title: string;
  status: number;
  code: string;
  detail: string;
  /** Why a rule said no, where one did. */
  refusal?: Refusal;
  /** Which parts of the input are at fault. */
  issues?: readonly { path: string; message: string }[];
  /** Who changed the commitment first and when, in answer to an old version. */
  conflict?: { version: number; by: string; at: string };
  /** Until when Procore asks to be left alone. */
  until?: string;
  /** Between which companies the person has to choose. */
  companies?: readonly { id: string; name: string }[];
}
