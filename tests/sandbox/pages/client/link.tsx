import type { JSX } from 'preact';
import { newFormOf } from '../addresses';
import { useBoot } from './boot-data';
import { navigate } from './navigation';

/** A link that stays in this document; an address of an older form leads straight to its page in the new UI. */
export function Link({ href, ...rest }: JSX.AnchorHTMLAttributes & { href: string }) {
  const { companyOfProject } = useBoot();
  const follow = (event: MouseEvent) => {
    if (event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    navigate(newFormOf(href, companyOfProject) ?? href);
  };
  return <a {...rest} href={href} onClick={follow} />;
}
