import { createServer } from 'node:net';
import { listenOnLoopback, requireFree } from './port-in-use';

export interface Ports {
  api: number;
  pages: number;
  mailbox: number;
  smtp: number;
  resend: number;
  procore: number;
}

const settings: Record<keyof Ports, [variable: string, usual: number]> = {
  api: ['REBOUND_PORT', 8787],
  pages: ['SANDBOX_PAGES_PORT', 8788],
  mailbox: ['SANDBOX_MAILBOX_PORT', 8789],
  smtp: ['SANDBOX_SMTP_PORT', 8790],
  resend: ['SANDBOX_RESEND_PORT', 8791],
  procore: ['SANDBOX_PROCORE_PORT', 8792],
};

/**
 * The ports that people know, or those that the environment names. Throws `PortInUse` for the first of the `wanted` that
 * is taken.
 */
export async function usualPorts(env: NodeJS.ProcessEnv, wanted: (name: keyof Ports) => boolean): Promise<Ports> {
  const ports = await mapPorts(async (variable, usual) => Number(env[variable] || usual));
  await mapPorts(async (variable, _, name) => wanted(name) && requireFree(ports[name], variable));
  return ports;
}

/** Ports that nobody uses now, for several worlds side by side. */
export function freePorts(): Promise<Ports> {
  return mapPorts(async () => {
    const probe = createServer();
    const port = await listenOnLoopback(probe, 0, 'a free port');
    await new Promise((resolve) => probe.close(resolve));
    return port;
  });
}

async function mapPorts<T>(make: (variable: string, usual: number, name: keyof Ports) => Promise<T>) {
  const entries: [string, T][] = [];
  for (const [name, [variable, usual]] of Object.entries(settings)) {
    entries.push([name, await make(variable, usual, name as keyof Ports)]);
  }
  return Object.fromEntries(entries) as Record<keyof Ports, T>;
}
