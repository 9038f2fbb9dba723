import type { DemoContractCompany, DemoCostCode } from '../demo-company';

/** Harbor Concrete stands twice, as in real directories: the old vendor record was never removed. */
export const contractCompanies: DemoContractCompany[] = [
  { id: '3101', name: 'Harbor Concrete', erpCode: 'V-2291' },
  { id: '3102', name: 'Harbor Concrete', erpCode: 'V-2317' },
  { id: '3103', name: 'Ironline Steel Erectors', erpCode: 'V-1180' },
  { id: '3104', name: 'Tri-County Rebar Supply', erpCode: 'V-2044' },
  { id: '3105', name: 'O’Malley & Søn Façades', erpCode: 'V-1902' },
  { id: '3106', name: 'Voltway Electric', erpCode: 'V-0417' },
  { id: '3107', name: 'Summit Elevator', erpCode: 'V-1533' },
  { id: '3108', name: 'Clearwater Mechanical', erpCode: 'V-0872' },
  { id: '3109', name: 'Pine & Hollow Millwork', erpCode: 'V-2260' },
  { id: '3110', name: 'Greystone Roofing', erpCode: 'V-1311' },
  { id: '3111', name: 'Meridian Drywall', erpCode: 'V-0955' },
  { id: '3112', name: 'Fairlead Landscape', erpCode: 'V-2102' },
  { id: '3113', name: 'Beacon Fire Protection', erpCode: 'V-1647' },
  { id: '3114', name: 'Copperleaf Signage', erpCode: null },
  { id: '3115', name: 'Northern Glazing Partners', erpCode: null },
];

export const costCodes: DemoCostCode[] = [
  { code: '01-5600', name: 'Temporary enclosures', inErp: false },
  { code: '03-1100', name: 'Formwork', inErp: true },
  { code: '03-2100', name: 'Reinforcing steel', inErp: true },
  { code: '03-3000', name: 'Cast-in-place concrete', inErp: true },
  { code: '05-1200', name: 'Structural steel', inErp: true },
  { code: '05-5000', name: 'Metal fabrications', inErp: true },
  { code: '06-4000', name: 'Architectural woodwork', inErp: true },
  { code: '07-5000', name: 'Membrane roofing', inErp: true },
  { code: '08-4400', name: 'Curtain wall', inErp: true },
  { code: '09-2900', name: 'Gypsum board', inErp: true },
  { code: '10-1400', name: 'Signage', inErp: false },
  { code: '14-2000', name: 'Elevators', inErp: true },
  { code: '21-1300', name: 'Fire suppression', inErp: true },
  { code: '23-3000', name: 'Air distribution', inErp: true },
  { code: '26-2400', name: 'Switchboards', inErp: true },
  { code: '32-9000', name: 'Planting', inErp: true },
];

export const costTypes = ['Labor', 'Material', 'Equipment', 'Subcontract', 'Other'];
