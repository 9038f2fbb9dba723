import { createHash } from 'node:crypto';

/**
 * The one name under which an event is told to an address, for ever: `<event>/<id>/<recipient>`. The provider takes 256
 * printable characters, so a longer or foreign id or address is named by its SHA-256.
 */
export function letterKey(event: string, eventId: string, recipient: string): string {
  const address = recipient.toLowerCase();
  const about = `${event}/${isPrintable(eventId, 128) ? eventId : digestOf(eventId)}`;
  const key = `${about}/${address}`;
  return isPrintable(key, 256) ? key : `${about}/${digestOf(address)}`;
}

function isPrintable(text: string, longest: number): boolean {
  return text.length <= longest && /^[\x21-\x7e]+$/.test(text);
}

function digestOf(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
