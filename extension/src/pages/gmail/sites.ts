/** Gmail's hosts, as match patterns. */
export default ['https://mail.google.com/*'] as const;

export const provider = 'Gmail';
