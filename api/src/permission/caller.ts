import type { Person } from '@rebound/shared/permission/schema';

/** Who makes a request. `companyId` stands in the WHERE of every statement that the request leads to. */
export interface Caller {
  person: Person;
  companyId: string;
}
