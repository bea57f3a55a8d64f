// Decides what the action bar offers: every action that the state knows and the actor's role carries, with the verdict of the door.
import type { Reason } from '../refusal';
import type { CaseFile } from './case-file';
import { couldDo } from './decide';
import { workflowTable, type Action } from './workflow.table';

export interface ActionVerdict {
  readonly action: Action;
  readonly allowed: boolean;
  /** Every reason why not; empty when allowed. */
  readonly why: readonly Reason[];
}

/** Verdicts for those rows of the present state that the actor's role may take; the same guards that stand at the door. */
export const actionsOf = (file: CaseFile): ActionVerdict[] => {
  const rows = workflowTable.filter((row) => row.from === file.report.state && row.by.some((role) => file.rolesHere.includes(role)));
  return [...new Set(rows.map((row) => row.action))].map((action) => {
    const refusal = couldDo(file, action);
    return { action, allowed: refusal === null, why: refusal?.reasons ?? [] };
  });
};
