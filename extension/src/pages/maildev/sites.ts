/** Where a mailbox for trying things out runs, as match patterns. */
export default ['http://127.0.0.1/*', 'http://localhost/*'] as const;
