/**
 * What a hostile page does to read what stands over it. Runs in the page before anything else; `window.gathered(words)`
 * then answers, for each probe, all text that it has got hold of. `words` are asked for where a probe can only ask.
 */
export const probes = `<script>(() => {
  const got = {};
  const note = (probe, text) => { got[probe] = (got[probe] ?? '') + ' ' + String(text ?? ''); };
  const textOf = (node) => node?.textContent ?? '';
  const tried = (probe, work) => { try { note(probe, work()); } catch { note(probe, ''); } };
  const roots = [];

  const attachShadow = Element.prototype.attachShadow;
  Element.prototype.attachShadow = function (init) {
    const root = attachShadow.call(this, init);
    roots.push(root);
    return root;
  };
  for (const [owner, name] of [[Node, 'appendChild'], [Element, 'append'], [Element, 'insertAdjacentElement'], [Document, 'createElement']]) {
    const own = owner.prototype[name];
    owner.prototype[name] = function (...args) {
      for (const arg of args) note('patched prototypes', arg instanceof Node ? textOf(arg) : arg);
      const made = own.apply(this, args);
      note('patched prototypes', textOf(this));
      return made;
    };
  }
  addEventListener('keydown', ({ key }) => note('keys', key), true);
  addEventListener('input', ({ data }) => note('input', data), true);
  for (const type of ['pointerdown', 'pointermove', 'click', 'focusin', 'mouseover', 'copy', 'selectionchange']) {
    document.addEventListener(type, (event) => {
      for (const node of event.composedPath()) if (node instanceof Node && node !== document && node !== document.documentElement && node !== document.body) note('composedPath', textOf(node));
      note('clipboard', event.clipboardData?.getData('text'));
    }, true);
  }
  const frames = new Set();
  addEventListener('message', ({ data, source }) => {
    frames.add(source);
    note('messages from the frame', JSON.stringify(data));
  }, true);
  const mutations = new MutationObserver((records) => {
    for (const { addedNodes, target } of records) note('MutationObserver', textOf(target) + [...addedNodes].map(textOf));
  });
  const watch = (node) => mutations.observe(node, { childList: true, subtree: true, characterData: true, attributes: true });
  watch(document);
  const sizes = new ResizeObserver((entries) => { for (const { target } of entries) note('ResizeObserver', textOf(target)); });
  new PerformanceObserver((list) => note('performance entries', list.getEntries().map((entry) => JSON.stringify(entry))))
    .observe({ entryTypes: ['resource', 'navigation', 'layout-shift', 'largest-contentful-paint', 'longtask'].filter((type) => PerformanceObserver.supportedEntryTypes.includes(type)) });

  window.startProbes = () => {
    for (const root of roots) watch(root);
    for (const element of document.querySelectorAll('*')) sizes.observe(element);
    for (const frame of frames) for (const what of ['text', 'claim-panel', 'read-commitment', 'theme']) {
      frame.postMessage({ rebound: what, type: what, theme: 'light', body: { id: '700102' } }, '*');
    }
  };

  window.gathered = (words) => {
    for (const word of words) tried('window.find', () => (window.find(word, false, false, true, false, true) ? word : ''));
    tried('selection', () => getSelection().toString());
    tried('selection', () => { getSelection().selectAllChildren(document.body); return getSelection().toString(); });
    tried('selection', () => { document.execCommand('selectAll'); return getSelection().toString(); });
    tried('selection', () => getSelection().getComposedRanges?.({ shadowRoots: roots }).map(({ startContainer }) => textOf(startContainer)));
    for (const root of roots) tried('attachShadow', () => textOf(root));
    tried('getHTML', () => document.documentElement.getHTML({ serializableShadowRoots: true, shadowRoots: roots }));
    tried('innerText', () => document.documentElement.innerText + document.documentElement.outerHTML);
    for (const frame of [...frames, ...Array.from({ length: window.length }, (_, at) => window[at])]) {
      tried('frames', () => frame.location.href);
      tried('frames', () => textOf(frame.document.body));
      tried('frames', () => frame.name);
    }
    tried('performance entries', () => JSON.stringify(performance.getEntries()));
    for (let x = 8; x < innerWidth; x += 24) for (let y = 8; y < innerHeight; y += 12) {
      const inner = (node) => (node === document.body || node === document.documentElement ? '' : textOf(node));
      tried('elementsFromPoint', () => document.elementsFromPoint(x, y).map(inner).join(' '));
      for (const root of roots) tried('elementsFromPoint', () => root.elementsFromPoint(x, y).map(inner).join(' '));
      tried('caret from a point', () => textOf(document.caretRangeFromPoint(x, y)?.startContainer));
      tried('caret from a point', () => textOf(document.caretPositionFromPoint(x, y, { shadowRoots: roots })?.offsetNode));
    }
    return got;
  };
})();</script>`;

/** A root that the page itself has closed; `window.fill(text)` puts words in it, with a field beside them. */
export const closedRoot = `<div id="closed"></div><script>{
  const root = document.getElementById('closed').attachShadow({ mode: 'closed', serializable: true });
  window.startProbes();
  window.fill = (words) => {
    const text = document.createElement('p');
    text.textContent = words;
    const field = document.createElement('textarea');
    field.style.cssText = 'width: 300px; height: 60px';
    root.append(text, field);
  };
}</script>`;
