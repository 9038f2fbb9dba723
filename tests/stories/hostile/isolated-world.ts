import type { Page } from 'playwright-core';

/** Runs an expression, and answers what it comes to. */
export type Evaluate = <T>(expression: string) => Promise<T>;

/**
 * The world of the extension's content script in `page`: where somebody stands who has broken out of the page's own
 * scripts into the process that both share.
 */
export async function isolatedWorldOf(page: Page, extensionId: string): Promise<Evaluate> {
  const session = await page.context().newCDPSession(page);
  const contextId = await new Promise<number>((resolve, reject) => {
    session.on('Runtime.executionContextCreated', ({ context: { id, origin, auxData } }) => {
      if (origin === `chrome-extension://${extensionId}` && auxData?.type === 'isolated') resolve(id);
    });
    session.send('Runtime.enable').catch(reject);
    setTimeout(() => reject(new Error(`No content script in ${page.url()}.`)), 10_000);
  });
  return async <T>(expression: string) => {
    const options = { expression, contextId, awaitPromise: true, returnByValue: true };
    const { result, exceptionDetails } = await session.send('Runtime.evaluate', options);
    if (exceptionDetails) throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text);
    return result.value as T;
  };
}
