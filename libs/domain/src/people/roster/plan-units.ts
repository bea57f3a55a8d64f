// Decides what a roster of units would do: which are new, which change and in what, which rows cannot be taken and why.
import { isLocalDate } from '../../cycles/local-date';
import { UNIT_KINDS, unitKindWords, type UnitKind } from '../../reports/figures.table';
import { unitColumns, type UnitColumn } from './columns.table';
import { changesBetween, headingsOf, repeatedIn, settle, twice, type PlannedRow, type RosterPlan } from './planned';
import { rosterProblem, type RosterProblem } from './problems.table';
import type { Roster, RosterRow } from './read-roster';

export interface UnitValues {
  readonly code: string;
  readonly name: string;
  readonly kind: UnitKind;
  readonly parent: string;
  readonly validFrom: string | null;
  readonly validTo: string | null;
  readonly exempt: boolean;
  readonly exemptReason: string | null;
}
/** What stands in the database under a code that the file names. */
export interface KnownOrganisation extends Omit<UnitValues, 'kind' | 'parent'> {
  readonly kind: string;
  readonly parent: string | null;
  /** Lies at or below the organisation of who imports. */
  readonly yours: boolean;
}
export interface UnitGround {
  readonly known: ReadonlyMap<string, KnownOrganisation>;
  /** Code of the organisation of who imports: where units without a parent go. */
  readonly home: string;
}
const LONGEST = { code: 64, name: 100, exemptReason: 300 } as const;
const headings = headingsOf(unitColumns);
const KIND_NAMES: Readonly<Record<UnitKind, readonly string[]>> = {
  township: ['乡', '民族乡', '乡人民政府'],
  town: ['镇', '镇人民政府'],
  subdistrict: ['街道', '街道办', '街道办事处'],
  department: ['部门', '县直部门', '单位', '局', '县直单位'],
};
const kindOf = (text: string): UnitKind | null =>
  UNIT_KINDS.find((kind) => kind === text.toLowerCase() || KIND_NAMES[kind].includes(text)) ?? null;
const YES: Readonly<Record<string, boolean>> = {
  是: true,
  yes: true,
  y: true,
  true: true,
  '1': true,
  '√': true,
  否: false,
  no: false,
  n: false,
  false: false,
  '0': false,
  '': false,
};

/** 2024/1/5, 2024.1.5 and 2024年1月5日 are 2024-01-05; null when it is no day. */
export const dateFrom = (text: string): string | null => {
  const [, year, month, day] = /^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?(?: 0?0:00(?::00)?)?$/.exec(text) ?? [];
  if (!year || !month || !day) return null;
  const date = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  return isLocalDate(date) && date >= '1949-10-01' && date <= '2200-12-31' ? date : null;
};

interface Read {
  readonly value: UnitValues;
  readonly problems: readonly RosterProblem[];
}
/** The row upon what stands: a column that the file lacks leaves what is there. */
const readValues = ({ row, values }: RosterRow<UnitColumn>, before: KnownOrganisation | undefined, home: string): Read => {
  const problems: RosterProblem[] = [];
  const wrong = (code: Parameters<typeof rosterProblem>[0], column: UnitColumn, more: { value?: string; limit?: number } = {}) =>
    void problems.push(rosterProblem(code, { row, column: headings[column], ...more }));
  const text = (column: UnitColumn): string => values[column] ?? '';
  for (const column of ['code', 'name', 'exemptReason'] as const)
    if (text(column).length > LONGEST[column]) wrong('too_long', column, { limit: LONGEST[column] });
  const code = text('code');
  if (code !== '' && !/^[A-Za-z0-9-]+$/.test(code)) wrong('bad_code', 'code', { value: code });
  const kind = kindOf(text('kind'));
  if (!kind && text('kind') !== '') wrong('bad_kind', 'kind', { value: text('kind') });
  const date = (column: 'validFrom' | 'validTo'): string | null => {
    if (values[column] === undefined) return before?.[column] ?? null;
    const found = dateFrom(text(column));
    if (!found && text(column) !== '') wrong('bad_date', column, { value: text(column) });
    return found;
  };
  const validFrom = date('validFrom');
  const validTo = date('validTo');
  if (validFrom && validTo && validTo < validFrom) wrong('dates_reversed', 'validTo');
  const yes = values.exempt === undefined ? (before?.exempt ?? false) : YES[text('exempt').toLowerCase()];
  if (yes === undefined) wrong('bad_yes', 'exempt', { value: text('exempt') });
  const given = values.exemptReason === undefined ? (before?.exemptReason ?? null) : text('exemptReason') || null;
  if (yes === true && given === null) wrong('reason_missing', 'exemptReason');
  const parent = text('parent') === '' ? (before?.parent ?? home) : text('parent');
  const value = {
    code,
    name: text('name'),
    kind: kind ?? 'department',
    parent,
    validFrom,
    validTo,
    exempt: yes ?? false,
    exemptReason: yes === true ? given : null,
  };
  return { value, problems };
};

const shown = (unit: Omit<UnitValues, 'kind' | 'parent' | 'code'> & { readonly kind: string }) => ({
  name: unit.name,
  kind: kindOf(unit.kind) ? unitKindWords[kindOf(unit.kind) ?? 'department'].zh : unit.kind,
  validFrom: unit.validFrom,
  validTo: unit.validTo,
  exempt: unit.exempt ? '是' : '否',
  exemptReason: unit.exemptReason,
});

const placeProblems = (row: number, value: UnitValues, { known }: UnitGround, inFile: ReadonlySet<string>): RosterProblem[] => {
  const at = { row, column: headings.code, value: value.code };
  const before = known.get(value.code);
  if (before && !before.yours) return [rosterProblem('not_yours', at)];
  if (before && !(UNIT_KINDS as readonly string[]).includes(before.kind)) return [rosterProblem('not_a_unit', at)];
  if (before)
    return before.parent === value.parent
      ? []
      : [rosterProblem('parent_moves', { row, column: headings.parent, value: before.parent ?? '' })];
  if (known.get(value.parent)?.yours) return [];
  const code = inFile.has(value.parent) && value.parent !== value.code ? 'parent_in_file' : 'parent_unknown';
  return [rosterProblem(code, { row, column: headings.parent, value: value.parent })];
};

export const planUnits = (roster: Roster<UnitColumn>, ground: UnitGround): RosterPlan<UnitValues> => {
  const repeated = repeatedIn(roster.rows, 'code');
  const inFile = new Set(roster.rows.map(({ values }) => values.code ?? ''));
  const rows = roster.rows.map((given): PlannedRow<UnitValues> => {
    const before = ground.known.get(given.values.code ?? '');
    const { value, problems } = readValues(given, before, ground.home);
    const own = [...given.problems, ...problems, ...twice(given.row, repeated.get(given.row), value.code)];
    const all = value.code === '' ? own : [...own, ...placeProblems(given.row, value, ground, inFile)];
    return settle(
      { row: given.row, key: value.code, name: value.name },
      all,
      before !== undefined,
      before ? changesBetween(shown(before), shown(value)) : [],
      value,
    );
  });
  return { rows, problems: roster.problems };
};
