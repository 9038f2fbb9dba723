import { isApprover } from '@rebound/shared/permission/actor';
import { useMutation, useQueryClient } from '@tanstack/preact-query';
import { request } from '../../background/messages';
import { i18n } from '../../i18n';
import { faultText } from '../../panels/permission/fault-text';
import { faultIn } from '../../panels/ui/faults';
import { useMe, useSession } from '../../panels/ui/reads';
import { Switch } from '../../panels/ui/switch';
import { Answer } from './answer';

/** Whether one gets the daily summary. Nothing for those who would not get it anyway. */
export function DailySummary({ title }: { title: string }) {
  const client = useQueryClient();
  const isSignedIn = useSession().data?.signedIn ?? false;
  const me = useMe(isSignedIn);
  const choose = useMutation({
    mutationFn: (wants: boolean) => request('choose-summary', { wants }),
    onSettled: () => client.invalidateQueries({ queryKey: ['me'] }),
  });
  if (!isSignedIn || !me.data || !isApprover(me.data)) return null;

  const wants = choose.isPending ? choose.variables : me.data.dailySummary;
  const said = i18n.t('summary.wanted', [me.data.company.name, me.data.person.email]);
  return (
    <section class="card" aria-labelledby="daily-summary">
      <h2 id="daily-summary">{title}</h2>
      <div class="switched">
        <Switch label={said} on={wants} turn={(on) => choose.mutate(on)} />
        {said}
      </div>
      {choose.error && <Answer good={false}>{faultText(faultIn(choose.error))}</Answer>}
    </section>
  );
}
