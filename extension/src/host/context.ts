/**
 * Built in place of WXT's context, of which the loader needs only this: an end when a newer copy of the script starts in
 * the same page, as after an update of the extension, or when the script that it came `with` ends.
 */
export class ContentScriptContext {
  readonly signal: AbortSignal;
  readonly abort: () => void;

  constructor(...scripts: [own: string, ...others: string[]]) {
    document.dispatchEvent(new Event(`rebound:${scripts[0]}`));
    const ended = new AbortController();
    this.signal = ended.signal;
    this.abort = () => ended.abort();
    for (const name of scripts) document.addEventListener(`rebound:${name}`, this.abort, { signal: this.signal });
  }
}
