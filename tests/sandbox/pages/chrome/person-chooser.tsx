import type { Boot } from '../boot';
import { useClasses } from '../classes';

/** Sends itself when another person is chosen: both scripts listen for `data-sends-itself`. */
export function PersonChooser({ boot, path }: { boot: Boot; path: string }) {
  const cx = useClasses();
  const companies = [...new Set(boot.people.map(({ company }) => company))];
  return (
    <form class={cx('PersonChooser')} method="post" action="/sandbox/signed-in-as" data-sends-itself>
      <input type="hidden" name="back" value={path} />
      <label class={cx('PersonLabel')} for="sandbox-person">
        Signed in as
      </label>
      <select class={cx('PersonSelect')} id="sandbox-person" name="person" autocomplete="off">
        {companies.map((company) => (
          <optgroup key={company} label={company}>
            {boot.people
              .filter((person) => person.company === company)
              .map(({ id, name, role }) => (
                <option key={id} value={id} selected={id === boot.person.id}>
                  {name} · {role}
                </option>
              ))}
          </optgroup>
        ))}
      </select>
      <span class={cx('Avatar')} aria-hidden="true" data-qa="core-avatar">
        {boot.person.name
          .split(' ')
          .map((part) => part.charAt(0))
          .join('')}
      </span>
    </form>
  );
}
