/** Roundcube runs on anybody's host: its addresses, as a match pattern for every site that was allowed. */
export default ['*://*/*_task=mail*'] as const;
