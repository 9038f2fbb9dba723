import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runNode } from './child.mjs';
import { fromRoot } from './root.mjs';

/** Runs one project of vitest.config.ts and counts what it did, by its own report. `options` are vitest's, `how` is `runNode`'s. */
export async function vitest(project, filters, options = [], how = {}) {
  const folder = mkdtempSync(join(tmpdir(), 'rebound-test-'));
  const report = join(folder, 'report.json');
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`];
  try {
    const cli = fromRoot('node_modules/vitest/vitest.mjs');
    // A filter given by hand need not fit every project.
    const perhapsNone = filters.length ? ['--passWithNoTests'] : [];
    const args = [cli, 'run', '--project', project, ...reporters, ...options, ...perhapsNone, ...filters];
    const code = await runNode(args, how);
    return existsSync(report)
      ? countsOf(JSON.parse(readFileSync(report, 'utf8')), code, project)
      : broken(project, code);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** A file that does not load has no tests to fail, and an error outside a test belongs to none: each counts as one. */
function countsOf(report, code, project) {
  const failedTests = report.testResults.flatMap((file) =>
    file.assertionResults.filter((test) => test.status === 'failed').map((test) => test.fullName),
  );
  const unloaded = report.testResults
    .filter((file) => file.status === 'failed' && !file.assertionResults.some((test) => test.status === 'failed'))
    .map((file) => file.name);
  const what = [...failedTests, ...unloaded];
  if (code !== 0 && what.length === 0)
    what.push(report.numTotalTests ? `vitest ended with ${code}` : `there are no tests in ${project}`);
  const skipped = report.numPendingTests + report.numTodoTests;
  return { passed: report.numPassedTests, failed: what.length, skipped, what };
}

function broken(project, code) {
  return { passed: 0, failed: 1, what: [`${project}: vitest ended with ${code} and left no report`] };
}
