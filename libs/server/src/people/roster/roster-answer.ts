// Shows what an import of a roster would do or has done, and refuses one that cannot be taken as a whole.
import {
  canonicalJson,
  isTakeable,
  refuse,
  refuseAll,
  type Json,
  type Language,
  type Reason,
  type Refusal,
  type RosterPlan,
  type RosterProblem,
  type Words,
} from '@camphor/domain';
import { readRows, type RefusedFileCode, type SheetRows } from '@camphor/documents';
import { digestOf } from '../../digest';
import { throwRefusal } from '../../refusal.error';

/** As many as somebody would mend before trying again. */
const SHOWN_REASONS = 200;

/** Where what is said of a report would lead a roster astray. */
const listSentences: Readonly<Partial<Record<RefusedFileCode, Words>>> = {
  unsupported: {
    zh: '“{file}”不是 .xlsx 工作簿，请用 Excel 或 WPS 另存为 .xlsx 后再选择。',
    en: '"{file}" is no .xlsx workbook; save it as .xlsx with Excel or WPS and choose it again.',
  },
  too_much: {
    zh: '“{file}”过大，名册不超过 4 MB，请只保留名册本身，或分成几个文件。',
    en: '"{file}" is too large: a roster has at most 4 MB. Keep the roster alone or split it.',
  },
};

export const readSheetRows = async (file: { name: string; content: Uint8Array }, language: Language): Promise<SheetRows> => {
  const read = await readRows(file.name, file.content);
  if (read.ok) return read;
  const said = listSentences[read.code] ?? read.message;
  const message = said[language].replace('{file}', () => file.name.slice(-80));
  const facts = { field: 'file', file: file.name, problem: read.code, message };
  return throwRefusal(refuse(read.code === 'too_large' || read.code === 'too_much' ? 'too_large' : 'malformed', 'file_unreadable', facts));
};

/** Digest of all that would be done: apply it only if it is still the same. */
export const digestOfPlan = <V>(plan: RosterPlan<V>): string =>
  digestOf(
    canonicalJson(plan.rows.map(({ row, key, outcome, changes, value }) => ({ row, key, outcome, changes, value })) as unknown as Json),
  );

const shownProblem = ({ row, column, code, message }: RosterProblem, language: Language) => ({
  row,
  column,
  code,
  message: message[language],
});

export const rosterAnswer = <V>(plan: RosterPlan<V>, file: string, dryRun: boolean, language: Language) => {
  const count = (outcome: string) => plan.rows.filter((row) => row.outcome === outcome).length;
  return {
    dryRun,
    file,
    plan: digestOfPlan(plan),
    takeable: isTakeable(plan),
    counts: { create: count('create'), change: count('change'), unchanged: count('unchanged'), error: count('error') },
    problems: plan.problems.map((problem) => shownProblem(problem, language)),
    rows: plan.rows.map(({ row, key, name, outcome, changes, problems }) => ({
      row,
      key,
      name,
      outcome,
      changes: [...changes],
      problems: problems.map((problem) => shownProblem(problem, language)),
    })),
  };
};

/** Why the roster is not taken: every problem with its row, or that something has changed since it was shown. */
export const whyNot = <V>(plan: RosterPlan<V>, shownPlan: string | null, language: Language): Refusal | null => {
  const problems = [...plan.problems, ...plan.rows.flatMap((row) => row.problems)];
  const reasons = problems.slice(0, SHOWN_REASONS).map(({ row, column, code, message }): Reason => ({
    code: 'roster_row',
    facts: { row, column, problem: code, message: message[language] },
  }));
  const [first, ...rest] = reasons;
  if (first) return refuseAll('guards', [first, ...rest]);
  return shownPlan !== null && shownPlan !== digestOfPlan(plan) ? refuse('conflict', 'roster_changed') : null;
};
