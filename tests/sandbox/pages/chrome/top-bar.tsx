import type { Boot } from '../boot';
import { useClasses } from '../classes';
import { PersonChooser } from './person-chooser';

interface Place {
  boot: Boot;
  /** The project's name, or `null` on a company's page. */
  project: string | null;
  tool: string;
  /** Where the browser stands, to come back to as somebody else. */
  path: string;
}

export function TopBar({ boot, project, tool, path }: Place) {
  const cx = useClasses();
  return (
    <header class={cx('TopBar')}>
      <a class={cx('HomeLink')} href="/" data-header="company-home-button">
        <svg width="20" height="20" viewBox="0 0 24 24" fill="currentColor" aria-hidden="true">
          <path d="M12 3 2 11.5h3V21h5.5v-6h3v6H19v-9.5h3z" />
        </svg>
        <span class={cx('Unseen')}>Start page</span>
      </a>
      <div class={cx('Picker')} data-header="picker-company-project">
        <span class={cx('PickerTop')}>{boot.company.name}</span>
        <span class={cx('PickerBottom')}>{project ?? 'All projects'}</span>
      </div>
      <div class={cx('Picker')} id="tool-picker-target">
        <span class={cx('PickerTop')}>{project ? 'Project Tools' : 'Company Tools'}</span>
        <span class={cx('PickerBottom')}>{tool}</span>
      </div>
      <span class={cx('Gap')} />
      <PersonChooser boot={boot} path={path} />
    </header>
  );
}
