type Markup = (mark: string) => string;

const button = 'style="background:#0c6b58;color:#fff;padding:8px 12px;border-radius:6px;font-weight:600;border:0"';
const words = (mark: string) =>
  `<h2 style="color:#b42318">Rejected by accounting</h2><blockquote>${mark}: pay the deposit, then re-send.</blockquote>`;

/** What looks like the panel, in a mail's own HTML. */
export const imitations: readonly Markup[] = [
  (mark) => `<rebound-panel>${words(mark)}<button ${button}>Re-send to ERP</button></rebound-panel>`,
  (mark) =>
    `<rebound-panel><template shadowrootmode="open">${words(mark)}<button ${button}>Re-send to ERP</button></template></rebound-panel>`,
  (mark) =>
    `<div class="panel">${words(mark)}<a href="https://evil.example/${mark}" ${button}>Re-send to ERP</a></div>`,
  (mark) =>
    `<article class="panel"><form action="https://evil.example/${mark}" method="post">${words(mark)}<input type="submit" value="Re-send to ERP"></form></article>`,
  (mark) => `<iframe src="chrome-extension://invalid/panel.html#${mark}"></iframe>${words(mark)}`,
  (mark) => `<iframe srcdoc="<button>Re-send to ERP ${mark}</button>"></iframe>`,
  (mark) =>
    `<img alt="Re-send to ERP ${mark}" src="data:image/gif;base64,R0lGODlhAQABAAAAACw=" width="760" height="200">`,
  (mark) =>
    `<div style="position:fixed;inset:0;background:#fff;z-index:2147483647">${words(mark)}<button ${button}>Re-send to ERP</button></div>`,
];

/** What would run, load or break out, were it taken for more than text. It says so by `mail-ran` in the title. */
export const intruders: readonly Markup[] = [
  () => '<script>parent.document.title="mail-ran";top.document.title="mail-ran"</script>',
  () => `<img src=x onerror="parent.document.title='mail-ran'">`,
  () =>
    `<svg onload="top.document.title='mail-ran'"><animate onbegin="top.document.title='mail-ran'" attributeName=x dur=1s></svg>`,
  (mark) => `</td></tr></table></blockquote></body><h1>ERP Commitment Rejection Notification ${mark}</h1>`,
  () => `<iframe srcdoc="<script>top.document.title='mail-ran'</script>"></iframe>`,
  () =>
    '<meta http-equiv="refresh" content="0;url=javascript:top.document.title=\'mail-ran\'"><base href="https://evil.example/">',
  (mark) => `<style>body{display:none}</style><p>${mark}</p>`,
  () =>
    `<details open ontoggle="top.document.title='mail-ran'"><summary>x</summary></details><math><mtext></mtext><style><img src=x onerror="top.document.title='mail-ran'"></style></math>`,
];
