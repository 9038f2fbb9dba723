import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { Boot } from '../boot';

export const BootData = createContext<Boot | null>(null);

export function useBoot(): Boot {
  const boot = useContext(BootData);
  if (!boot) throw new Error('No boot data above this component.');
  return boot;
}
