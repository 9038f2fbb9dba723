import { useMutation, useQueryClient } from '@tanstack/preact-query';
import { browser } from 'wxt/browser';
import { request } from '../../background/messages';
import { i18n } from '../../i18n';
import { useDesktop } from '../../panels/ui/reads';
import { Switch } from '../../panels/ui/switch';
import { Answer } from './answer';

/** Whether a new rejection is told on the desktop too; the browser is asked when it is turned on. */
export function Desktop({ title }: { title: string }) {
  const client = useQueryClient();
  const desktop = useDesktop();
  const turn = useMutation({
    mutationFn: turnTo,
    onSettled: () => client.invalidateQueries({ queryKey: ['desktop'] }),
  });
  const isRefused = turn.data === false || desktop.data === 'withheld';

  return (
    <section class="card" aria-labelledby="desktop">
      <h2 id="desktop">{title}</h2>
      <div class="switched">
        <Switch label={i18n.t('desktop.tell')} on={desktop.data === 'on'} turn={(on) => turn.mutate(on)} />
        {i18n.t('desktop.tell')}
      </div>
      {isRefused && <Answer good={false}>{i18n.t('desktop.refused')}</Answer>}
    </section>
  );
}

/** False when the browser's question was answered with no. */
async function turnTo(on: boolean): Promise<boolean> {
  if (on && !(await browser.permissions.request({ permissions: ['notifications'] }))) return false;
  await request('turn-desktop', { on });
  return true;
}
