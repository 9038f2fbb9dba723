import { serve } from '@hono/node-server';
import { createApp } from './app';
import { createDeps } from './create-deps';
import { envOrExit } from './env';
import { startSweeping } from './sweep';

const env = envOrExit(process.env);
const { deps, delivering, log } = await createDeps(env);
const stopSweeping = startSweeping(deps);

const server = serve({ fetch: createApp(deps).fetch, hostname: env.host, port: env.port }, ({ address, port }) => {
  log.info({ address, port }, `Rebound API on http://${address}:${port}`);
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
