import { useClasses } from '../../classes';
import { useBoot } from '../boot-data';
import type { DraftLine } from './draft';

interface LineRowProps {
  place: number;
  line: DraftLine;
  problem: (part: string) => string | undefined;
  onChange: (line: DraftLine) => void;
  onRemove: () => void;
}

export function LineRow({ place, line, problem, onChange, onRemove }: LineRowProps) {
  const cx = useClasses();
  const { costCodes, costTypes } = useBoot();
  const control = (part: keyof DraftLine, label: string, wire: string = part) => ({
    class: cx('Input', problem(wire) !== undefined && 'InputBad'),
    'aria-label': `Line ${place} ${label}`,
    'aria-invalid': problem(wire) !== undefined,
    title: problem(wire) ?? '',
    value: line[part] ?? '',
  });
  const set = (part: keyof DraftLine) => (event: { currentTarget: HTMLInputElement | HTMLSelectElement }) =>
    onChange({ ...line, [part]: event.currentTarget.value });
  return (
    <tr>
      <td>{place}</td>
      <td class={cx('LineText')}>
        <input {...control('description', 'Description')} onInput={set('description')} />
      </td>
      <td>
        <select {...control('costCode', 'Cost Code')} onChange={set('costCode')}>
          <option value="">--</option>
          {costCodes.map(({ code, name, inErp }) => (
            <option key={code} value={code}>
              {code} {name}
              {inErp ? '' : ' (not in the ERP)'}
            </option>
          ))}
        </select>
      </td>
      <td>
        <select {...control('costType', 'Cost Type')} onChange={set('costType')}>
          <option value="">--</option>
          {costTypes.map((type) => (
            <option key={type}>{type}</option>
          ))}
        </select>
      </td>
      <td>
        <input {...control('amount', 'Amount', 'amountCents')} inputMode="decimal" onInput={set('amount')} />
        {problem('amountCents') && <span class={cx('FieldProblem')}>{problem('amountCents')}</span>}
      </td>
      <td>
        <button class={cx('Button', 'ButtonIcon')} type="button" aria-label={`Remove line ${place}`} onClick={onRemove}>
          ×
        </button>
      </td>
    </tr>
  );
}
