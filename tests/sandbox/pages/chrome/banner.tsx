import type { ComponentChildren } from 'preact';
import { useClasses } from '../classes';

interface BannerProps {
  tone: 'bad' | 'good' | 'plain';
  title: string;
  children?: ComponentChildren;
}

export function Banner({ tone, title, children }: BannerProps) {
  const cx = useClasses();
  return (
    <div
      class={cx('Banner', tone === 'bad' && 'BannerBad', tone === 'good' && 'BannerGood')}
      role={tone === 'bad' ? 'alert' : 'status'}
    >
      <strong>{title}</strong>
      {children && <div class={cx('BannerText')}>{children}</div>}
    </div>
  );
}
