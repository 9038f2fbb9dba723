import { request } from '../../background/messages';
import type { FrameHears, FrameSays } from '../../host/panel-frame';
import { CommitmentPanel } from '../../panels/commitment/commitment-panel';
import { showPage } from '../../panels/ui/show-page';

const { style } = document.documentElement;
style.colorScheme = location.search.slice(1);
addEventListener('message', ({ source, data }: MessageEvent<FrameHears>) => {
  if (source === parent && (data.theme === 'light' || data.theme === 'dark')) style.colorScheme = data.theme;
});

const nonce = location.hash.slice(1);
history.replaceState(null, '', location.pathname);
void open();

/** A frame that the background did not tie to this tab shows nothing, whoever framed it. */
async function open(): Promise<void> {
  const facts = nonce ? await request('claim-panel', { nonce }) : null;
  if (!facts) return tell({ rebound: 'unclaimed' });
  document.body.classList.toggle('floating', facts.floating);
  showPage(<CommitmentPanel facts={facts} />);
  new ResizeObserver(() =>
    tell({ rebound: 'height', height: Math.ceil(document.body.getBoundingClientRect().height) }),
  ).observe(document.body);
  addEventListener('keydown', (event) => event.key === 'Escape' && tell({ rebound: 'close' }));
}

function tell(what: FrameSays): void {
  // To whichever page frames us: it says no more than that page can measure itself.
  if (parent !== window) parent.postMessage(what, '*');
}
