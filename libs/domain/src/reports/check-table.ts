// Decides whether the workflow table is sound: no unreachable state, no dead end, no duplicate row, no row that stays where it is.
import { STATES, type State, type WorkflowRow } from './workflow.table';

const reachable = (rows: readonly WorkflowRow[], start: State): Set<State> => {
  const seen = new Set<State>([start]);
  for (let grew = true; grew;) {
    grew = false;
    for (const row of rows) {
      if (seen.has(row.from) && !seen.has(row.to)) {
        seen.add(row.to);
        grew = true;
      }
    }
  }
  return seen;
};

/** What is wrong with the table, one sentence each; empty when it is sound. */
export const checkTable = (rows: readonly WorkflowRow[]): string[] => {
  const problems: string[] = [];
  const seen = reachable(rows, 'draft');
  for (const state of STATES) {
    if (!seen.has(state)) problems.push(`state ${state} cannot be reached from draft`);
    if (!rows.some((row) => row.from === state)) problems.push(`state ${state} is a dead end`);
  }
  const keys = new Set<string>();
  for (const row of rows) {
    const key = `${row.action} from ${row.from}`;
    if (keys.has(key)) problems.push(`duplicate row: ${key}`);
    keys.add(key);
    if (row.by.length === 0) problems.push(`nobody may do: ${key}`);
    if (row.to === row.from) problems.push(`row stays where it is: ${key}`);
  }
  return problems;
};
