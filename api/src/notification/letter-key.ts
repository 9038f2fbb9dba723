import { createHash } from 'node:crypto';

/**
 * The one name under which an event is told to an address, for ever: `<event>/<id>/<recipient>`. The provider takes 256
 * printable characters, so a longer or foreign address is named by its SHA-256.
 */
export function letterKey(event: string, eventId: string, recipient: string): string {
  const address = recipient.toLowerCase();
  const key = `${event}/${eventId}/${address}`;
  if (key.length <= 256 && /^[\x21-\x7e]+$/.test(key)) return key;
  return `${event}/${eventId}/${createHash('sha256').update(address).digest('hex')}`;
}
