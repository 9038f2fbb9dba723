import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { tellSize } from '@rebound/shared/testing/tell-size';
import type { Document } from './document';

const beside = '../../../../../shared/data/procore/procore-subset.openapi.json';

/** The catalogue of Procore's API, which lies beside the project and is no part of it; null where it is not there. */
export function readCatalogue(): Document | null {
  const path = fileURLToPath(new URL(beside, import.meta.url));
  if (!existsSync(path)) {
    tellSize(`catalogue: Procore's API is checked against nothing, ${path} is not there`);
    return null;
  }
  return JSON.parse(readFileSync(path, 'utf8')) as Document;
}
