import { commitmentIn } from '@rebound/shared/commitment/page-url';
import type { PressOutcome } from '../host/judge-page';
import { clock, instantAt, now } from '../time';
import { panelThatAsked } from './asked';
import { type Command, commands, type Press, replaceCommand } from './commands';
import { Failed, type Fault } from './fault';
import { tellPages } from './open-pages';
import { claimOf, type DocumentRef } from './panel-claims';
import { postCommands } from './post-commands';
import { documentShowing, find, look, openTab, press as pressIn } from './procore-tab';
import { pageUrlOf } from './read';

type Pressing = Command & { press: Press };

const lifeMs = 120_000;
const shownMs = 30_000;
/** The page that the person looks at stands there already. */
const standsMs = 1500;
const patience = { own: 3000, opened: 15_000 };

const running = new Set<string>();

/**
 * The press that a click asks for: in the very tab where that is the commitment's own page, also where it was confirmed
 * in the popup, else in one to be opened.
 */
export async function pressFor(commitmentId: string, from: DocumentRef | null): Promise<Press> {
  const pageUrl = await pageUrlOf(commitmentId);
  const place = commitmentIn(new URL(pageUrl).pathname);
  if (!place) throw new Failed({ kind: 'unexpected', detail: 'not the address of a commitment' });
  const claim = (await claimOf(from)) ?? (await claimOf(await panelThatAsked({ commitmentId, verb: 'resend' })));
  const isOnPage = claim?.facts.page === 'procore-commitment' && !claim.facts.floating && claim.host.frameId === 0;
  const tabId = isOnPage ? claim.host.tabId : null;
  const until = instantAt(clock() + lifeMs);
  return { place, pageUrl, tabId, isOpened: false, step: 'finding', before: null, until };
}

/** Goes on with every press that is under way. Safe to call at any time: none is made twice. */
export async function makePresses(): Promise<void> {
  const all = await commands.get();
  await Promise.all(all.filter(({ state }) => state === 'pressing').map(({ key }) => goOn(key)));
}

/** A page of the commitment is shown again: what was unclear may be told by it now. */
export async function lookAgain(commitmentId: string, { tabId }: DocumentRef): Promise<void> {
  const all = await commands.get();
  const command = all.find((one) => one.commitmentId === commitmentId && one.press);
  if (command?.state === 'unclear') return goOn(command.key, tabId);
  if (command?.state === 'pressing' && command.press?.tabId === tabId) return goOn(command.key);
}

/** One at a time for each press, from what is kept of it then: what was read before may be past. */
async function goOn(key: string, inTab?: number): Promise<void> {
  if (running.has(key)) return;
  running.add(key);
  try {
    const command = (await commands.get()).find((one) => one.key === key);
    if (!command?.press || (command.state !== 'pressing' && command.state !== 'unclear')) return;
    const press = inTab === undefined ? command.press : { ...command.press, tabId: inTab };
    await (press.step === 'finding' ? make({ ...command, press }) : lookAt({ ...command, press }));
  } catch (error) {
    console.error('Rebound:', error);
  } finally {
    running.delete(key);
  }
}

async function make(command: Pressing): Promise<void> {
  const { press } = command;
  if (Date.parse(press.until) <= clock()) return refuse(command, { why: 'not-shown', words: null });
  if (press.tabId === null) return openFor(command);
  const document = await documentShowing(press.tabId, press.place, press.isOpened ? shownMs : standsMs);
  const found = document && (await find(document, press.place, patience[press.isOpened ? 'opened' : 'own']));
  if (found?.found === 'off') return refuse(command, { why: 'refused', words: found.words });
  if (document && found?.found === 'ready') {
    const next = await keep(command, { step: 'pressing', before: found.before });
    const outcome = await pressIn(document, command.key, press.place);
    return outcome ? settle(next, outcome) : lookAt(next);
  }
  if (!press.isOpened) return openFor(command);
  // A page that asks to sign in first may still come.
  if (found?.found === 'absent') return refuse(command, { why: 'not-offered', words: null });
}

async function openFor(command: Pressing): Promise<void> {
  const tabId = await openTab(command.press.pageUrl);
  await make(await keep(command, { tabId, isOpened: true }));
}

/** It may have happened. The page says whether, also after a reload; nothing is pressed. */
async function lookAt(command: Pressing): Promise<void> {
  const { tabId, place, before } = command.press;
  const document = tabId === null ? null : await documentShowing(tabId, place, shownMs);
  const outcome = document && before && (await look(document, command.key, place, before));
  await settle(command, outcome ?? { came: 'unclear', words: null });
}

async function settle(command: Pressing, { came, words }: PressOutcome): Promise<void> {
  if (came === 'refused') return refuse(command, { why: 'refused', words });
  const fault: Fault | null = came === 'unclear' ? { kind: 'page', why: 'refused', words } : null;
  const pressed = came === 'done' ? { at: now(), words } : null;
  await put({ ...command, state: came === 'done' ? 'waiting' : 'unclear', fault, pressed, nextAt: now() });
  if (pressed) void postCommands();
}

async function refuse(command: Command, { why, words }: Omit<Extract<Fault, { kind: 'page' }>, 'kind'>) {
  await put({ ...command, state: 'refused', fault: { kind: 'page', why, words } });
}

async function keep(command: Pressing, more: Partial<Press>): Promise<Pressing> {
  const next = { ...command, press: { ...command.press, ...more } };
  await replaceCommand(next);
  return next;
}

async function put(command: Command): Promise<void> {
  await replaceCommand(command);
  await tellPages({ about: 'commands' });
  // Ends the alarm where nothing is under way any more.
  void postCommands();
}
