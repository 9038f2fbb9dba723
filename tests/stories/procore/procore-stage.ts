import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startProcoreWorld } from '../../sandbox/procore-world';
import { copyOfDemo } from '../copy-of-demo';
import { portsOfStages } from '../stage';

/** The procore world for a story; the past of its demo is the one that was played for the other stages. */
export async function setProcoreStage() {
  const folder = await mkdtemp(join(tmpdir(), 'rebound-procore-'));
  const world = await startProcoreWorld(await portsOfStages(), join(folder, 'world'), undefined, {
    ...{ prepare: copyOfDemo, undoSeconds: 2 },
    // As narrow as Procore's own.
    limits: { hourly: 600, spike: 25 },
  });
  return {
    ...{ world, folder },
    async strike() {
      await world.stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
