import { describe, expect, test } from 'vitest';
import { importLaws } from './laws/imports';
import { nameLaws } from './laws/names';
import { sayingLaws } from './laws/sayings';
import { shapeLaws } from './laws/shape';
import { sourceFile, tree } from './source-file';

const files = tree();
const asTree = (texts: Record<string, string>) => Object.entries(texts).map(([path, text]) => sourceFile(path, text));

test('the tree has source files in every part', () => {
  for (const part of ['shared/src/', 'api/src/', 'extension/src/', 'tests/', 'scripts/']) {
    expect(files.filter((file) => file.path.startsWith(part)).length, part).toBeGreaterThan(3);
  }
});

for (const law of [...importLaws, ...nameLaws, ...sayingLaws, ...shapeLaws])
  describe(law.says, () => {
    test('the tree keeps it', () => {
      expect(law.offences(files)).toEqual([]);
    });

    test.each(law.breaks)('it catches %o', (texts) => {
      expect(law.offences(asTree(texts))).not.toEqual([]);
    });

    if (law.keeps) {
      test.each(law.keeps)('it lets pass %o', (texts) => {
        expect(law.offences(asTree(texts))).toEqual([]);
      });
    }
  });
