import { useMutation, useQuery, useQueryClient } from '@tanstack/preact-query';
import { type Browser, browser } from 'wxt/browser';
import { i18n } from '../../i18n';
import { Switch } from '../../panels/ui/switch';

type Asked = Browser.permissions.Permissions & { data_collection?: string[] };
const technical: Asked = { data_collection: ['technicalAndInteraction'] };

/** Whether the operator is told of pages that cannot be read any more. Only in a browser that has people asked for it. */
export function TellMisses() {
  const client = useQueryClient();
  const allowed = useQuery({ queryKey: ['tell-misses'], queryFn: readAllowed });
  const turn = useMutation({
    mutationFn: (on: boolean) => (on ? browser.permissions.request(technical) : browser.permissions.remove(technical)),
    onSettled: () => client.invalidateQueries({ queryKey: ['tell-misses'] }),
  });
  if (typeof allowed.data !== 'boolean') return null;
  return (
    <section class="card">
      <div class="switched">
        <Switch label={i18n.t('misses.tell')} on={allowed.data} turn={(on) => turn.mutate(on)} />
        {i18n.t('misses.tell')}
      </div>
    </section>
  );
}

/** `null` where there is no such question. */
async function readAllowed(): Promise<boolean | null> {
  const { data_collection }: Asked = await browser.permissions.getAll();
  return data_collection?.includes('technicalAndInteraction') ?? null;
}
