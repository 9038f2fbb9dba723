// All checks, the fuzzing ones at their full length: they look for this variable.
process.env.REBOUND_LONG = '1';
await import('./test.mjs');
