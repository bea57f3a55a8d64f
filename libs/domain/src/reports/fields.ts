// Decides how content is cut into fields, what a field may hold, and how two people's edits merge field by field.
import type { FieldChange } from '../change';
import { isDecimal } from '../decimal';
import { refuseAll, type Reason, type Refusal } from '../refusal';
import { emptyContent, type FormRow, type ReportContent, type ReportHeading, type SelfScore } from './content';
import { figureDefinition, GRADES, isFigureKey, UNIT_KINDS, type FigureKey, type Figures } from './figures.table';
import { isFormKey, isSectionKey, type FormKey, type SectionKey } from './sections.table';

/** What a client sends to change content; absent = untouched, null = removed. */
export interface ContentPatch {
  readonly title?: string | undefined;
  readonly figures?: Readonly<Record<string, string | null>> | undefined;
  readonly sections?: Readonly<Record<string, string | null>> | undefined;
  readonly tables?: Readonly<Record<string, readonly FormRow[] | null>> | undefined;
  readonly explanations?: Readonly<Record<string, string | null>> | undefined;
  /** null points take the self-score of the indicator out. */
  readonly selfScores?: readonly (Omit<SelfScore, 'points'> & { readonly points: string | null })[] | undefined;
  readonly headings?: readonly (Omit<ReportHeading, 'key'> & { readonly key: string | null })[] | undefined;
}

export const LIMITS = {
  title: 300,
  text: 100_000,
  explanation: 4_000,
  reason: 4_000,
  cell: 4_000,
  rows: 500,
  headings: 400,
  entries: 400,
} as const;

// A lone surrogate cannot be stored as UTF-8; control characters other than tab and line feed break exports.
const BAD = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/;

/** Why a text cannot be taken, if it cannot. `field` names it in the reason. */
export const textProblem = (field: string, text: string, limit: number): Reason | null => {
  if (text.length > limit) return { code: 'text_too_long', facts: { field, length: text.length, limit } };
  return BAD.test(text) ? { code: 'bad_characters', facts: { field } } : null;
};

const figureProblem = (key: string, value: string): Reason | null => {
  const field = `figure:${key}`;
  if (!isFigureKey(key)) return { code: 'unknown_key', facts: { field } };
  const { unit, signed } = figureDefinition(key);
  const malformed = (problem: string): Reason => ({ code: 'malformed', facts: { field, problem } });
  if (unit === 'text') return value.trim() === '' ? malformed('不能为空') : textProblem(field, value, 200);
  if (unit === 'year') return /^(19|20|21)\d\d$/.test(value) ? null : malformed('应为四位年份');
  if (unit === 'unitKind') return (UNIT_KINDS as readonly string[]).includes(value) ? null : malformed(`应为 ${UNIT_KINDS.join(' / ')}`);
  if (unit === 'grade') return (GRADES as readonly string[]).includes(value) ? null : malformed(`应为 ${GRADES.join(' / ')}`);
  if (!isDecimal(value)) return { code: 'not_a_decimal', facts: { field } };
  if (value.startsWith('-') && !signed) return { code: 'negative_not_allowed', facts: { field } };
  return (unit === 'persons' || unit === 'count') && value.includes('.') ? malformed('应为整数') : null;
};

const SELF_SCORE = /^[\w.:-]{1,80}$/u;
const EXPLANATION = /^[\w.:\-\u3400-\u9fff]{1,160}$/u;

interface Collected {
  readonly changes: FieldChange[];
  readonly problems: Reason[];
}

const take = (into: Collected, field: string, value: string | null, problem: Reason | null): void => {
  if (problem) into.problems.push(problem);
  else into.changes.push({ field, value });
};

const rowsProblem = (field: string, rows: readonly FormRow[]): Reason | null => {
  if (rows.length > LIMITS.rows) return { code: 'malformed', facts: { field, problem: `最多 ${LIMITS.rows} 行` } };
  for (const row of rows) {
    for (const [column, text] of Object.entries(row)) {
      const problem = textProblem(`${field}.${column.slice(0, 40)}`, text, LIMITS.cell) ?? textProblem(field, column, 100);
      if (problem) return problem;
    }
  }
  return null;
};

const headingProblem = ({ key, title }: { readonly key: string | null; readonly title: string }): Reason | null =>
  key === null || isSectionKey(key)
    ? textProblem('headings', title, LIMITS.title)
    : { code: 'unknown_key', facts: { field: `headings.${key.slice(0, 80)}` } };

/** The fields that a patch would set, or every problem with it at once (400). */
export const readPatch = (patch: ContentPatch): readonly FieldChange[] | Refusal => {
  const into: Collected = { changes: [], problems: [] };
  if (patch.title !== undefined) take(into, 'title', patch.title, textProblem('title', patch.title, LIMITS.title));
  for (const [key, value] of Object.entries(patch.figures ?? {})) {
    const unknown: Reason | null = isFigureKey(key) ? null : { code: 'unknown_key', facts: { field: `figure:${key.slice(0, 80)}` } };
    take(into, `figure:${key}`, value, unknown ?? (value === null ? null : figureProblem(key, value)));
  }
  for (const [key, value] of Object.entries(patch.sections ?? {})) {
    const field = `section:${key.slice(0, 80)}`;
    take(
      into,
      field,
      value,
      isSectionKey(key) ? (value === null ? null : textProblem(field, value, LIMITS.text)) : { code: 'unknown_key', facts: { field } },
    );
  }
  for (const [key, rows] of Object.entries(patch.tables ?? {})) {
    const field = `table:${key.slice(0, 80)}`;
    take(
      into,
      field,
      rows === null ? null : JSON.stringify(rows),
      isFormKey(key) ? (rows === null ? null : rowsProblem(field, rows)) : { code: 'unknown_key', facts: { field } },
    );
  }
  for (const [id, value] of Object.entries(patch.explanations ?? {})) {
    const field = `explanation:${id.slice(0, 160)}`;
    const unknown: Reason | null = EXPLANATION.test(id) ? null : { code: 'unknown_key', facts: { field } };
    take(into, field, value, unknown ?? (value === null ? null : textProblem(field, value, LIMITS.explanation)));
  }
  for (const score of patch.selfScores ?? []) {
    const field = `selfScore:${score.indicator.slice(0, 80)}`;
    const unknown: Reason | null = SELF_SCORE.test(score.indicator) ? null : { code: 'unknown_key', facts: { field } };
    const points: Reason | null =
      score.points === null || (isDecimal(score.points) && !score.points.startsWith('-'))
        ? null
        : { code: 'not_a_decimal', facts: { field } };
    take(
      into,
      field,
      score.points === null ? null : JSON.stringify({ points: score.points, reason: score.reason }),
      unknown ?? points ?? textProblem(field, score.reason, LIMITS.reason),
    );
  }
  if (patch.headings !== undefined) {
    const long =
      patch.headings.length > LIMITS.headings
        ? ({ code: 'malformed', facts: { field: 'headings', problem: `最多 ${LIMITS.headings} 个` } } as const)
        : null;
    const bad = patch.headings.map(headingProblem).find((problem) => problem !== null);
    take(into, 'headings', JSON.stringify(patch.headings), long ?? bad ?? null);
  }
  const [first, ...rest] = into.problems;
  return first ? refuseAll('malformed', [first, ...rest]) : into.changes;
};

/** One stored field and the report version at which it last changed. */
export interface StoredField {
  readonly field: string;
  readonly value: string | null;
  readonly version: number;
}
export interface FieldConflict {
  readonly field: string;
  readonly yours: string | null;
  readonly theirs: string | null;
}

const same = (left: string | null | undefined, right: string | null | undefined): boolean => (left ?? null) === (right ?? null);

/**
 * What of `changes`, made upon version `base`, is new and what collides with a change made since. A field that both set to the same value is no conflict;
 * a removed field is stored with a null value, so that its version is known.
 */
export const mergeFields = (
  stored: ReadonlyMap<string, StoredField>,
  changes: readonly FieldChange[],
  base: number,
): { readonly fresh: readonly FieldChange[]; readonly conflicts: readonly FieldConflict[] } => {
  const fresh: FieldChange[] = [];
  const conflicts: FieldConflict[] = [];
  for (const change of changes) {
    const now = stored.get(change.field);
    if (same(now?.value, change.value)) continue;
    if (now !== undefined && now.version > base) conflicts.push({ field: change.field, yours: change.value, theirs: now.value });
    else fresh.push(change);
  }
  return { fresh, conflicts };
};

const parsed = <T>(text: string): T => JSON.parse(text) as T;

/** Fields back to content. Unknown fields are left out: a later version may have written them. */
export const contentFromFields = (fields: Iterable<{ readonly field: string; readonly value: string | null }>): ReportContent => {
  const figures: Figures = {};
  const sections: Partial<Record<SectionKey, string>> = {};
  const tables: Partial<Record<FormKey, readonly FormRow[]>> = {};
  const explanations: Record<string, string> = {};
  const selfScores: SelfScore[] = [];
  let { title, headings } = emptyContent;
  for (const { field, value } of fields) {
    if (value === null) continue;
    const colon = field.indexOf(':');
    const kind = colon < 0 ? field : field.slice(0, colon);
    const key = field.slice(colon + 1);
    if (kind === 'title') title = value;
    else if (kind === 'headings') headings = parsed<ReportHeading[]>(value);
    else if (kind === 'figure' && isFigureKey(key)) figures[key as FigureKey] = value;
    else if (kind === 'section' && isSectionKey(key)) sections[key] = value;
    else if (kind === 'table' && isFormKey(key)) tables[key] = parsed<FormRow[]>(value);
    else if (kind === 'explanation') explanations[key] = value;
    else if (kind === 'selfScore') selfScores.push({ indicator: key, ...parsed<{ points: string; reason: string }>(value) });
  }
  selfScores.sort((a, b) => (a.indicator < b.indicator ? -1 : 1));
  return { title, headings, figures, sections, tables, explanations, selfScores };
};

/** Self-scores belong to lines of the scheme, which is not at hand where a patch is read; one may always be taken out. */
export const unknownSelfScores = (changes: readonly FieldChange[], indicators: ReadonlySet<string>): Refusal | null => {
  const [first, ...rest] = changes
    .filter(({ field, value }) => field.startsWith('selfScore:') && value !== null && !indicators.has(field.slice('selfScore:'.length)))
    .map(({ field }): Reason => ({ code: 'unknown_key', facts: { field } }));
  return first ? refuseAll('malformed', [first, ...rest]) : null;
};

/** Content as fields; the inverse of `contentFromFields`. */
export const fieldsFromContent = (content: ReportContent): FieldChange[] => [
  ...(content.title === '' ? [] : [{ field: 'title', value: content.title }]),
  ...(content.headings.length === 0 ? [] : [{ field: 'headings', value: JSON.stringify(content.headings) }]),
  ...Object.entries(content.figures).map(([key, value]) => ({ field: `figure:${key}`, value })),
  ...Object.entries(content.sections).map(([key, value]) => ({ field: `section:${key}`, value })),
  ...Object.entries(content.tables).map(([key, rows]) => ({ field: `table:${key}`, value: JSON.stringify(rows) })),
  ...Object.entries(content.explanations).map(([id, value]) => ({ field: `explanation:${id}`, value })),
  ...content.selfScores.map(({ indicator, points, reason }) => ({
    field: `selfScore:${indicator}`,
    value: JSON.stringify({ points, reason }),
  })),
];
