import type { DemoContractCompany, DemoCostCode, DemoProject } from '../demo/demo-company';

export interface BootPerson {
  id: string;
  name: string;
  role: string;
  company: string;
}

/** What every page is given at the start: who looks at it, and what the forms offer. Commitments come from the API. */
export interface Boot {
  /** The class names of this start, by the name in the style sheets. */
  classes: Record<string, string>;
  person: BootPerson;
  people: BootPerson[];
  company: { id: string; name: string };
  /** Of every company: an address of the older forms names the project alone. */
  companyOfProject: Record<string, string>;
  projects: DemoProject[];
  contractCompanies: DemoContractCompany[];
  costCodes: DemoCostCode[];
  costTypes: string[];
  mailboxUrl: string | null;
}
