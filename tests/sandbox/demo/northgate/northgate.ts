import type { DemoCompany } from '../demo-company';
import { sage300 } from './connection';
import { contractCompanies, costCodes, costTypes } from './directory';
import { generated } from './generated';
import { millStreetSchool } from './mill-street-school';
import { people, projects } from './people';
import { riversideTower } from './riverside-tower';
import { stories } from './stories';

/** The company of the walkthrough: two projects, every role, every ERP state once its scenario has been played. */
export const northgate: DemoCompany = {
  id: '4100',
  name: 'Northgate Builders',
  currency: 'USD',
  locksApproved: true,
  secondPairOfEyes: true,
  undoSeconds: 10,
  connection: sage300,
  projects,
  people,
  contractCompanies,
  costCodes,
  costTypes,
  commitments: [...riversideTower, ...millStreetSchool, ...generated.commitments],
  scenario: [...stories, ...generated.scenario].toSorted((one, other) => other.days - one.days),
};
