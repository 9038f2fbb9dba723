import type { ErpConnection } from '@rebound/shared/commitment/erp-connection';
import type { Kind, Status } from '@rebound/shared/commitment/kind';
import type { Edit } from '@rebound/shared/commitment/schema';
import type { NoticeSettings } from '@rebound/shared/notification/settings';
import type { GranularPermission, Level } from '@rebound/shared/permission/level';
import type { ReasonCode } from '@rebound/shared/rejection/reason-code';

export interface DemoProject {
  id: string;
  name: string;
}

export interface DemoPerson {
  id: string;
  name: string;
  email: string;
  /** Their job, for the sandbox's list of people. */
  role: string;
  erpIntegrations: Level;
  canPushToAccounting: boolean;
  /** A project that is not named here is `none`. */
  projects: { projectId: string; commitments: Level; granular: GranularPermission[] }[];
}

/** `erpCode` is the linked ERP vendor, `null` while nobody has linked one. */
export interface DemoContractCompany {
  id: string;
  name: string;
  erpCode: string | null;
}

export interface DemoCostCode {
  code: string;
  name: string;
  inErp: boolean;
}

export interface DemoLine {
  id: string;
  description: string;
  costCode: string | null;
  costType: string | null;
  amountCents: number;
}

/** A commitment as it was created, before the first step of the scenario; its ERP state is `not-sent`. */
export interface DemoCommitment {
  id: string;
  projectId: string;
  kind: Kind;
  number: string;
  title: string;
  contractCompanyId: string | null;
  status: Status;
  startDate: string | null;
  completionDate: string | null;
  retainagePercent: number | null;
  lines: DemoLine[];
  createdBy: string;
  /** Its age in days. */
  createdDays: number;
}

/**
 * One past command on one commitment: `by` whom, and how many `days` before now (fractions allowed). An `edit` is in
 * the wire's form and names the lines by the ids of the demo.
 */
export type ScenarioStep = { commitment: string; days: number; by: string } & (
  | { do: 'send' | 'resend' | 'retrieve' | 'accept' | 'export' | 'void' }
  | { do: 'reject'; comment: string; reasonCodes?: ReasonCode[] }
  | { do: 'fail'; message: string }
  | { do: 'edit'; edit: Edit }
);

export interface DemoCompany {
  id: string;
  name: string;
  currency: string;
  /** Contract Company and the schedule of values lock while a commitment is Approved or Complete. */
  locksApproved: boolean;
  secondPairOfEyes: boolean;
  /** For how long the letters of a re-send are held, so that it can be taken back. */
  undoSeconds: number;
  /** Where it tells people otherwise than companies usually do. */
  notices?: Partial<NoticeSettings>;
  connection: ErpConnection;
  projects: DemoProject[];
  people: DemoPerson[];
  contractCompanies: DemoContractCompany[];
  costCodes: DemoCostCode[];
  costTypes: string[];
  commitments: DemoCommitment[];
  /** Oldest first: to be played in this order. */
  scenario: ScenarioStep[];
}
