import { formatAmount } from '@rebound/shared/commitment/amount';
import { useClasses } from '../../classes';
import { centsIn, type DraftLine, emptyLine, type FieldProblems } from './draft';
import { LineRow } from './line-row';

interface LineRowsProps {
  lines: DraftLine[];
  problems: FieldProblems;
  locked: string | null;
  onChange: (lines: DraftLine[]) => void;
}

export function LineRows({ lines, problems, locked, onChange }: LineRowsProps) {
  const cx = useClasses();
  const cents = lines.map(({ amount }) => centsIn(amount));
  const total = cents.includes(null)
    ? '--'
    : `$${formatAmount(cents.reduce<number>((sum, part) => sum + (part ?? 0), 0))}`;
  return (
    <fieldset class={cx('Lines')} disabled={locked !== null}>
      <legend class={cx('Hint')}>{locked ?? 'Every line needs a cost code and a cost type of the ERP.'}</legend>
      <div class={cx('TableScroller')}>
        <table class={cx('Table')}>
          <thead>
            <tr>
              <th>#</th>
              <th>Description</th>
              <th>Cost Code</th>
              <th>Cost Type</th>
              <th class={cx('Amount')}>Amount</th>
              <th>
                <span class={cx('Unseen')}>Remove</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {lines.map((line, index) => (
              <LineRow
                key={line.id ?? index}
                place={index + 1}
                line={line}
                problem={(part) => problems[`lines.${index}.${part}`]}
                onChange={(changed) => onChange(lines.with(index, changed))}
                onRemove={() => onChange(lines.toSpliced(index, 1))}
              />
            ))}
          </tbody>
          <tfoot>
            <tr>
              <td colSpan={4}>Total</td>
              <td class={cx('Amount')}>{total}</td>
              <td />
            </tr>
          </tfoot>
        </table>
      </div>
      <button class={cx('Button')} type="button" onClick={() => onChange([...lines, emptyLine()])}>
        Add Line
      </button>
    </fieldset>
  );
}
