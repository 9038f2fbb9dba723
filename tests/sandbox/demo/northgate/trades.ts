interface Trade {
  title: string;
  companyId: string;
  lines: [description: string, costCode: string, costType: string][];
}

/** What the generated commitments are about, in turn. */
export const trades: [Trade, ...Trade[]] = [
  trade('Slab on grade', '3102', ['Slab', '03-3000', 'Subcontract'], ['Finishing', '03-3000', 'Labor']),
  trade('Misc. metals', '3103', ['Lintels and angles', '05-5000', 'Material']),
  trade(
    'Acoustic ceilings',
    '3111',
    ['Grid', '09-2900', 'Material'],
    ['Tile', '09-2900', 'Material'],
    ['Fixing', '09-2900', 'Labor'],
  ),
  trade('Casework', '3109', ['Base cabinets', '06-4000', 'Subcontract'], ['Counters', '06-4000', 'Material']),
  trade('Lighting fixtures', '3106', ['Fixtures', '26-2400', 'Material']),
  trade('Air handling units', '3108', ['Units', '23-3000', 'Equipment'], ['Rigging', '23-3000', 'Other']),
  trade('Fire pump', '3113', ['Pump and controller', '21-1300', 'Equipment']),
  trade('Street trees', '3112', ['Trees', '32-9000', 'Material'], ['Planting', '32-9000', 'Labor']),
  trade(
    'Window wall',
    '3105',
    ['Frames', '08-4400', 'Material'],
    ['Glass', '08-4400', 'Material'],
    ['Setting', '08-4400', 'Labor'],
  ),
  trade('Rebar, phase 1', '3104', ['Rebar', '03-2100', 'Material']),
  trade('Parapet flashing', '3110', ['Flashing', '07-5000', 'Subcontract']),
];

function trade(title: string, companyId: string, ...lines: Trade['lines']): Trade {
  return { title, companyId, lines };
}
