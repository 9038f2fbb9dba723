/** Says how large a suite is, also where the output of passing tests is left out. */
export function tellSize(text: string): void {
  process.stdout.write(`${text}\n`);
}
