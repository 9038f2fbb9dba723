import type { PagePause } from '@rebound/shared/page-health-schema';
import type { MissSeen } from '../page-health/list-misses';

/** What is paused and what could not be read, as lines for the operator's terminal. */
export function pageHealthText(pauses: readonly PagePause[], misses: readonly MissSeen[]): string {
  const paused = pauses.map(({ adapter, pausedAt, reason }) => `${adapter}  paused since ${pausedAt}: ${reason}`);
  return [...paused, ...misses.map(missText)].join('\n') || 'Every page could be read, and none is paused.';
}

function missText(miss: MissSeen): string {
  const { adapter, version, browsers, people, companies, times, firstSeenAt, lastSeenAt } = miss;
  const shape = Object.entries(miss.shape).map(([selector, found]) => `${selector} ${found}`);
  return [
    `${adapter}  not read by ${version} in ${browsers.join(', ')}`,
    `  found: ${shape.join(', ') || 'it names no selector'}`,
    `  people ${people}, companies ${companies}, times ${times}, first ${firstSeenAt}, last ${lastSeenAt}`,
  ].join('\n');
}
