import type { SourceFile } from './source-file';

/** Something that holds for the whole tree. */
export interface Law {
  says: string;
  /** Where the tree breaks it: each a path and what is wrong there. */
  offences(files: readonly SourceFile[]): string[];
  /** Small trees (path to text) that break it, so that the law itself is seen to work. */
  breaks: readonly Record<string, string>[];
  /** Small trees that look like a breach and are none. */
  keeps?: readonly Record<string, string>[];
}

type Within = (file: SourceFile) => boolean;

/** The product's own code, of which tests are no part. */
export const product: Within = (file) => /^(shared|api|extension)\/src\//.test(file.path) && !file.isTest;

export function under(...folders: readonly string[]): Within {
  return (file) => folders.some((folder) => file.path.startsWith(folder));
}

/** The usual law: some files must not say something in their code. */
export function mustNotSay(within: Within, words: RegExp): Law['offences'] {
  return (files) =>
    files.filter(within).flatMap((file) => {
      const found = words.exec(file.code);
      return found ? [`${file.path} says ${found[0].trim()}`] : [];
    });
}

/** The usual law on imports: some files must not import something. */
export function mustNotImport(
  within: Within,
  target: (target: string, ours: boolean, typeOnly: boolean) => boolean,
): Law['offences'] {
  return (files) =>
    files
      .filter(within)
      .flatMap((file) =>
        file.imports
          .filter((one) => target(one.target, one.ours, one.typeOnly))
          .map((one) => `${file.path} imports ${one.target}`),
      );
}
