import type { Person } from '@rebound/shared/permission/schema';
import type { Scope } from '@rebound/shared/permission/scope';

/** Who makes a request. `companyId` stands in the WHERE of every statement that the request leads to. */
export interface Caller {
  person: Person;
  companyId: string;
  /** What a connector's token is for; absent for people. */
  scopes?: readonly Scope[];
}
