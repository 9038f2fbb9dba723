import { formatAmount, totalCents } from '@rebound/shared/commitment/amount';
import type { CommitmentView } from '@rebound/shared/commitment/view-schema';
import { commitmentPath } from '../../addresses';
import { useClasses } from '../../classes';
import { dayText, historyDate } from '../../dates';
import { Link } from '../link';
import type { Ref } from '../route';
import { StatusPill } from '../status-pill';
import { Card } from './card';
import { Field } from './field';
import { ScheduleOfValues } from './schedule-of-values';

export function GeneralTab({ place, view }: { place: Ref; view: CommitmentView }) {
  const cx = useClasses();
  const { commitment, company } = view;
  const total = `$${formatAmount(totalCents(commitment.lines))}`;
  const vendor = commitment.contractCompany;
  return (
    <div class={cx('Cards')}>
      <div class={cx('CardsTop')}>
        {view.may.edit.may && (
          <Link class={cx('Button')} href={commitmentPath(place, 'edit')} data-qa="editButton">
            Edit Contract
          </Link>
        )}
      </div>
      <Card title="General Information" hook="generalInformationCard">
        <p class={cx('CreatedBy')} data-qa="created_by">
          Created by {commitment.createdBy.name}. Last changed {historyDate(commitment.updatedAt)}.
        </p>
        <dl class={cx('Fields')}>
          <Field label="Contract #" hook="field_number">
            {commitment.number}
          </Field>
          <Field label="Contract Company" hook="field_vendor">
            {vendor ? `${vendor.name} ${vendor.erpCode ? `(${vendor.erpCode})` : '(not linked)'}` : '--'}
          </Field>
          <Field label="Title" hook="field_title">
            {commitment.title}
          </Field>
          <Field label="Status">
            <StatusPill status={commitment.status} hook="field_status" />
          </Field>
          <Field label="Default Retainage" hook="field_default_retainage">
            {commitment.retainagePercent === null ? '--' : `${commitment.retainagePercent}%`}
          </Field>
          <Field label="Sent to ERP by">
            {commitment.sentBy && commitment.sentAt
              ? `${commitment.sentBy.name}, ${historyDate(commitment.sentAt)}`
              : '--'}
          </Field>
        </dl>
      </Card>
      <Card title="Contract Summary" hook="contractSummaryCard">
        <dl class={cx('Fields')}>
          <Field label="Original Contract Amount" hook="field_grand_total">
            {total}
          </Field>
          <Field label="Revised Contract Amount" hook="field_revised_amount">
            {total}
          </Field>
          <Field label="Currency">{company.currency}</Field>
          <Field label="ERP System">{view.erp}</Field>
        </dl>
      </Card>
      <Card title="Contract Dates" hook="contractDatesCard">
        <dl class={cx('Fields')}>
          <Field label="Start Date" hook="contract_start_date">
            {dayText(commitment.startDate)}
          </Field>
          <Field label="Estimated Completion Date" hook="contract_estimated_completion_date">
            {dayText(commitment.completionDate)}
          </Field>
        </dl>
      </Card>
      <Card title="Schedule of Values" hook="scheduleOfValuesCard">
        <ScheduleOfValues lines={commitment.lines} />
      </Card>
    </div>
  );
}
