/**
 * What asks the background from wherever it runs, as an expression; comes to the answer, or to the words on why there
 * is none. `to` is the extension, for somebody outside it.
 */
export function asking(message: { type: string; body: unknown }, to?: string): string {
  const args = [...(to ? [to] : []), message].map((one) => JSON.stringify(one));
  return `chrome.runtime.sendMessage(${args.join(', ')})
    .then((answer) => answer ?? 'nothing', (error) => error.message)`;
}
