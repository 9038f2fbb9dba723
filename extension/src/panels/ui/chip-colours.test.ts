import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { dark, light } from './chip-colours';

const tokens = readFileSync(new URL('./tokens.css', import.meta.url), 'utf8');

test.each([
  ['bad-soft', 'ground'],
  ['bad', 'text'],
  ['focus', 'focus'],
] as const)('a chip has the token --%s', (token, colour) => {
  expect(tokens).toContain(`--${token}: light-dark(${light[colour]}, ${dark[colour]});`);
});
