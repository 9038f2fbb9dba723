import type { Host, Page } from '../pages/page';
import { askBackground } from './ask-background';

const reported = new Set<string>();

/** Tells the background, once, the shape of a page that was recognised and could not be read. */
export function reportMiss({ id, shape }: Pick<Page, 'id' | 'shape'>, host: Host): void {
  if (reported.has(id)) return;
  reported.add(id);
  void askBackground('report-miss', { page: id, shape: shape(host) });
}
