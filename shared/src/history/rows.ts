import type { ErpState } from '../commitment/erp-state';
import type { NoticeEvent } from '../notification/who-to-notify';
import type { EvidenceGrade, SeenOn } from '../rejection/evidence';
import type { HistoryEvent, SeenResendText } from './event';
import type { Change, ChangedField } from './schema';

export interface RowText {
  changed: string;
  from: string | null;
  to: string | null;
}

/** The ERP state as the Change History names it. The record is kept in one language, that of the company's books. */
export const erpStateText: Record<ErpState, string> = {
  'not-sent': 'Not Sent',
  awaiting: 'Sent to ERP',
  rejected: 'Rejected',
  retrieved: 'Retrieved from ERP',
  accepted: 'Accepted for Export',
  exported: 'Synced',
  'export-failed': 'Failed to Export',
  closed: 'Void',
};

const erpStatusText = 'ERP Status';

/** What the Change History says of a re-send, whose state is that of something sent. */
const resentText = 'Re-sent to ERP';

/** The line whose To is the ERP's own message about a failed export. */
export const exportErrorText = 'Export Error';

/** How it is known of a rejection that Rebound did not record itself. */
const knownFromText: Record<Exclude<EvidenceGrade, 'recorded'>, string> = {
  'mail-verified': 'Forwarded mail, verified',
  'seen-on-page': 'Change History page',
  'mail-seen': 'Mail',
};

const seenOnText: Record<SeenOn, string> = {
  'change-history': 'Change History page',
  commitment: 'page',
};

function seenText({ on, by, at }: SeenResendText): string {
  return `${at.date} ${at.time}, by its ${seenOnText[on]}, which ${by} had open`;
}

const fieldText: Record<ChangedField, string> = {
  number: 'Number',
  title: 'Title',
  'contract-company': 'Contract Company',
  status: 'Status',
  'start-date': 'Start Date',
  'completion-date': 'Estimated Completion Date',
  retainage: 'Default Retainage',
  'line-added': 'Line Added',
  'line-removed': 'Line Removed',
  'line-description': 'Description',
  'line-cost-code': 'Cost Code',
  'line-cost-type': 'Cost Type',
  'line-amount': 'Amount',
};

/** A change's name in the Change History and in letters. */
export function changedText({ field, line }: Pick<Change, 'field' | 'line'>): string {
  return line === null ? fieldText[field] : `Schedule of Values, Line ${line}, ${fieldText[field]}`;
}

/** The rows that an event leaves in the Change History, in order. 'Rejected Message' with the comment in To is Procore's own wording. */
export function rowsFor(event: HistoryEvent): RowText[] {
  switch (event.kind) {
    case 'created':
      return [{ changed: 'Created', from: null, to: null }];
    case 'edited':
      return event.changes.map((change) => ({ changed: changedText(change), from: change.from, to: change.to }));
    case 'rejected':
      return [
        ...(event.from ? [erpStatus(event.from, 'rejected')] : []),
        { changed: 'Rejected Message', from: null, to: event.comment },
        ...(event.knownFrom && event.knownFrom !== 'recorded'
          ? [{ changed: 'Rejection Known From', from: null, to: knownFromText[event.knownFrom] }]
          : []),
      ];
    case 'export-failed':
      return [erpStatus(event.from, 'export-failed'), { changed: exportErrorText, from: null, to: event.message }];
    case 'sent':
      return [erpStatus(event.from, 'awaiting')];
    case 'resent':
      return [
        { changed: erpStatusText, from: erpStateText[event.from], to: resentText },
        ...(event.seen ? [{ changed: 'Re-sent in Procore', from: null, to: seenText(event.seen) }] : []),
      ];
    case 'resend-undone':
      return [{ changed: erpStatusText, from: resentText, to: erpStateText[event.to] }];
    case 'retrieved':
      return [erpStatus(event.from, 'retrieved')];
    case 'accepted':
      return [erpStatus(event.from, 'accepted')];
    case 'exported':
      return [erpStatus(event.from, 'exported')];
    case 'unlinked':
      return [erpStatus(event.from, 'not-sent')];
    case 'voided':
      return [erpStatus(event.from, 'closed')];
  }
}

const tellingTo: Record<NoticeEvent, string> = {
  rejected: erpStateText.rejected,
  reminded: erpStateText.rejected,
  escalated: erpStateText.rejected,
  resent: resentText,
  accepted: erpStateText.accepted,
  voided: erpStateText.closed,
};

/** Whether letters about `event` tell of this row: of its rows the one that says where the commitment stands now. */
export function isToldAs(event: NoticeEvent, { changed, to }: Pick<RowText, 'changed' | 'to'>): boolean {
  return changed === erpStatusText && to === tellingTo[event];
}

function erpStatus(from: ErpState, to: ErpState): RowText {
  return { changed: erpStatusText, from: erpStateText[from], to: erpStateText[to] };
}
