import { expect, test } from 'vitest';
import { hashClasses } from './hash-classes';

const css = '.Button { gap: 4px } .Button:hover > .Label { color: red } .ag-row { top: 0.5em }';

test('two starts share no class name', () => {
  const one = Object.values(hashClasses(css, 'first').classes).flatMap((names) => names.split(' '));
  const other = Object.values(hashClasses(css, 'second').classes).flatMap((names) => names.split(' '));
  expect(one).toHaveLength(4);
  expect(one.filter((name) => other.includes(name))).toEqual([]);
});

test('the rules follow, and what has a name of its own keeps it', () => {
  const hashed = hashClasses(css, 'a start');
  const button = hashed.classes.Button?.split(' ')[1];
  const label = hashed.classes.Label?.split(' ')[1];
  expect(hashed.css).toBe(`.${button} { gap: 4px } .${button}:hover > .${label} { color: red } .ag-row { top: 0.5em }`);
});
