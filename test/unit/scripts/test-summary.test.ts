import { expect, it } from 'vitest';
import { addReports, summaryOf } from '../../../scripts/lib/test/test-summary.mjs';

const report = (passed: number, failed: number, more: object = {}) => ({
  numPassedTests: passed,
  numFailedTests: failed,
  numPendingTests: 0,
  numTodoTests: 0,
  testResults: [],
  ...more,
});
const brokenFile = { status: 'failed', assertionResults: [] };
const failedFile = { status: 'failed', assertionResults: [{}] };
const goodFile = { status: 'passed', assertionResults: [] };

it.each([
  ['a run without failures', report(12, 0), 0, '12 passed, 0 failed'],
  [
    'a run with failed tests',
    report(10, 2, { testResults: [failedFile] }),
    1,
    '10 passed, 2 failed',
  ],
  [
    'a run with skipped tests',
    report(10, 0, { numPendingTests: 2 }),
    0,
    '10 passed, 0 failed, 2 skipped',
  ],
  [
    'a run with unwritten tests',
    report(1, 0, { numTodoTests: 1 }),
    0,
    '1 passed, 0 failed, 1 skipped',
  ],
  [
    'a file that does not load',
    report(10, 0, { testResults: [brokenFile, goodFile] }),
    1,
    '10 passed, 1 failed',
  ],
  [
    'a file that does not load, next to failed tests',
    report(10, 2, { testResults: [brokenFile, failedFile] }),
    1,
    '10 passed, 3 failed',
  ],
  ['an error outside of tests', report(10, 0), 1, '10 passed, 1 failed'],
  ['a run without a report', undefined, 1, '0 passed, 1 failed'],
  ['a run without a report and without an error', undefined, 0, '0 passed, 0 failed'],
])('%s is reported in one line', (_, given, status, line) => {
  expect(summaryOf(given, status)).toBe(line);
});

it('several runs are counted together', () => {
  const one = report(10, 1, { numPendingTests: 2, testResults: [failedFile] });
  const other = report(5, 0, { numTodoTests: 1, testResults: [brokenFile] });
  expect(summaryOf(addReports([one, other]), 1)).toBe('15 passed, 2 failed, 3 skipped');
});

it('a run without a report makes the total fail', () => {
  expect(summaryOf(addReports([report(10, 0), undefined]), 1)).toBe('0 passed, 1 failed');
});
