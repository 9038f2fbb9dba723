import { html, raw } from 'hono/html';
import { pagePolicy } from '../../page-policy';
import type { SummaryReader } from './wants-summary';

const style = `:root{color-scheme:light dark;--text:light-dark(#1c2126,#e7e9ec);--muted:light-dark(#59636e,#a5adb8);--line:light-dark(#dfe3e8,#3a3f46);--act:light-dark(#0c6b58,#2fa68c);--on-act:light-dark(#fff,#07130f)}
body{margin:0;padding:12vh 16px 16px;font:16px/24px system-ui,-apple-system,"Segoe UI",Roboto,Arial,sans-serif;color:var(--text);background:light-dark(#f6f7f8,#26292e)}
main{max-width:460px;margin:0 auto;padding:28px 32px;border:1px solid var(--line);border-radius:10px;background:light-dark(#fff,#1d1f23);overflow-wrap:anywhere}
h1{margin:0 0 8px;font-size:20px;line-height:28px}p{margin:0 0 20px}form{margin:0}.muted{margin:20px 0 0;color:var(--muted);font-size:13px;line-height:20px}
button{padding:11px 20px;border:0;border-radius:6px;font:inherit;font-size:14px;line-height:20px;font-weight:600;color:var(--on-act);background:var(--act);cursor:pointer}
button:focus-visible{outline:2px solid var(--text);outline-offset:2px}`;

/** Nothing runs on the page and nothing is loaded; its one form goes back to where it came from. */
export const summaryPolicy = pagePolicy(style, "'self'");

/** The page behind the link of a daily summary: how it stands, and a button to change it. */
export function summaryPage({ company, email, wants }: SummaryReader) {
  const words = wants
    ? { state: 'You get it', button: 'Stop the daily summary', wish: 'off' }
    : { state: 'You no longer get it', button: 'Send it to me again', wish: 'on' };
  return sheet(html`
    <h1>ERP Integrations Daily Summary</h1>
    <p>${words.state} from ${company} at ${email}.</p>
    <form method="post"><button name="daily-summary" value="${words.wish}">${words.button}</button></form>
    <p class="muted">Only the daily summary is meant: you are still told at once when a commitment is re-sent.</p>`);
}

export function noSuchLinkPage() {
  return sheet(html`
    <h1>This link is not valid</h1>
    <p>It may have been cut off on its way. Open it from the newest daily summary, or choose in Rebound's options.</p>`);
}

function sheet(content: ReturnType<typeof html>) {
  return html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<meta name="robots" content="noindex">
<title>Daily summary</title>
<style>${raw(style)}</style>
</head>
<body><main>${content}</main></body>
</html>`;
}
