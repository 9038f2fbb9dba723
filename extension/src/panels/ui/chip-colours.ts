/** The colours of a chip: it stands in somebody else's page, out of reach of `tokens.css`. A test holds them equal. */
export const light = { ground: '#fdf0ee', text: '#b42318', focus: '#1a73e8' };
export const dark = { ground: '#3a2320', text: '#ff9e92', focus: '#8ab4f8' };
