// Speaks for the checks: what they need, what they find, and their table.
export * from './finding';
export * from './check-input';
export { checksTable, type CheckId, type CheckRow, type Need } from './checks.table';
export { runChecks } from './run-checks';
export { adjustmentOf, type Adjustment } from './bounds';
export { peerFigureKeys } from './peers';
