import { bodyLimit } from 'hono/body-limit';
import { requestId } from 'hono/request-id';
import { commitmentRoutes } from './commitment/routes';
import type { Deps } from './deps';
import { docsRoutes } from './docs';
import { Answerable } from './errors';
import { forOneReader } from './for-one-reader';
import { healthRoutes } from './health';
import { historyRoutes } from './history/routes';
import { webhookRoutes } from './mail/webhook-routes';
import { measured } from './metrics';
import { followRoutes } from './notification/follow/routes';
import { optOutRoutes } from './notification/opt-out/page-routes';
import { notificationRoutes } from './notification/routes';
import { createRouter } from './openapi';
import { pageHealthRoutes } from './page-health/routes';
import { authenticate } from './permission/authenticate';
import { keepToScopes } from './permission/connector/keep-to-scopes';
import { permissionRoutes } from './permission/routes';
import { signInRoutes } from './permission/sign-in/routes';
import { sessionRoutes } from './permission/sign-in/session-routes';
import { answerError } from './problem-response';
import { limitAddresses, limitCallers } from './rate-limit/limit-requests';
import { refuseBrokenText, refuseOtherMedia, refuseOtherMethods } from './refuse-early';
import { rejectionRoutes } from './rejection/routes';
import { keepFresh, meetCaller } from './upstream/keep-fresh';
import { disconnectRoutes } from './upstream/procore/disconnect-routes';
import { procoreSignInRoutes } from './upstream/procore/sign-in-routes';
import { procoreWebhookRoutes } from './upstream/procore/webhook-routes';

/** What is answered from what the caller may do, which must be known first. Signing out needs nobody's leave. */
const ofCommitments = [
  ...['/v1/me', '/v1/commitments/*', '/v1/rejections/*', '/v1/lookups', '/v1/evidence', '/v1/events', '/v1/history/*'],
];

/** The whole HTTP application on the given parts; listening is `main`'s business. */
export function createApp(deps: Deps) {
  const app = createRouter();
  app.onError(answerError);
  // Shorter than any token, so that none ends up in the log as somebody's request id.
  app.use(requestId({ limitLength: 36 }), measured(deps.log), forOneReader);
  const limited = limitAddresses(deps.limits, deps.trustedProxies);
  for (const path of ['/v1/*', '/docs/*', '/openapi.json', '/daily-summary/*']) app.use(path, limited);
  // The provider posts for everybody who is mailed, so its posts are counted by themselves.
  app.use('/webhooks/*', limitAddresses(deps.limits, deps.trustedProxies));
  app.use(
    bodyLimit({
      maxSize: 1024 * 1024,
      onError: () => {
        throw new Answerable(413, 'too-large', 'The body is larger than 1 MB.');
      },
    }),
  );
  // Before what takes JSON alone: mail programs post a form, to an address that nobody can guess.
  app.route('/', optOutRoutes(deps));
  app.use(refuseOtherMedia);
  app.use('/v1/*', refuseBrokenText);

  app.route('/', healthRoutes(deps));
  app.route('/', docsRoutes(app, deps));
  app.route('/', webhookRoutes(deps));
  app.route('/', procoreWebhookRoutes(deps));
  app.route('/', signInRoutes(deps));
  app.route('/', procoreSignInRoutes(deps));
  app.use('/v1/*', authenticate(deps.signIn), limitCallers(deps.limits), keepToScopes);
  app.route('/', sessionRoutes(deps));
  app.route('/', disconnectRoutes(deps));
  for (const path of ofCommitments) app.use(path, meetCaller(deps.upstream));
  app.use('/v1/commitments/:id/*', keepFresh(deps.upstream));
  app.route('/', permissionRoutes(deps));
  app.route('/', rejectionRoutes(deps));
  app.route('/', commitmentRoutes(deps));
  app.route('/', historyRoutes(deps));
  app.route('/', notificationRoutes(deps));
  app.route('/', pageHealthRoutes(deps));
  app.route('/', followRoutes(deps));
  app.notFound(refuseOtherMethods(app));
  return app;
}
