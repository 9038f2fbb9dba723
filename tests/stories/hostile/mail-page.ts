import { createServer } from 'node:http';
import { listenOnLoopback } from '../../sandbox/port-in-use';
import type { Mailed } from './open-mails';

/** A webmail as MailDev is to the loader, that opens a mail at once and cleans nothing out of it. */
export async function startMailPage(mails: readonly Mailed[]) {
  const server = createServer((request, response) => {
    const index = /^\/mails\/(\d+)$/.exec(request.url ?? '')?.[1];
    response.setHeader('Content-Type', index ? 'application/json' : 'text/html; charset=utf-8');
    response.end(index ? JSON.stringify(mails[Number(index)]) : page);
  });
  const port = await listenOnLoopback(server, 0, 'mail page');
  return {
    urls: mails.map((_, index) => `http://127.0.0.1:${port}/#/email/${index}`),
    stop: () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

const page = `<!doctype html><html lang="en"><head><title>Mail</title></head><body><main data-testid="email-viewer-pane"></main>
<script>
const pane = document.querySelector('main');
async function open() {
  const id = location.hash.slice('#/email/'.length);
  if (!id) return;
  const { subject, html, text } = await (await fetch('/mails/' + id)).json();
  const viewer = document.createElement('div');
  viewer.dataset.testid = 'email-viewer';
  viewer.dataset.emailId = id;
  const heading = document.createElement('h1');
  heading.dataset.testid = 'email-subject';
  heading.textContent = subject;
  const body = document.createElement(html === null ? 'pre' : 'iframe');
  if (html === null) body.textContent = text;
  else {
    body.sandbox = 'allow-same-origin allow-popups';
    body.style.cssText = 'width: 100%; height: 300px';
    body.srcdoc = html;
  }
  viewer.append(heading, body);
  pane.replaceChildren(viewer);
}
addEventListener('hashchange', open);
void open();
</script></body></html>`;
