import { Gauge } from 'prom-client';
import type { Reader } from '../db/db';
import { registry } from '../metrics';
import { countMisses } from './list-misses';
import { readPauses } from './pauses';

/** An adapter's name comes from whoever reports: a label has not more values than this, whatever is sent. */
const mostAdapters = 50;

const misses = new Gauge({
  name: 'rebound_page_misses',
  help: 'How often a page could not be read, as on record, by adapter',
  labelNames: ['adapter'],
  registers: [registry],
});
const paused = new Gauge({
  name: 'rebound_page_paused',
  help: '1 for each adapter that the operator has paused',
  labelNames: ['adapter'],
  registers: [registry],
});

/** Takes the gauges from the database as it stands: several processes, and the command line, write there. */
export async function measurePageHealth(read: Reader): Promise<void> {
  const [missed, pauses] = await Promise.all([countMisses(read, mostAdapters), readPauses(read)]);
  misses.reset();
  paused.reset();
  for (const { adapter, times } of missed) misses.set({ adapter }, times);
  for (const { adapter } of pauses) paused.set({ adapter }, 1);
}
