import { useEffect, useState } from 'preact/hooks';

const moved = new EventTarget();

/** Goes to a path of this host without a new document. */
export function navigate(path: string, { replace = false } = {}) {
  history[replace ? 'replaceState' : 'pushState'](null, '', path);
  moved.dispatchEvent(new Event('moved'));
  if (!replace) scrollTo(0, 0);
}

/** The path that the address bar shows, now and after every move. */
export function usePath(): string {
  const [path, setPath] = useState(location.pathname);
  useEffect(() => {
    const read = () => setPath(location.pathname);
    moved.addEventListener('moved', read);
    addEventListener('popstate', read);
    return () => {
      moved.removeEventListener('moved', read);
      removeEventListener('popstate', read);
    };
  }, []);
  return path;
}
