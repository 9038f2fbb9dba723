import type { DemoCompany, DemoPerson } from './demo-company';
import { harbourCivil } from './harbour-civil';
import { northgate } from './northgate/northgate';

/** The companies of the sandbox; the first one is the one that the walkthrough and the pages start with. */
export const demoCompanies: readonly DemoCompany[] = [northgate, harbourCivil];

/** The person whom the pages show at first. */
export const startsAs: DemoPerson['id'] = 'priya';
