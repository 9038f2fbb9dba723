import { serve } from '@hono/node-server';
import { createApp } from './app';
import { createDeps } from './create-deps';
import { envOrExit } from './env';
import { startByTheClock } from './notification/by-the-clock';
import { startSweeping } from './sweep';

const env = envOrExit(process.env);
const { deps, delivering, inbox, log } = await createDeps(env);
const stopSweeping = startSweeping(deps);
const stopClock = startByTheClock(deps);
deps.procore?.newsWait();

const server = serve({ fetch: createApp(deps).fetch, hostname: env.host, port: env.port }, ({ address, port }) => {
  log.info({ address, port }, `Rebound API on http://${address}:${port}`);
  if (!env.publicUrl?.startsWith('https:')) {
    log.warn('REBOUND_PUBLIC_URL is no https address: mail programs are offered no button to stop the daily summary');
  }
});
server.on('error', (error: NodeJS.ErrnoException) => {
  const inUse = error.code === 'EADDRINUSE';
  console.error(inUse ? `Port ${env.port} is in use. Stop what uses it or set REBOUND_PORT.` : error.message);
  process.exit(1);
});

async function stop(): Promise<void> {
  stopSweeping();
  server.close();
  if ('closeAllConnections' in server) server.closeAllConnections();
  await stopClock();
  await inbox?.stop();
  await deps.procore?.stop();
  await delivering.stop();
  deps.db.close();
}
for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(signal, () => {
    stop().then(
      () => process.exit(0),
      (error) => {
        log.error({ err: error }, 'could not stop in order');
        process.exit(1);
      },
    );
  });
}
