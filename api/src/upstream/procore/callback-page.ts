import { html, raw } from 'hono/html';
import { pagePolicy } from '../../page-policy';

const style = `:root{color-scheme:light dark}body{margin:0;padding:12vh 16px;font:16px/24px system-ui,-apple-system,"Segoe UI",Roboto,Arial,sans-serif;color:light-dark(#1c2126,#e7e9ec);background:light-dark(#f6f7f8,#26292e)}main{max-width:460px;margin:0 auto;padding:28px 32px;border:1px solid light-dark(#dfe3e8,#3a3f46);border-radius:10px;background:light-dark(#fff,#1d1f23)}h1{margin:0 0 8px;font-size:20px;line-height:28px}p{margin:0}`;

/** Nothing runs on the page, and nothing is loaded. */
export const callbackPolicy = pagePolicy(style, "'none'");

/** Where Procore sends people back to. It says nothing of what stands in its address. */
export function callbackPage(isRefused: boolean) {
  const words = isRefused
    ? { title: 'Procore did not sign you in', text: 'You can close this tab, and begin again in Rebound.' }
    : { title: 'Back from Procore', text: 'Rebound goes on where you began. You can close this tab.' };
  return html`<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>${words.title}</title><style>${raw(style)}</style></head><body><main><h1>${words.title}</h1><p>${words.text}</p></main></body></html>`;
}
