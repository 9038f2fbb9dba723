import type { CommitmentView } from '@rebound/shared/commitment/view-schema';
import { type Context, Hono } from 'hono';
import { erpPath } from '../../addresses';
import { refusalText } from '../../refusal-text';
import type { PagesDeps } from '../app';
import { bootFor } from '../boot-for';
import { documentOf } from '../document';
import { ledgerOf } from '../ledger';
import { signedInAs } from '../signed-in-as';
import { ErpPage, type ErpPageProps } from './page';
import { readLists } from './read-lists';
import { type ErpTab, erpTabs } from './tabs';

const commands = {
  accept: { path: 'accept', tab: 'ready_to_export', done: 'was accepted', body: () => ({}) },
  reject: { path: 'reject', tab: null, done: 'was rejected', body: (text: string) => ({ comment: text }) },
  export: { path: 'export', tab: 'synced', done: 'was exported', body: () => ({ result: 'exported' }) },
  fail: {
    path: 'export',
    tab: 'failed',
    done: 'was marked as failed',
    body: (text: string) => ({ result: 'failed', message: text }),
  },
} as const;

/** The ERP Integrations tool in its legacy form: documents from the server, and forms that post. */
export function erpIntegrations(deps: PagesDeps) {
  const flashes = new Map<string, string>();

  async function page(c: Context, tab: ErpTab, rest: Pick<ErpPageProps, 'said' | 'returned'>) {
    const { person, company, token } = signedInAs(c, deps.world);
    if (c.req.param('company') !== company.id) return c.notFound();
    const hidden = person.erpIntegrations === 'none';
    const lists = hidden ? null : await readLists(ledgerOf(deps.apiUrl, token, deps.timeoutMs), tab);
    const problem = lists && 'detail' in lists ? lists : null;
    const boot = bootFor(c, deps);
    const children = (
      <ErpPage
        {...{ boot, company, person, tab, ...rest }}
        lists={lists && !('detail' in lists) ? lists : null}
        said={rest.said ?? (problem && { tone: 'bad', title: problem.title, text: problem.detail })}
      />
    );
    return c.html(
      documentOf({ boot, assets: deps.assets, script: deps.assets.legacy, title: 'ERP Integrations', children }),
    );
  }

  const app = new Hono();
  const base = '/:company{[0-9]+}/company/erp_integrations';
  app.get(base, (c) => c.redirect(erpPath(c.req.param('company'))));
  app.get(`${base}/commitments`, (c) => c.redirect(erpPath(c.req.param('company'))));
  app.get(`${base}/commitments/:tab{ready_to_export|failed|synced}`, (c) => {
    const { person } = signedInAs(c, deps.world);
    const title = flashes.get(person.id);
    flashes.delete(person.id);
    return page(c, tabCalled(c.req.param('tab')), {
      said: title ? { tone: 'good', title, text: '' } : null,
      returned: null,
    });
  });

  app.post(
    `${base}/commitments/:tab{ready_to_export|failed|synced}/:id{[0-9]+}/:verb{accept|reject|export|fail}`,
    async (c) => {
      const { person, token } = signedInAs(c, deps.world);
      const { company, id, verb } = c.req.param();
      const form = await c.req.parseBody();
      const text = String(form.text ?? '').replaceAll('\r\n', '\n');
      const command = commands[verb as keyof typeof commands];
      const answer = await ledgerOf(deps.apiUrl, token, deps.timeoutMs).command<CommitmentView>(
        `/v1/commitments/${id}/${command.path}`,
        { version: Number(form.version), key: String(form.key), body: command.body(text) },
      );
      const from = tabCalled(c.req.param('tab'));
      if (answer.ok) {
        flashes.set(person.id, `${answer.body.commitment.number} ${command.done}.`);
        return c.redirect(erpPath(company, command.tab ?? from.path), 303);
      }
      const { title, detail, refusal, issues } = answer.problem;
      const faults = issues?.map(({ message }) => message).join(' ');
      const why = refusal ? refusalText(refusal) : faults || detail;
      const said = { tone: 'bad' as const, title, text: text.trim() ? `${why} You wrote: ${text}` : why };
      return page(c, from, { said, returned: { id, verb, text, why } });
    },
  );
  // What a reload of a refused form asks for.
  app.get(`${base}/commitments/:tab/:id/:verb`, (c) =>
    c.redirect(erpPath(c.req.param('company'), tabCalled(c.req.param('tab')).path)),
  );
  return app;
}

function tabCalled(name: string): ErpTab {
  return erpTabs.find(({ path }) => path === name) ?? erpTabs[0];
}
