// Decides which moves can be asked for several reports at once, and for how many.
import { workflowTable, type Action } from '../reports/workflow.table';
import type { Role } from '../people/roles';

/** `submit` and `withdraw` belong to a unit, which has one report. */
export const BULK_ACTIONS = ['approve', 'return', 'score', 'rescore', 'publish', 'amend'] as const satisfies readonly Action[];
export type BulkAction = (typeof BULK_ACTIONS)[number];
/** Of one request, which is answered when all are done; more are sent as further requests. */
export const BULK_LIMIT = 200;

export const rolesFor = (action: BulkAction): readonly Role[] => [
  ...new Set(workflowTable.filter((row) => row.action === action).flatMap(({ by }) => by)),
];
