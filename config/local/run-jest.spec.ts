// Shows how the results of one tier are counted, and that nothing that was not run counts as passed.
const { count } = require('./run-jest.cjs') as {
  count: (result: Record<string, unknown>, how: { isNarrowed: boolean }) => { passed: number; failed: number };
};

it.each([
  ['all passed', { numPassedTests: 7, numFailedTests: 0 }, false, { passed: 7, failed: 0 }],
  ['one failed', { numPassedTests: 6, numFailedTests: 1 }, false, { passed: 6, failed: 1 }],
  [
    'a file that could not be loaded',
    { numPassedTests: 6, numFailedTests: 0, numRuntimeErrorTestSuites: 1 },
    false,
    { passed: 6, failed: 1 },
  ],
  [
    'two skipped in the source',
    { numPassedTests: 5, numFailedTests: 0, numPendingTests: 1, numTodoTests: 1 },
    false,
    { passed: 5, failed: 2 },
  ],
  ['two left out by a name pattern', { numPassedTests: 5, numFailedTests: 0, numPendingTests: 2 }, true, { passed: 5, failed: 0 }],
  ['interrupted', { numPassedTests: 5, numFailedTests: 0, wasInterrupted: true }, false, { passed: 5, failed: 1 }],
])('%s', (_, result, isNarrowed, expected) => {
  expect(count(result, { isNarrowed })).toMatchObject(expected);
});
