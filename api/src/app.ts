import { bodyLimit } from 'hono/body-limit';
import { requestId } from 'hono/request-id';
import { commitmentRoutes } from './commitment/routes';
import type { Deps } from './deps';
import { docsRoutes } from './docs';
import { Answerable } from './errors';
import { healthRoutes } from './health';
import { historyRoutes } from './history/routes';
import { measured } from './metrics';
import { notificationRoutes } from './notification/routes';
import { createRouter } from './openapi';
import { authenticate } from './permission/authenticate';
import { permissionRoutes } from './permission/routes';
import { signInRoutes } from './permission/sign-in/routes';
import { answerError } from './problem-response';
import { refuseOtherMedia, refuseOtherMethods } from './refuse-early';
import { rejectionRoutes } from './rejection/routes';

/** The whole HTTP application on the given parts; listening is `main`'s business. */
export function createApp(deps: Deps) {
  const app = createRouter();
  app.onError(answerError);
  app.use(requestId(), measured(deps.log));
  app.use(
    bodyLimit({
      maxSize: 1024 * 1024,
      onError: () => {
        throw new Answerable(413, 'too-large', 'The body is larger than 1 MB.');
      },
    }),
  );
  app.use(refuseOtherMedia);

  app.route('/', healthRoutes(deps));
  app.route('/', docsRoutes(app));
  app.route('/', signInRoutes(deps));
  app.use('/v1/*', authenticate(deps.signIn));
  app.route('/', permissionRoutes(deps));
  app.route('/', rejectionRoutes(deps));
  app.route('/', commitmentRoutes(deps));
  app.route('/', historyRoutes(deps));
  app.route('/', notificationRoutes(deps));
  app.notFound(refuseOtherMethods(app));
  return app;
}
