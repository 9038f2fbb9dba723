import type { Kind, Status } from './kind';

/** What one ERP connection asks of a text field. `truncated`: the ERP cuts what is over, so it is only a warning. */
export interface TextRule {
  maxLength?: number | undefined;
  overflow?: 'refused' | 'truncated' | undefined;
  /** Characters that the ERP does not take, each once. */
  forbidden?: string | undefined;
}

/** What one ERP connection asks of a commitment before export. Data, kept per company; never written into rules. */
export interface ErpConnection {
  name: string;
  kinds: readonly Kind[];
  statuses: Record<Kind, readonly Status[]>;
  number: TextRule;
  title: TextRule;
  startDateRequired: boolean;
  lines: { erpCostCode: 'one' | 'all'; costType: 'any' | 'all' | 'same' };
}
