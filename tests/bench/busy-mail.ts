import { readFileSync } from 'node:fs';

const fixture = new URL('../../extension/src/pages/gmail/fixtures/one-message.html', import.meta.url);
const steps = 100;
const rowsPerStep = 10;

/** A row of a list of mails, of ten elements. */
const row = `<td><input type="checkbox"></td><td><b>Harbour Civil</b></td>
  <td><a href="#inbox/19aa00bb11cc22"><span>Site diary</span> <span class="y2">Pump hire, levels 1 to 12</span></a></td><td>9:12</td>`;

/** Makes the list in 100 steps, one for each frame that is drawn, 10,000 nodes in all; `built` is then true. */
const building = `
  const list = document.querySelector('[role=main]').appendChild(document.createElement('table'));
  let left = ${steps};
  requestAnimationFrame(function step() {
    for (let made = 0; made < ${rowsPerStep}; made += 1) {
      const row = list.insertRow();
      row.className = 'zA';
      row.innerHTML = ${JSON.stringify(row)};
    }
    left -= 1;
    if (left) requestAnimationFrame(step);
    else setTimeout(() => { globalThis.built = true; }, 500);
  });`;

export const busyMailUrl = 'https://mail.google.com/mail/u/0/';

/** A rejection mail that is open beside a list of mails which grows and grows, as Gmail shows them. */
export const busyMail = readFileSync(fixture, 'utf8').replace('</body>', `<script>${building}</script></body>`);

/** An observer that looks at everything whenever something changes, and does nothing with what it finds. */
export const naiveObserver = `addEventListener('DOMContentLoaded', () => {
  const look = () => {
    let found = 0;
    for (const element of document.querySelectorAll('*')) {
      if (element.localName === 'a' && /\\/commitments\\/\\w+\\/\\d+/.test(element.href)) found += 1;
      for (const node of element.childNodes) if (/Rejection Comments/.test(node.nodeValue ?? '')) found += 1;
    }
    globalThis.found = found;
  };
  new MutationObserver(look).observe(document, { childList: true, subtree: true });
  look();
});`;

/** What a content script has of the extension's API, as far as the loader asks for it. */
export const asExtension = (script: string) => `
  globalThis.browser = {
    runtime: {
      id: 'rebound',
      getURL: (path) => new URL(path, location.origin).href,
      sendMessage: async ({ type }) => ({ ok: true, value: type === 'show-panel' ? { nonce: 'nonce' } : null }),
    },
    i18n: { getMessage: (name) => name },
  };
  addEventListener('DOMContentLoaded', () => { ${script} });`;
