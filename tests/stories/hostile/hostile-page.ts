import { createServer } from 'node:http';
import type { Page } from 'playwright-core';
import { listenOnLoopback } from '../../sandbox/port-in-use';

const commitments = '/webclients/host/companies/4100/projects/24017/tools/contracts/commitments';

/** What the page is made of: `script` runs before all else. */
export interface Made {
  script?: string;
  body?: string;
}

/**
 * A page that has turned against its visitors, as a compromised or imitated commitments page would: the loader takes it
 * for one of Procore's, and its own scripts do as they please.
 */
export async function startHostilePage({ script = '', body = commitmentBody }: Made = {}) {
  const server = createServer((_request, response) => {
    const head = `<title>Commitment</title>${script}${style}`;
    response.setHeader('Content-Type', 'text/html; charset=utf-8');
    response.end(`<!doctype html><html lang="en"><head>${head}</head><body>${body}</body></html>`);
  });
  const port = await listenOnLoopback(server, 0, 'hostile page');
  const origin = `http://127.0.0.1:${port}`;
  return {
    origin,
    list: `${origin}${commitments}`,
    pageOf: (commitmentId: string) => `${origin}${commitments}/work_order_contracts/${commitmentId}`,
    async stop() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

export type HostilePage = Awaited<ReturnType<typeof startHostilePage>>;

const style = `<style>
body { margin: 0; font: 16px sans-serif; background: white; }
#bait { position: absolute; z-index: 0; padding: 8px 20px; background: gold; }
</style>`;

export const commitmentBody = `<main><div id="around"><div id="head"><h1 data-qa="title">SC-1042</h1>
<a data-qa="detailTab_general" href="#general">General</a></div></div></main>
<button id="bait" style="left: 900px; top: 700px">Win a prize</button>
<script>addEventListener('message', ({ source }) => { window.theirs = source; });</script>`;

/** A list of commitments with one row. */
export const listBody = `<div role="treegrid" style="padding: 40px"><div role="row" row-id="700102">
<div role="gridcell" col-id="number"><a href="${commitments}/purchase_order_contracts/700102">PO-0087</a></div>
<div role="gridcell" col-id="erpStatus"><span data-qa="erpStatus">ERP</span></div></div></div>`;

/** A point in the middle of something, where a person would press it. */
export interface Point {
  x: number;
  y: number;
}

/** Moves the mouse as a hand does: in steps, not at once. */
export async function glide(page: Page, { x, y }: Point): Promise<void> {
  await page.mouse.move(x, y, { steps: 8 });
}
