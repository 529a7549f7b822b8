import { readFileSync } from 'node:fs';

/**
 * @typedef {object} VitestReport the part of the json reporter's output that is read here
 * @property {number} numPassedTests
 * @property {number} numFailedTests
 * @property {number} numPendingTests
 * @property {number} numTodoTests
 * @property {{status: string, assertionResults: unknown[]}[]} testResults one for each file
 */

/**
 * One line with the result of a test run: `N passed, N failed`, and `, N skipped` if tests were skipped.
 * @param {VitestReport | undefined} report `undefined` if vitest ended without writing one
 * @param {number} status vitest's exit status
 * @returns {string}
 */
export function summaryOf(report, status) {
  // A file that does not even load has no tests that could fail.
  const broken =
    report?.testResults.filter(
      (file) => file.status === 'failed' && file.assertionResults.length === 0,
    ) ?? [];
  const failed = (report?.numFailedTests ?? 0) + broken.length;
  const skipped = (report?.numPendingTests ?? 0) + (report?.numTodoTests ?? 0);
  // Errors outside of tests fail the run but are not counted.
  const failures = failed === 0 && status !== 0 ? 1 : failed;
  return `${report?.numPassedTests ?? 0} passed, ${failures} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`;
}

/**
 * One report for several runs.
 * @param {readonly (VitestReport | undefined)[]} reports
 * @returns {VitestReport | undefined} `undefined` if one of them ended without writing one
 */
export function addReports(reports) {
  return reports.reduce((sum, one) =>
    sum === undefined || one === undefined
      ? undefined
      : {
          numPassedTests: sum.numPassedTests + one.numPassedTests,
          numFailedTests: sum.numFailedTests + one.numFailedTests,
          numPendingTests: sum.numPendingTests + one.numPendingTests,
          numTodoTests: sum.numTodoTests + one.numTodoTests,
          testResults: [...sum.testResults, ...one.testResults],
        },
  );
}

/**
 * @param {string} path
 * @returns {VitestReport | undefined} `undefined` if vitest ended without writing one
 */
export function readReport(path) {
  try {
    return JSON.parse(readFileSync(path, 'utf8'));
  } catch {
    return undefined;
  }
}
