import { statuses } from '@rebound/shared/commitment/kind';
import type { CommitmentView } from '@rebound/shared/commitment/view-schema';
import { commitmentPath } from '../../addresses';
import { Banner } from '../../chrome/banner';
import { useClasses } from '../../classes';
import { refusalText } from '../../refusal-text';
import { useBoot } from '../boot-data';
import { Card } from '../commitment/card';
import { Link } from '../link';
import { navigate } from '../navigation';
import type { Ref } from '../route';
import { Entry } from './entry';
import { LineRows } from './line-rows';
import { lockText } from './lock-text';
import { Trouble } from './trouble';
import { useEdit } from './use-edit';

interface EditFormProps {
  place: Ref;
  view: CommitmentView;
  onSaved: (view: CommitmentView, title: string) => void;
}

export function EditForm({ place, view, onSaved }: EditFormProps) {
  const cx = useClasses();
  const boot = useBoot();
  const detail = commitmentPath(place);
  const form = useEdit(view, (saved) => {
    if (saved) onSaved(saved, `${saved.commitment.number} was saved.`);
    navigate(detail);
  });
  const { draft, set, problems } = form;
  const { may } = view;
  if (!may.edit.may) {
    return (
      <Banner tone="plain" title="You cannot edit this commitment now">
        {refusalText(may.edit.refusal)} <Link href={detail}>Back to the commitment</Link>
      </Banner>
    );
  }
  const entry = (field: Parameters<typeof lockText>[1]) => ({ locked: lockText(view, field) });
  return (
    <form
      class={cx('EditForm')}
      aria-label="Edit Contract"
      onSubmit={(event) => {
        event.preventDefault();
        void form.save();
      }}
    >
      <Card title="General Information" hook="generalInformationCard">
        <div class={cx('Fields')}>
          <Entry label="Contract #" hook="field_number" problem={problems.number} {...entry('number')}>
            {(common) => <input {...common} required value={draft.number} onInput={set('number')} />}
          </Entry>
          <Entry
            label="Contract Company"
            hook="field_vendor"
            problem={problems.contractCompanyId}
            {...entry('contractCompany')}
          >
            {(common) => (
              <select {...common} value={draft.contractCompanyId} onChange={set('contractCompanyId')}>
                <option value="">--</option>
                {boot.contractCompanies.map(({ id, name, erpCode }) => (
                  <option key={id} value={id}>
                    {name} ({erpCode ?? 'not linked'})
                  </option>
                ))}
              </select>
            )}
          </Entry>
          <Entry label="Title" hook="field_title" problem={problems.title} {...entry('title')}>
            {(common) => <input {...common} required value={draft.title} onInput={set('title')} />}
          </Entry>
          <Entry label="Status" hook="field_status" problem={problems.status} {...entry('status')}>
            {(common) => (
              <select {...common} value={draft.status} onChange={set('status')}>
                {statuses[view.commitment.kind].map((status) => (
                  <option key={status}>{status}</option>
                ))}
              </select>
            )}
          </Entry>
          <Entry
            label="Default Retainage (%)"
            hook="field_default_retainage"
            problem={problems.retainagePercent}
            {...entry('retainagePercent')}
          >
            {(common) => (
              <input {...common} inputMode="decimal" value={draft.retainagePercent} onInput={set('retainagePercent')} />
            )}
          </Entry>
        </div>
      </Card>
      <Card title="Contract Dates" hook="contractDatesCard">
        <div class={cx('Fields')}>
          <Entry label="Start Date" hook="contract_start_date" problem={problems.startDate} {...entry('startDate')}>
            {(common) => <input {...common} type="date" value={draft.startDate} onInput={set('startDate')} />}
          </Entry>
          <Entry
            label="Estimated Completion Date"
            hook="contract_estimated_completion_date"
            problem={problems.completionDate}
            {...entry('completionDate')}
          >
            {(common) => <input {...common} type="date" value={draft.completionDate} onInput={set('completionDate')} />}
          </Entry>
        </div>
      </Card>
      <Card title="Schedule of Values" hook="scheduleOfValuesCard">
        <LineRows
          lines={draft.lines}
          problems={problems}
          locked={lockText(view, 'lines')}
          onChange={(lines) => form.change({ lines })}
        />
      </Card>
      <Trouble problem={form.problem} onUseNewest={form.useNewest} />
      <div class={cx('FormActions')}>
        <Link class={cx('Button')} href={detail}>
          Cancel
        </Link>
        <button class={cx('Button', 'ButtonPrimary')} type="submit" disabled={form.busy}>
          Save
        </button>
      </div>
    </form>
  );
}
