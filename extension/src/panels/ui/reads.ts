import { useQuery } from '@tanstack/preact-query';
import { request } from '../../background/messages';

export const useCommitment = (id: string) =>
  useQuery({ queryKey: ['commitment', id], queryFn: () => request('read-commitment', { id }) });

export const useMark = (id: string, enabled: boolean) =>
  useQuery({ queryKey: ['mark', id], queryFn: () => request('read-mark', { id }), enabled });

export const useRejections = () =>
  useQuery({ queryKey: ['rejections'], queryFn: () => request('read-rejections', null) });

export const useCount = () => useQuery({ queryKey: ['count'], queryFn: () => request('read-count', null) });

export const useCommands = () => useQuery({ queryKey: ['commands'], queryFn: () => request('read-commands', null) });

export const useAsked = () => useQuery({ queryKey: ['commands', 'asked'], queryFn: () => request('read-asked', null) });

export const usePauses = () => useQuery({ queryKey: ['pauses'], queryFn: () => request('read-pauses', null) });

export const useSession = () => useQuery({ queryKey: ['session'], queryFn: () => request('read-session', null) });

export const useWays = (enabled: boolean) =>
  useQuery({ queryKey: ['ways'], queryFn: () => request('read-ways', null), enabled });

export const useSigningIn = () =>
  useQuery({ queryKey: ['signing-in'], queryFn: () => request('read-signing-in', null) });

export const useMe = (enabled: boolean) =>
  useQuery({ queryKey: ['me'], queryFn: () => request('read-me', null), enabled });

export const useSessions = (enabled: boolean) =>
  useQuery({ queryKey: ['sessions'], queryFn: () => request('read-sessions', null), enabled });

export const useMailSites = () =>
  useQuery({ queryKey: ['mail-sites'], queryFn: () => request('list-mail-sites', null) });

export const useSiteHere = () => useQuery({ queryKey: ['site-here'], queryFn: () => request('read-site-here', null) });

export const useDesktop = () => useQuery({ queryKey: ['desktop'], queryFn: () => request('read-desktop', null) });
