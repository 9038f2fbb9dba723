import type { Context } from 'hono';
import { createMiddleware } from 'hono/factory';
import type { AppEnv } from '../app-env';
import { Unauthenticated } from '../errors';
import type { SignIn } from './sign-in/sign-in';

/** The token of the Authorization header, or `null` where there is none of the right form. */
export function bearerToken(c: Context): string | null {
  return /^Bearer ([\w.~+/-]+=*)$/i.exec(c.req.header('Authorization') ?? '')?.[1] ?? null;
}

/** Lets a request pass with its caller known; answers 401 otherwise. Only the Authorization header counts, no cookie. */
export function authenticate(signIn: SignIn) {
  return createMiddleware<AppEnv>(async (c, next) => {
    const token = bearerToken(c);
    const caller = token ? await signIn.callerOf(token) : null;
    if (!caller) throw new Unauthenticated();
    c.set('caller', caller);
    c.set('log', c.var.log.child({ company: caller.companyId }));
    await next();
  });
}
