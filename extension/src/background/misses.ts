import type { MissRecorded, PageMiss } from '@rebound/shared/page-health-schema';
import { type Browser, browser } from 'wxt/browser';
import { ask } from './api';
import { browserKind } from './browser-kind';
import { faultOf, isTemporary } from './fault';
import { namesOf } from './known-pages';
import { readSession } from './session';
import { stored } from './stored';

/** A page that was recognised and could not be read: how many elements each of its selectors found, and no text. */
interface Miss {
  page: string;
  version: string;
  shape: Record<string, number>;
  /** The API has it, or does not want it. */
  told: boolean;
}

const misses = stored<Miss[]>('local', 'misses', []);
const mostMisses = 20;
const mostElements = 1_000_000;

/**
 * Keeps a miss, once per adapter and version, and tells the API of it when somebody is signed in. A content script is not
 * believed: what is not exactly the names of one of our own adapters, each with a count, is dropped.
 */
export async function keepMiss({ page, shape }: Pick<Miss, 'page' | 'shape'>): Promise<void> {
  if (!isShapeOf(page, shape)) return;
  const { version } = browser.runtime.getManifest();
  await misses.update((all) => {
    const known = all.some((other) => other.page === page && other.version === version);
    // What was told of earlier versions is never looked at again.
    const wanted = all.filter((other) => !other.told || other.version === version);
    const kept = known ? all : [...wanted, { page, version, shape, told: false }].slice(-mostMisses);
    return { value: kept, result: undefined };
  });
  void tellMisses();
}

let telling: Promise<void> | null = null;

/** Tells the API of the misses that it has not heard of. What cannot be told now waits; nobody is ever bothered with it. */
export function tellMisses(): Promise<void> {
  telling ??= tellEach()
    .catch((error: unknown) => console.error('Rebound:', error))
    .finally(() => {
      telling = null;
    });
  return telling;
}

async function tellEach(): Promise<void> {
  if (!(await mayTell())) return;
  for (const miss of await misses.get()) {
    if (miss.told) continue;
    if (!(await readSession()).token || !(await isOver(miss))) return;
    await misses.update((all) => ({
      value: all.map((one) => (isSame(one, miss) ? { ...one, told: true } : one)),
      result: undefined,
    }));
  }
}

/** Firefox asks people whether an extension may tell of technical matters; other browsers have no such question. */
async function mayTell(): Promise<boolean> {
  const allowed: Browser.permissions.Permissions & { data_collection?: string[] } = await browser.permissions.getAll();
  return allowed.data_collection?.includes('technicalAndInteraction') ?? true;
}

/** Whether the API has taken it, or refused it for good. */
async function isOver({ page, version, shape }: Miss): Promise<boolean> {
  const body: PageMiss = { adapter: page, version, browser: browserKind(navigator.userAgent), shape };
  try {
    await ask<MissRecorded>('/v1/page-misses', { method: 'POST', body });
    return true;
  } catch (error) {
    const fault = faultOf(error);
    return fault.kind === 'problem' && !isTemporary(fault);
  }
}

function isShapeOf(page: string, shape: Record<string, number>): boolean {
  const names = namesOf(page);
  if (!names || Object.keys(shape).length !== names.length) return false;
  return names.every((name) => Object.hasOwn(shape, name) && isElements(shape[name]));
}

function isElements(found: number | undefined): boolean {
  return Number.isSafeInteger(found) && Number(found) >= 0 && Number(found) <= mostElements;
}

function isSame(one: Miss, other: Miss): boolean {
  return one.page === other.page && one.version === other.version;
}
