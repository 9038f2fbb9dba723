import { browser } from 'wxt/browser';
import { clock, instantAt } from '../time';
import { type Command, commands } from './commands';
import { Failed } from './fault';
import { tellPages } from './open-pages';
import { alarmEvery, commandsAlarm, postCommands } from './post-commands';
import { readSession } from './session';

/** Stores the click and starts posting it. While one waits for the same commitment, a second click is the same command. */
export async function mintCommand(wanted: Pick<Command, 'commitmentId' | 'verb' | 'version'>): Promise<Command> {
  const { person } = await readSession();
  if (!person) throw new Failed({ kind: 'signed-out' });
  const at = instantAt(clock());
  const command = await commands.update<Command>((all) => {
    const same = all.find((other) => other.commitmentId === wanted.commitmentId && other.state === 'waiting');
    if (same) return { value: all, result: same };
    const fresh: Command = {
      ...wanted,
      key: crypto.randomUUID(),
      personId: person.id,
      mintedAt: at,
      state: 'waiting',
      tries: 0,
      nextAt: at,
      fault: null,
    };
    const others = all.filter((other) => other.commitmentId !== wanted.commitmentId);
    return { value: [...others, fresh], result: fresh };
  });
  await browser.alarms.create(commandsAlarm, alarmEvery);
  await tellPages({ about: 'commands' });
  void postCommands();
  return command;
}
