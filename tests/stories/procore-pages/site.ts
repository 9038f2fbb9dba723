import { createServer } from 'node:http';
import { listenOnLoopback } from '../../sandbox/port-in-use';

const company = '/webclients/host/companies/4100';
const list = `${company}/projects/24017/tools/contracts/commitments`;
const legacy = '/24017/project/commitments/work_order_contracts/700101';

/** Addresses of every form, as Procore has them; the last is of another tool. */
export const forms = {
  detail: `${list}/work_order_contracts/700101`,
  tab: `${list}/work_order_contracts/700101/ssov`,
  history: `${list}/work_order_contracts/700101/change_history`,
  edit: `${list}/work_order_contracts/700101/edit`,
  legacy,
  list,
  erp: '/4100/company/erp_integrations/commitments/ready_to_export',
  another: '/24017/project/home',
};

/** What the site does when its own button is pressed. */
export type OnPress = 'takes' | 'refuses' | 'keeps silent' | 'takes in a new document' | 'takes silently after a while';

/** What the site shows of its one commitment. */
export interface Shows {
  mark: 'rejected' | 'sent' | 'synced';
  button: 'on' | 'off' | 'under More' | 'absent';
  onPress: OnPress;
}

/** A stand-in for Procore's pages of one commitment, with every form of address, moved between without a new document. */
export async function startSite() {
  const state: Shows & { presses: number } = { mark: 'rejected', button: 'on', onPress: 'takes', presses: 0 };
  const server = createServer((request, response) => {
    if (request.url === '/state') return response.end(JSON.stringify(state));
    if (request.url === '/press') {
      state.presses += 1;
      const isTaken = state.onPress.startsWith('takes');
      if (isTaken) Object.assign(state, { mark: 'sent', button: 'absent' });
      return response.end(JSON.stringify(state));
    }
    response.setHeader('Content-Type', 'text/html; charset=utf-8');
    return response.end(`<!doctype html><html lang="en"><head><title>Procore</title></head><body>
<main id="mount-point"></main><script>(${String(show)})(${JSON.stringify({ forms, list, legacy })})</script></body></html>`);
  });
  const url = `http://127.0.0.1:${await listenOnLoopback(server, 0, 'site')}`;
  return {
    url,
    state,
    at: (form: keyof typeof forms) => url + forms[form],
    shows: (more: Partial<Shows>) => Object.assign(state, { presses: 0, onPress: 'takes', ...more }),
    async stop() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

export type Site = Awaited<ReturnType<typeof startSite>>;

/** Runs in the page: draws what its address asks for, and everything anew at each move, as such applications do. */
function show({ forms, list, legacy }: { forms: Record<string, string>; list: string; legacy: string }): void {
  const colours = { rejected: '#D99A00', sent: '#2F6FD0', synced: '#2AC322' };
  const words = { rejected: 'Rejected', sent: 'Sent to ERP', synced: 'Synced' };
  let state: { mark: 'rejected' | 'sent' | 'synced'; button: string; onPress: string };
  const button = (attributes: string) =>
    `<button type="button" data-press ${attributes}><span><svg width="16" height="16" data-qa="ci-ArrowAltRight"></svg><span>Re-send to ERP</span></span></button>`;
  const control = (onEdit: boolean) => {
    if (onEdit || state.button === 'absent' || state.button === 'under More') return '';
    if (state.button === 'on') return button('');
    return `<div data-testid="erpButtonTooltipTrigger" data-tip>${button('disabled')}</div>`;
  };
  const head = (path: string) => `<div><nav><a href="${list}"><div data-qa="breadcrumb_root">Commitments</div></a></nav>
<div><span data-qa="title"><h1>Concrete works - Harbor Concrete</h1><span><svg width="16" height="16"><path d="M2 5h9z" fill="${colours[state.mark]}"/></svg><i data-qa="erpStatus">${words[state.mark]}</i></span></span>
<div data-qa="headerActions">${control(path.endsWith('/edit'))}<button type="button" data-qa="moreActions" aria-haspopup="menu" aria-expanded="false">More</button></div></div>
<nav><a href="${forms.detail}"><span data-qa="detailTab_general">General</span></a><a href="${forms.history}"><span data-qa="detailTab_changeHistory">Change History</span></a></nav></div>`;
  const history = `<table><thead><tr>${['Date', 'Action By', 'Changed', 'From', 'To'].map((word) => `<th>${word}</th>`).join('')}</tr></thead>
<tbody><tr><td>11/18/2026 at 03:02 pm</td><td>Alex Kim (Northgate Builders)</td><td>Rejected Message</td><td>(None)</td><td>The vendor is inactive.</td></tr></tbody></table>`;
  const row = (link: string, cell: string) =>
    `<div role="treegrid"><div role="row" row-id="700101">${cell.replace('$', link)}</div></div>`;
  const link = `<a href="${legacy}">SC-1042</a>`;
  const drawn = (path: string) => {
    if (path === list)
      return row(
        link,
        '<div role="gridcell" col-id="number">$</div><div role="gridcell" col-id="erpStatus"><i data-qa="erpStatus">Rejected</i></div>',
      );
    if (path === forms.erp)
      return `<h1>ERP Integrations</h1><table class="item_list"><tbody><tr><td>${link}</td></tr></tbody></table>`;
    if (path === legacy)
      return `<div class="tool-body"><div><h1 class="core-l-tool-header__title"><i class="icon-erp-${state.mark}"></i> Subcontract #SC-1042</h1><nav data-qa="legacy-tabs-adapter"><a href="${legacy}">General</a></nav></div></div>`;
    if (!path.includes('/work_order_contracts/')) return '<h1>Another tool</h1>';
    return `<div><div id="said"></div>${head(path)}${path.endsWith('/change_history') ? history : '<form>A form</form>'}</div>`;
  };
  const main = document.querySelector('main') as HTMLElement;
  const draw = () => {
    main.innerHTML = drawn(location.pathname);
  };
  /** A press changes parts of the head alone. */
  const redraw = () => {
    const fresh = document.createElement('div');
    fresh.innerHTML = head(location.pathname);
    for (const part of ['[data-qa=title]', '[data-qa=headerActions]'])
      document.querySelector(part)?.replaceWith(fresh.querySelector(part) as Element);
  };
  const move = (path: string) => {
    history_.pushState(null, '', path);
    main.innerHTML = '<div role="status"></div>';
    setTimeout(draw, 30);
  };
  const history_ = globalThis.history;
  const press = async () => {
    state = await (await fetch('/press')).json();
    if (state.onPress === 'takes in a new document') return location.reload();
    if (state.onPress === 'takes silently after a while') return setTimeout(redraw, 3000);
    redraw();
    const said = document.querySelector('#said') as HTMLElement;
    if (state.onPress === 'takes') said.innerHTML = '<p role="status">SC-1042 was sent to ERP Integrations.</p>';
    if (state.onPress === 'refuses') said.innerHTML = '<p role="alert">The budget of the project is <b>locked</b>.</p>';
  };
  addEventListener('popstate', draw);
  addEventListener('mouseover', ({ target }) => {
    const at = target instanceof Element ? target.closest('[data-tip]') : null;
    if (at && !document.querySelector('[role=tooltip]'))
      at.insertAdjacentHTML('beforeend', '<span role="tooltip">Minimum requirements of the ERP are not met.</span>');
  });
  addEventListener('click', (event) => {
    const at = event.target as Element;
    const to = at.closest('a')?.getAttribute('href');
    if (to) {
      event.preventDefault();
      move(to);
    }
    if (at.closest('[data-press]')) void press();
    const more = at.closest('[data-qa=moreActions]');
    if (!more) return;
    const isOpen = more.getAttribute('aria-expanded') === 'true';
    more.setAttribute('aria-expanded', String(!isOpen));
    document.querySelector('[role=menu]')?.remove();
    const item = state.button === 'under More' ? '<button role="menuitem" data-press>Re-send to ERP</button>' : '';
    if (!isOpen)
      more.insertAdjacentHTML('afterend', `<div role="menu"><button role="menuitem">Print</button>${item}</div>`);
  });
  Object.assign(globalThis, { move });
  void fetch('/state')
    .then((answer) => answer.json())
    .then((answer) => {
      state = answer;
      draw();
    });
}
