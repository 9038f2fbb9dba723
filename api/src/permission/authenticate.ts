import { createMiddleware } from 'hono/factory';
import type { AppEnv } from '../app-env';
import { Unauthenticated } from '../errors';
import type { SignIn } from './sign-in/sign-in';

/** Lets a request pass with its caller known; answers 401 otherwise. Only the Authorization header counts, no cookie. */
export function authenticate(signIn: SignIn) {
  return createMiddleware<AppEnv>(async (c, next) => {
    const authorization = c.req.header('Authorization');
    const caller = authorization ? await signIn.callerOf(new Headers({ authorization })) : null;
    if (!caller) throw new Unauthenticated();
    c.set('caller', caller);
    c.set('log', c.var.log.child({ company: caller.companyId }));
    await next();
  });
}
