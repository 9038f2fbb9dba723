import { readFileSync } from 'node:fs';
import { type Browser, type CDPSession, chromium, type Page } from 'playwright-core';
import { aBrowser } from '../sandbox/browser/a-browser';
import type { Benchmark } from './benchmark';
import { asExtension, busyMail, busyMailUrl, naiveObserver } from './busy-mail';

const loaderFile = new URL('../../extension/.output/chrome-mv3/content-scripts/gmail.js', import.meta.url);
const samplingMicroseconds = 500;
const scriptName = 'measured.js';

/** B6: what the loader costs a busy page. */
export const loaderCost: Benchmark[] = [
  against('a naive observer that scans everything', 0.1, (page) => scriptTime(page, naiveObserver)),
  against("the page's own task time", 0.08, taskTime),
];

function against(peer: string, atMost: number, measure: (page: OpenPage) => Promise<number>): Benchmark {
  return {
    name: 'script time of the mail loader, 10,000 nodes in 100 steps',
    unit: 's',
    peer,
    target: { atMost },
    async prepare() {
      const browser = await chromium.launch({ executablePath: aBrowser().path, args: ['--no-sandbox'] });
      const loader = asExtension(readFileSync(loaderFile, 'utf8'));
      return {
        ours: () => inPage(browser, (page) => scriptTime(page, loader, panelStands)),
        peer: () => inPage(browser, measure),
        close: () => browser.close(),
      };
    },
  };
}

interface OpenPage {
  page: Page;
  session: CDPSession;
}

async function inPage(browser: Browser, measure: (page: OpenPage) => Promise<number>): Promise<number> {
  const page = await browser.newPage();
  await page.route('**', (route) =>
    route.fulfill({
      contentType: 'text/html',
      body: route.request().url() === busyMailUrl ? busyMail : '<!doctype html>',
    }),
  );
  try {
    return await measure({ page, session: await page.context().newCDPSession(page) });
  } finally {
    await page.close();
  }
}

/** Seconds of the processor that the page takes to build itself, with nobody looking on. */
async function taskTime({ page, session }: OpenPage): Promise<number> {
  const { stop } = await startClock(session);
  await build(page);
  return stop();
}

/** Seconds of the processor in which `script`, in a world of its own like a content script, or what it called, ran. */
async function scriptTime({ page, session }: OpenPage, script: string, check?: typeof panelStands): Promise<number> {
  const source = `${script}\n//# sourceURL=${scriptName}`;
  await session.send('Page.enable');
  await session.send('Page.addScriptToEvaluateOnNewDocument', { source, worldName: 'measured' });
  await session.send('Profiler.enable');
  await session.send('Profiler.setSamplingInterval', { interval: samplingMicroseconds });
  const { stop } = await startClock(session);
  await session.send('Profiler.start');
  await build(page);
  const { profile } = await stopProfiler(session);
  const seconds = await stop();
  await check?.(page);
  return seconds * shareIn(profile);
}

/** Counts what the page's thread does, and not how long it waits for its turn on a machine that others use too. */
async function startClock(session: CDPSession): Promise<{ stop: () => Promise<number> }> {
  await session.send('Performance.enable', { timeDomain: 'threadTicks' });
  const busy = async () => {
    const { metrics } = await session.send('Performance.getMetrics');
    return metrics.find(({ name }) => name === 'TaskDuration')?.value ?? Number.NaN;
  };
  const before = await busy();
  return { stop: async () => (await busy()) - before };
}

type Profile = Awaited<ReturnType<typeof stopProfiler>>['profile'];
const stopProfiler = (session: CDPSession) => session.send('Profiler.stop');

/** The part of the busy samples that were taken in the script, or in what it had called. */
function shareIn({ nodes, samples = [], timeDeltas = [] }: Profile): number {
  const frames = new Map(nodes.map(({ id, callFrame }) => [id, callFrame]));
  const parents = new Map(nodes.flatMap(({ id, children = [] }) => children.map((child) => [child, id] as const)));
  const isOfScript = (id: number | undefined): boolean =>
    id !== undefined && (frames.get(id)?.url === scriptName || isOfScript(parents.get(id)));
  let [inScript, inAll] = [0, 0];
  for (const [at, id] of samples.entries()) {
    const micros = timeDeltas[at + 1] ?? 0;
    if (frames.get(id)?.functionName !== '(idle)') inAll += micros;
    if (isOfScript(id)) inScript += micros;
  }
  return inScript / inAll;
}

async function build(page: Page): Promise<void> {
  await page.goto(busyMailUrl);
  await page.waitForFunction('globalThis.built');
}

async function panelStands(page: Page): Promise<void> {
  if ((await page.locator('rebound-panel').count()) !== 1) throw new Error('The loader drew no panel.');
}
