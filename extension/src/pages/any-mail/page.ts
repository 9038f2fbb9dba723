import { panelAbove } from '../mail-page';
import { written } from '../message-text';
import type { Anchor, Host, Page, Sighting } from '../page';

/** Any other page that mails are read in: nothing is stable but the notification itself, its heading, label and link. */
const page: Page = {
  id: 'any-mail',
  isHere: ({ protocol }) => protocol.startsWith('http'),
  watchAttributes: [],
  watched: () => null,
  read: (host) => [...framesIn(host).flatMap((frame) => readFrame(host, frame)), ...readTree(host, host.root)],
  shape: ({ root }) => ({ link: linksIn(root).length }),
};
export default page;

/** What a mail has none of: it ends where the page around it has its controls. */
const controls = 'button, input, select, textarea, nav, header, iframe, [role]:not([role=presentation], [role=none])';
/** Rows of a list, and what is being written. */
const refused = `[role=option], [role=row], [role=grid], [role=listbox], [role=tree], blockquote, ${written}`;

/** A frame with an address of its own has a loader of its own, unless it is sandboxed: there ours would not run. */
function framesIn({ root, inside }: Host): Element[] {
  return [...root.querySelectorAll('iframe')].filter((frame) => {
    const address = inside(frame)?.URL;
    return address && (frame.hasAttribute('sandbox') || !address.startsWith('http'));
  });
}

function readFrame(host: Host, frame: Element): Sighting[] {
  const inner = host.inside(frame);
  if (!inner || inner.designMode === 'on' || !host.isDrawn(frame) || frame.closest(refused)) return [];
  return mailsIn(inner).length ? panelAbove(frame, inner.body, '') : [];
}

function readTree(host: Host, root: ParentNode): Sighting[] {
  const mails = mailsIn(root).filter((mail) => host.isDrawn(mail));
  return mails.flatMap((mail) =>
    panelAbove(mail, mail, '').map((sighting) => ({ ...sighting, anchor: placeAbove(mail) })),
  );
}

/** Not between the cells of a table, nor outside of the page. */
function placeAbove(mail: Element): Anchor {
  if (mail.matches('body, td, th, li')) return { at: mail, where: 'afterbegin', alignedTo: mail.firstElementChild };
  const at = mail.closest(':not(tr, tbody)') ?? mail;
  return { at, where: 'beforebegin', alignedTo: at };
}

/** Around each link to a commitment, as much as a mail can be. */
function mailsIn(root: ParentNode): Element[] {
  const mails = linksIn(root).flatMap((link) => (link.closest(refused) ? [] : mailAround(link)));
  return [...new Set(mails)];
}

function mailAround(link: Element): Element {
  let mail = link;
  for (let at = link.parentElement; at?.parentElement; at = at.parentElement) {
    if (at.querySelector(controls) || at.matches(controls)) break;
    mail = at;
  }
  return mail;
}

/** Redirectors leave this word of the address as it is. */
function linksIn(root: ParentNode): Element[] {
  return [...root.querySelectorAll('a[href*=contracts], a[originalsrc*=contracts]')];
}
