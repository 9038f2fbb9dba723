import { renderToStaticMarkup } from 'preact-render-to-string';
import type { Login } from '../logins';

interface Asked {
  client_id: string;
  redirect_uri: string;
  state: string;
}

const style = `
:root { color-scheme: light dark; font: 16px/1.5 system-ui, sans-serif; }
body { display: grid; place-items: center; min-height: 100vh; margin: 0; }
main { width: min(26rem, 90vw); padding: 2rem; border: 1px solid #8886; border-radius: 8px; }
h1 { margin: 0 0 .5rem; font-size: 1.3rem; }
label { display: grid; gap: .25rem; margin: 1rem 0; }
select, button { font: inherit; padding: .5rem .75rem; }
.choice { display: flex; gap: .75rem; justify-content: flex-end; margin-top: 1.5rem; }
`;

/** Where somebody says who they are at Procore and whether the app may act for them. */
export function authorizePage(logins: readonly Login[], here: string | undefined, asked: Asked): string {
  return page(
    'Log in',
    <form method="post" action="/oauth/authorize">
      <h1>Authorize Rebound</h1>
      <p>Rebound asks to act for you in Procore. This stands in for Procore's own login: pick who you are.</p>
      <label>
        Log in as
        <select name="login">
          {logins.map(({ id, name, email, memberships }) => (
            <option key={id} value={id} selected={memberships.some(({ person }) => person.id === here)}>
              {name} ({email})
            </option>
          ))}
        </select>
      </label>
      {Object.entries(asked).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <div class="choice">
        <button type="submit" name="choice" value="deny">
          Deny
        </button>
        <button type="submit" name="choice" value="allow">
          Allow
        </button>
      </div>
    </form>,
  );
}

/** Why nobody is sent anywhere. */
export const refusalPage = (why: string) => page('Error', <h1>{why}</h1>);

function page(title: string, children: preact.ComponentChildren): string {
  return `<!doctype html>${renderToStaticMarkup(
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>{`${title} | Procore stand-in`}</title>
        <style>{style}</style>
      </head>
      <body>
        <main>{children}</main>
      </body>
    </html>,
  )}`;
}
