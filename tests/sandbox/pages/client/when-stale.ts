/** Calls back when what is shown may be old: the window is looked at again, or the API says that something changed. */
export function whenStale(call: () => void): () => void {
  const seen = () => {
    if (document.visibilityState === 'visible') call();
  };
  addEventListener('focus', seen);
  document.addEventListener('visibilitychange', seen);
  listeners.add(call);
  open();
  return () => {
    removeEventListener('focus', seen);
    document.removeEventListener('visibilitychange', seen);
    listeners.delete(call);
  };
}

const listeners = new Set<() => void>();
let stream: EventSource | null = null;
let lost = false;

function open() {
  if (stream && stream.readyState !== EventSource.CLOSED) return;
  stream = new EventSource('/api/events');
  const tell = () => {
    for (const call of listeners) call();
  };
  stream.addEventListener('changed', tell);
  // Whatever happened while the stream was lost was not heard.
  stream.addEventListener('open', () => {
    if (lost) tell();
    lost = false;
  });
  // An answer other than 200 ends an EventSource for good; a lost connection it mends itself.
  stream.addEventListener('error', () => {
    lost = true;
    if (stream?.readyState === EventSource.CLOSED) setTimeout(open, 5000);
  });
}
