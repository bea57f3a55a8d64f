// Records how a sentence of a clerk is checked: read, held against itself, and the names of the checks that speak.
import type { UnitKind } from '../reports/figures.table';
import type { CheckStatus } from './finding';
import { runChecks } from './run-checks';
import { inputOf } from './worked-input';

/** A sentence is no report: what asks for chapters and forms is not asked here. */
const ASIDE = new Set(['form.complete', 'form.projects']);
const checksOf = (text: string, kind: string | undefined, statuses: readonly CheckStatus[]): string[] => {
  const input = inputOf({ text });
  const figures = kind === undefined ? input.figures : { ...input.figures, 'unit.kind': kind as UnitKind, year: '2023' };
  const found = runChecks({ ...input, figures }).filter(({ status, check }) => statuses.includes(status) && !ASIDE.has(check));
  return [...new Set(found.map(({ check }) => check))];
};

/** Checks that fail or warn. */
export const checksBlaming = (text: string, kind?: string): string[] => checksOf(text, kind, ['fail', 'warn']);
/** Those and the hints. */
export const checksShowing = (text: string, kind?: string): string[] => checksOf(text, kind, ['fail', 'warn', 'hint']);
