import { browser } from 'wxt/browser';
import type { ScriptPublicPath } from 'wxt/utils/inject-script';
import type { DocumentRef } from './panel-claims';

/** The very document, where the browser names documents; else whatever stands in its frame. */
export function targetOf({ tabId, frameId, documentId }: DocumentRef) {
  return documentId ? { tabId, documentIds: [documentId] } : { tabId, frameIds: [frameId] };
}

/** A script that is brought in where it is needed: the loader itself is in every page, and small. */
export type Brought = 'procore-lists' | 'procore-reader' | 'procore-press';

/** Runs `script` in the page's isolated world. Throws where the document is gone, or is not ours to run in. */
export async function bring(script: Brought, document: DocumentRef): Promise<void> {
  await browser.scripting.executeScript({
    target: targetOf(document),
    files: [`/${script}.js` as ScriptPublicPath],
  });
}
