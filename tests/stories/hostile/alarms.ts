import { createServer } from 'node:http';
import type { LaunchedBrowser } from '../../sandbox/browser';
import { listenOnLoopback } from '../../sandbox/port-in-use';

/** Hears of whatever a text brings about that is taken for more than text: a script, a request, a dialog, a broken rule. */
export async function setAlarms({ context }: LaunchedBrowser) {
  const heard: string[] = [];
  const server = createServer((request, response) => {
    heard.push(`a request for ${request.url}`);
    response.end();
  });
  const port = await listenOnLoopback(server, 0, 'canary');
  context.on('dialog', (dialog) => {
    heard.push(`a dialog: ${dialog.message()}`);
    void dialog.dismiss();
  });
  context.on('request', (request) => {
    if (/evil\.test|\/x$/.test(request.url())) heard.push(`a request for ${request.url()}`);
  });
  context.on('console', (message) => {
    if (/Content Security Policy/.test(message.text())) heard.push(message.text());
  });
  await context.addInitScript(() => {
    addEventListener('securitypolicyviolation', ({ violatedDirective, sourceFile }) =>
      console.error(`Content Security Policy: ${violatedDirective} in ${sourceFile}`),
    );
  });
  return {
    origin: `http://127.0.0.1:${port}`,
    /** What was heard so far. */
    heard: async () => {
      for (const page of context.pages()) {
        for (const frame of page.frames()) {
          const ran = await frame.evaluate(() => 'ran' in window || document.title === 'ran').catch(() => false);
          if (ran) heard.push(`a script in ${frame.url()}`);
        }
      }
      return heard;
    },
    stop: () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
