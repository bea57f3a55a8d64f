// Decides what is understood of a document: title, figures, headings, sections and forms, and which statement of a figure is its value.
import { type FigureKey, figuresTable } from '../reports/figures.table';
import type { SectionKey } from '../reports/sections.table';
import type { SourceDocument } from './document';
import { withLoneKinds, withoutOvershadowed } from './drafted';
import { statementsFromTables, formsOf } from './figures-from-table';
import { statementsFromText } from './figures-from-text';
import { figureKeysTable, homeOf } from './figure-keys.table';
import { readHeadings, readSections } from './headings';
import { readIdentity } from './identity';
import type { Reading, Statement } from './reading';
import { tablesInLines } from './table-grid';

/** Reads a document. Pure; linear in the length of the text. */
export const readDocument = (document: SourceDocument): Reading => {
  const headings = readHeadings(document);
  const sections = readSections(document, headings);
  const identity = readIdentity(document, headings);
  const inLines = tablesInLines(document);
  const prose = statementsFromText(document, headings, sections, identity, inLines);
  const tables = statementsFromTables(document, inLines, sections, identity);
  const statements = withLoneKinds(withoutOvershadowed([...identity.statements, ...prose, ...tables])).sort(
    (a, b) => a.start - b.start || a.end - b.end,
  );
  return { title: identity.title, statements, sections, headings, tables: formsOf(document) };
};

export interface ChosenFigure {
  readonly value: string;
  readonly start: number;
  readonly end: number;
  readonly quote: string;
  readonly confidence: number;
}
export type ChosenFigures = Partial<Record<FigureKey, ChosenFigure>>;

/** Below this the document hardly says it, and nothing is better than a guess. */
export const WORTH_SHOWING = 0.5;

const homes = new Map<FigureKey, readonly SectionKey[]>(
  figureKeysTable.flatMap((row) =>
    Object.values(row.keys).map((key): [FigureKey, readonly SectionKey[]] => [key, homesOf(key) ?? homeOf[row.topic]]),
  ),
);
function homesOf(key: FigureKey): readonly SectionKey[] | null {
  if (key.startsWith('budget.initial') || key.startsWith('budget.adjusted')) return ['budget.plan', 'budget'];
  return key.startsWith('budget.final') ? ['budget.final', 'budget'] : null;
}
const isAtHome = (statement: Statement): boolean => {
  const home = homes.get(statement.key);
  return statement.section === null ? home === undefined : (home ?? []).includes(statement.section);
};

/** 1 when `a` is the better statement of a figure. */
const better = (a: Statement, b: Statement): boolean => {
  if (a.confidence !== b.confidence) return a.confidence > b.confidence;
  if (isAtHome(a) !== isAtHome(b)) return isAtHome(a);
  return a.start < b.start;
};

/** For every stated figure the statement that counts: the surest, then the one in its own section, then the first. The others stay in `reading.statements`. */
export const chooseFigures = (reading: Reading): ChosenFigures => {
  const best = new Map<FigureKey, Statement>();
  for (const statement of reading.statements) {
    if (statement.confidence < WORTH_SHOWING) continue;
    const before = best.get(statement.key);
    if (!before || better(statement, before)) best.set(statement.key, statement);
  }
  const chosen: ChosenFigures = {};
  for (const { key } of figuresTable) {
    const statement = best.get(key);
    if (statement)
      chosen[key] = {
        value: statement.value,
        start: statement.start,
        end: statement.end,
        quote: statement.quote,
        confidence: statement.confidence,
      };
  }
  return chosen;
};
