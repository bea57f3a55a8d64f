// Records everything that the checks of one report may stand on; what costs time is worked out once, when first asked for.
import { Decimal, isDecimal } from '../decimal';
import type { FigureKey } from '../reports/figures.table';
import type { ReadSection, Statement } from '../reading/reading';
import { usualTolerances, type CheckInput, type Tolerances } from './check-input';
import { betterProven } from './better-proven';
import { childrenOf } from './figure-relations.table';
import { passagesOf, sentencesOf, type Passage, type Sentence } from './prose';
import { findSlips, type Slip } from './find-slips';
import { formPoints, type FormPoints } from './form-points';
import { readRates, type StatedRate } from './stated-rates';
import { readSums, type StatedSum } from './stated-sums';
import type { Place } from './verdict';

/** Below this a statement is a guess, and the words beside the number say more. */
export const LIKELY = 0.7;

export class Ground {
  readonly tolerances: Tolerances;
  private readonly values = new Map<FigureKey, Decimal>();
  private readonly statements = new Map<FigureKey, Statement[]>();
  private readonly sections: readonly ReadSection[];
  private foundSlips: ReadonlyMap<FigureKey, Slip> | undefined;
  private foundPassages: readonly Passage[] | undefined;
  private foundSentences: readonly Sentence[] | undefined;
  private byPassage: Map<Passage, Sentence[]> | undefined;
  private foundRates: readonly StatedRate[] | undefined;
  private foundSums: readonly StatedSum[] | undefined;
  private foundForms: readonly FormPoints[] | undefined;
  private foundFigures: ReadonlySet<number> | undefined;

  constructor(readonly input: CheckInput) {
    this.tolerances = { ...usualTolerances, ...input.tolerances };
    for (const [key, text] of Object.entries(input.figures) as [FigureKey, string | undefined][]) {
      if (text !== undefined && isDecimal(text)) this.values.set(key, new Decimal(text));
    }
    for (const statement of input.reading.statements) {
      const list = this.statements.get(statement.key);
      if (list) list.push(statement);
      else this.statements.set(statement.key, [statement]);
    }
    // In a stored report the figure counts, whatever the text says beside it.
    if (input.document.medium !== 'content')
      for (const [key, value] of betterProven(this.values, this.statements, LIKELY)) this.values.set(key, value);
    this.sections = [...input.reading.sections].sort((a, b) => a.start - b.start);
  }

  /** As stated; a part that is not stated is the sum of its stated children. */
  value(key: FigureKey): Decimal | undefined {
    return this.values.get(key) ?? this.ofChildren(key, (child) => this.values.get(child));
  }
  /** As it would be with the wrong units mended; so that one slip is not found again by every check. */
  mended(key: FigureKey): Decimal | undefined {
    const own = this.slips.get(key)?.mended ?? this.values.get(key);
    return own ?? this.ofChildren(key, (child) => this.slips.get(child)?.mended ?? this.values.get(child));
  }
  stated(key: FigureKey): boolean {
    return this.values.has(key);
  }
  private ofChildren(key: FigureKey, valueOf: (child: FigureKey) => Decimal | undefined): Decimal | undefined {
    const stated = childrenOf[key]?.flatMap((child) => valueOf(child) ?? []);
    return stated === undefined || stated.length === 0 ? undefined : stated.reduce((sum, value) => sum.plus(value));
  }

  statementsOf(key: FigureKey): readonly Statement[] {
    return this.statements.get(key) ?? [];
  }
  /** The statement that a finding about `key` points at: one that says the value that counts, else the first. */
  statementOf(key: FigureKey): Statement | undefined {
    const all = this.statementsOf(key);
    const text = this.input.figures[key];
    const value = this.values.get(key);
    const counts = ({ value: stated }: Statement) => (value === undefined ? stated === text : isDecimal(stated) && value.eq(stated));
    return all.find((one) => one.value === text && counts(one)) ?? all.find(counts) ?? all[0];
  }
  /** Figure and place of a finding about `key`; falls back to the first of `others` that the document states. */
  at(key: FigureKey, ...others: readonly FigureKey[]): { readonly key: FigureKey; readonly place: Place | undefined } {
    for (const candidate of [key, ...(childrenOf[key] ?? []), ...others]) {
      const statement = this.statementOf(candidate);
      if (statement) return { key, place: { quote: statement.quote, start: statement.start } };
    }
    return { key, place: undefined };
  }

  get slips(): ReadonlyMap<FigureKey, Slip> {
    this.foundSlips ??= findSlips({
      tolerance: new Decimal(this.tolerances.money),
      value: (key) => this.values.get(key) ?? this.ofChildren(key, (child) => this.values.get(child)),
      stated: (key) => this.values.has(key),
      statement: (key) => this.statementOf(key),
      statements: this.input.reading.statements,
    });
    return this.foundSlips;
  }
  /** Where the numbers stand that were read as figures. */
  get figurePlaces(): ReadonlySet<number> {
    this.foundFigures ??= new Set(
      this.input.reading.statements.filter(({ confidence }) => confidence >= LIKELY).map(({ numberStart }) => numberStart),
    );
    return this.foundFigures;
  }
  get passages(): readonly Passage[] {
    this.foundPassages ??= passagesOf(this.input.document);
    return this.foundPassages;
  }
  get sentences(): readonly Sentence[] {
    this.foundSentences ??= this.passages.flatMap(sentencesOf);
    return this.foundSentences;
  }
  sentencesOf(passage: Passage): readonly Sentence[] {
    if (!this.byPassage) {
      this.byPassage = new Map();
      for (const sentence of this.sentences) {
        const list = this.byPassage.get(sentence.passage);
        if (list) list.push(sentence);
        else this.byPassage.set(sentence.passage, [sentence]);
      }
    }
    return this.byPassage.get(passage) ?? [];
  }
  get rates(): readonly StatedRate[] {
    // A rate that is a figure of its own is checked as a figure.
    this.foundRates ??= readRates(this.sentences, new Decimal(this.tolerances.rate)).filter(
      ({ sentence, percent }) => !this.figurePlaces.has(sentence.passage.folded.at[percent.start] ?? -1),
    );
    return this.foundRates;
  }

  /** Totals of the prose; those made of figures are figures. */
  get sums(): readonly StatedSum[] {
    this.foundSums ??= readSums(this.sentences).filter(
      ({ sentence, total, parts }) =>
        ![total, ...parts].some(({ start }) => this.figurePlaces.has(sentence.passage.folded.at[start] ?? -1)),
    );
    return this.foundSums;
  }

  /** Points of the self-evaluation forms. */
  get forms(): readonly FormPoints[] {
    this.foundForms ??= formPoints(this);
    return this.foundForms;
  }

  sectionAt(position: number): ReadSection | undefined {
    let low = 0;
    let high = this.sections.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.sections[middle]?.start ?? 0) <= position) low = middle + 1;
      else high = middle;
    }
    const found = this.sections[low - 1];
    return found && position < found.end ? found : undefined;
  }

  moneyTolerance(addends: number): Decimal {
    return new Decimal(this.tolerances.money).times(addends);
  }
  rateTolerance(places: number): Decimal {
    return places >= 2 ? new Decimal(this.tolerances.rate) : new Decimal('0.5').div(new Decimal(10).pow(places));
  }
}

export const placesOf = (text: string): number => (text.includes('.') ? text.length - text.indexOf('.') - 1 : 0);
