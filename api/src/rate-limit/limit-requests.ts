import { createMiddleware } from 'hono/factory';
import type { AppEnv } from '../app-env';
import { createAllowance } from './allowance';
import { clientAddress } from './client-address';
import type { Limits } from './limits';
import { trustIn } from './trusted-proxies';

const minute = 60;

/** Counts every request for the network address that it comes from, before anything is known of it. */
export function limitAddresses(limits: Limits, trustedProxies: readonly string[]) {
  const isTrusted = trustIn(trustedProxies);
  const allowance = createAllowance(limits.address, minute, 'from this network address');
  return createMiddleware<AppEnv>(async (c, next) => {
    const peer = c.env?.incoming?.socket.remoteAddress;
    const address = clientAddress(peer, c.req.header('X-Forwarded-For'), isTrusted);
    c.set('clientAddress', address);
    await allowance.spend(address);
    await next();
  });
}

/** Counts every request for who makes it, and for their company. */
export function limitCallers(limits: Limits) {
  const people = createAllowance(limits.person, minute, 'by one person');
  const companies = createAllowance(limits.company, minute, 'by one company');
  return createMiddleware<AppEnv>(async (c, next) => {
    const { person, companyId } = c.var.caller;
    await people.spend(person.id);
    await companies.spend(companyId);
    await next();
  });
}
