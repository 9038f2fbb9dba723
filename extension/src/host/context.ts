/**
 * Built in place of WXT's context, of which the loader needs only this: an end when a newer copy of the script starts in
 * the same page, as after an update of the extension.
 */
export class ContentScriptContext {
  readonly signal: AbortSignal;
  readonly abort: () => void;

  constructor(script: string) {
    const started = `rebound:${script}`;
    document.dispatchEvent(new Event(started));
    const ended = new AbortController();
    this.signal = ended.signal;
    this.abort = () => ended.abort();
    document.addEventListener(started, this.abort, { signal: this.signal });
  }
}
