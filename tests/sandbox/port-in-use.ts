import { createServer, type Server } from 'node:net';

/** A port of the sandbox is taken. `setting` is the option that changes it. */
export class PortInUse extends Error {
  override readonly name = 'PortInUse';
  readonly port: number;
  readonly setting: string;

  constructor(port: number, setting: string, options?: ErrorOptions) {
    super(
      `Port ${port} on 127.0.0.1 is in use. Stop the program that holds it, or set ${setting} to another port (0 picks a free one).`,
      options,
    );
    this.port = port;
    this.setting = setting;
  }
}

/** Resolves with the port once `server` listens on 127.0.0.1. Throws `PortInUse`, naming `setting`. */
export async function listenOnLoopback(
  server: Pick<Server, 'listen' | 'once' | 'address'>,
  port: number,
  setting: string,
) {
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) =>
      reject(error.code === 'EADDRINUSE' ? new PortInUse(port, setting, { cause: error }) : error),
    );
    server.listen(port, '127.0.0.1', () => resolve());
  });
  const address = server.address();
  return typeof address === 'object' && address ? address.port : port;
}

/** Throws `PortInUse` when nothing could listen on `port` now. */
export async function requireFree(port: number, setting: string) {
  const probe = createServer();
  await listenOnLoopback(probe, port, setting);
  await new Promise((resolve) => probe.close(resolve));
}
