import { browser } from 'wxt/browser';
import { clock, instantAt } from '../time';
import { type Command, commands } from './commands';
import { Failed } from './fault';
import { tellPages } from './open-pages';
import type { DocumentRef } from './panel-claims';
import { alarmEvery, commandsAlarm, postCommands } from './post-commands';
import { makePresses, pressFor } from './press-resend';
import { readSession } from './session';
import { isUnderWay } from './under-way';
import { isKnownAsProcore } from './ways';

/**
 * Stores the click and starts what it asks for. While one is under way for the same commitment, a second click is the same
 * command. `from` is the panel that was clicked in.
 */
export async function mintCommand(
  wanted: Pick<Command, 'commitmentId' | 'verb' | 'version'>,
  from: DocumentRef | null = null,
): Promise<Command> {
  const { person } = await readSession();
  if (!person) throw new Failed({ kind: 'signed-out' });
  const isPressed = wanted.verb === 'resend' && (await isKnownAsProcore());
  const press = isPressed ? await pressFor(wanted.commitmentId, from) : null;
  const at = instantAt(clock());
  const command = await commands.update<Command>((all) => {
    const same = all.find(
      (other) => other.commitmentId === wanted.commitmentId && (isUnderWay(other) || other.state === 'unclear'),
    );
    if (same) return { value: all, result: same };
    const fresh: Command = {
      ...wanted,
      key: crypto.randomUUID(),
      personId: person.id,
      mintedAt: at,
      state: press ? 'pressing' : 'waiting',
      tries: 0,
      nextAt: at,
      fault: null,
      press,
      pressed: null,
    };
    const others = all.filter((other) => other.commitmentId !== wanted.commitmentId);
    return { value: [...others, fresh], result: fresh };
  });
  await browser.alarms.create(commandsAlarm, alarmEvery);
  await tellPages({ about: 'commands' });
  void (press ? makePresses() : postCommands());
  return command;
}
