import type { ErpState } from '@rebound/shared/commitment/erp-state';
import { useEffect, useRef, useState } from 'preact/hooks';
import type { Command, CommandVerb } from '../../background/commands';
import { isUnderWay } from '../../background/under-way';

/**
 * After one's own click the focus goes to what became of it. Answers the ref for the panel, and which click of one's own
 * led to `state`.
 */
export function useArrival(state: ErpState, command: Command | undefined) {
  const panel = useRef<HTMLElement>(null);
  const clicked = useRef<Command | undefined>(undefined);
  const answered = useRef('');
  const before = useRef(state);
  const [arrivedBy, setArrivedBy] = useState<CommandVerb | null>(null);
  useEffect(() => {
    const hasChanged = before.current !== state;
    before.current = state;
    if (command?.state === 'refused' || command?.state === 'unclear') clicked.current = undefined;
    if (hasChanged) {
      const by = clicked.current;
      if (by) panel.current?.querySelector('h2')?.focus();
      setArrivedBy(by?.verb ?? null);
      answered.current = by?.key ?? '';
      clicked.current = undefined;
    }
    // The state can change before the command is put away.
    if (command && isUnderWay(command) && command.key !== answered.current) {
      clicked.current = command;
      setArrivedBy(null);
    }
  }, [state, command]);
  return { panel, arrivedBy };
}
