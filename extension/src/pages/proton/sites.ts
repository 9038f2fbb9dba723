/** Proton Mail's hosts, as match patterns. */
export default ['https://mail.proton.me/*'] as const;

export const provider = 'Proton Mail';
