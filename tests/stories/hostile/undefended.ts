import { cp, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { extensionDir } from '../stage';

const judge = /function \w+\(\{inSightMs:[^}]*\}\)\{/g;

/**
 * A copy of the built extension that believes every press, in `folder`: what the attacks would do to it shows that they
 * are attacks. Throws when the rule is not found in the build.
 */
export async function undefendedIn(folder: string): Promise<string> {
  const copy = join(folder, 'undefended');
  await cp(extensionDir, copy, { recursive: true });
  const chunks = (await readdir(join(copy, 'chunks'))).map((name) => join(copy, 'chunks', name));
  let found = 0;
  for (const chunk of chunks) {
    const text = await readFile(chunk, 'utf8');
    const weakened = text.replaceAll(judge, (start) => {
      found += 1;
      return `${start}return"counts";`;
    });
    await writeFile(chunk, weakened);
  }
  if (found !== 1) throw new Error(`The rule that judges a press is ${found} times in the build.`);
  return copy;
}
