// Decides which quantities a sentence states: number, counter, what the words before it say, and whether it is exact.
import { Decimal } from '../decimal';
import { amountAt, yearAt } from '../reading/amounts';
import { counterAt } from './counters.table';

export interface Quantity {
  /** Places in the folded text of the passage. */
  readonly start: number;
  readonly end: number;
  readonly digits: string;
  readonly value: Decimal;
  /** Decimals as written. */
  readonly places: number;
  readonly kind: 'whole' | 'measured' | 'money' | 'percent' | 'points';
  /** Counter; money is "元" whatever its unit, its value in yuan. */
  readonly unit: string;
  readonly written: string;
  /** Worth of the last digit written, in `unit`. */
  readonly step: Decimal;
  readonly rough: boolean;
  /** Words between the clause's beginning, or the number before, and this number. */
  readonly subject: string;
  /** Words from the beginning of the clause. */
  readonly clause: string;
  /** 1 inside brackets. */
  readonly depth: number;
}

/** Digits and the marks that end clauses or open brackets: all that the walk stops at. */
const STOP = /[0-9，,：:；;。！!？?（()）]/g;
const ROUGH_BEFORE = /(?:(?<![节签预契])约|近|超|逾|至少|大约|接近|超过|突破|不少于|不低于|最多|不超过)$/;
const ROUGH_AFTER = /^(?:以上|以下|以内|左右|上下|多|余|之多)/;
const TEN_THOUSAND = new Decimal(10000);
const ONE = new Decimal(1);
/** Worth of the last digit by the number of decimals, worked out once. */
const steps = Array.from({ length: 33 }, (_, places) => ONE.div(new Decimal(10).pow(places)));
const isDigit = (code: number): boolean => code >= 0x30 && code <= 0x39;

interface Measure {
  readonly kind: Quantity['kind'];
  readonly unit: string;
  readonly factor: Decimal;
  readonly end: number;
  readonly rough: boolean;
}
const measureAt = (text: string, start: number): Measure | null => {
  let at = start;
  let rough = false;
  let factor = ONE;
  if ('余多'.includes(text.charAt(at)) && at < text.length) [at, rough] = [at + 1, true];
  if (text.charAt(at) === '万') [at, factor] = [at + 1, TEN_THOUSAND];
  if ('余多'.includes(text.charAt(at)) && at < text.length) [at, rough] = [at + 1, true];
  const counter = counterAt(text, at);
  if (!counter || counter[1] === 'ignored') return null;
  return { kind: counter[1], unit: counter[0], factor, end: at + counter[0].length, rough };
};

interface Walk {
  clauseStart: number;
  subjectStart: number;
  depth: number;
}
const step = (walk: Walk, char: string, at: number): void => {
  if (char === '（' || char === '(') walk.depth += 1;
  else if ((char === '）' || char === ')') && walk.depth > 0) walk.depth -= 1;
  walk.clauseStart = walk.subjectStart = at + 1;
};

const CLAUSE = 60;

/** Quantities of text[from, to), in order. Years, dates, ordinals and bare numbers are none. */
export const quantitiesIn = (text: string, from: number, to: number): Quantity[] => {
  const found: Quantity[] = [];
  const walk: Walk = { clauseStart: from, subjectStart: from, depth: 0 };
  const stop = new RegExp(STOP);
  for (let at = from; at < to;) {
    stop.lastIndex = at;
    at = stop.exec(text)?.index ?? to;
    if (at >= to) break;
    if (!isDigit(text.charCodeAt(at))) {
      step(walk, text.charAt(at), at);
      at += 1;
      continue;
    }
    const year = yearAt(text, at);
    const amount = year ? { skipTo: year.end } : amountAt(text, at);
    if ('skipTo' in amount) {
      at = Math.max(amount.skipTo, at + 1);
      continue;
    }
    const measure: Measure | null =
      amount.kind === 'money' || amount.kind === 'percent' || amount.kind === 'points'
        ? {
            kind: amount.kind,
            unit: amount.unit,
            factor: amount.factor === '1' ? ONE : new Decimal(amount.factor),
            end: amount.end,
            rough: amount.rough,
          }
        : measureAt(text, amount.numberEnd);
    if (measure && amount.digits.length <= 32) found.push(quantity(text, amount, measure, walk));
    at = Math.max(measure?.end ?? amount.numberEnd, at + 1);
    if (measure) walk.subjectStart = at;
  }
  return found;
};

const quantity = (
  text: string,
  amount: { readonly start: number; readonly digits: string; readonly rough: boolean },
  measure: Measure,
  walk: Walk,
): Quantity => {
  const { start, digits } = amount;
  const places = digits.includes('.') ? digits.length - digits.indexOf('.') - 1 : 0;
  const subject = text.slice(Math.max(walk.subjectStart, start - CLAUSE), start);
  return {
    start,
    end: measure.end,
    digits,
    value: measure.factor === ONE ? new Decimal(digits) : new Decimal(digits).times(measure.factor),
    places,
    kind: measure.kind === 'whole' && places > 0 ? 'measured' : measure.kind,
    unit: measure.kind === 'money' ? '元' : measure.unit,
    written: text.slice(start, measure.end),
    step: measure.factor === ONE ? (steps[places] ?? ONE) : measure.factor.times(steps[places] ?? ONE),
    rough:
      amount.rough || measure.rough || ROUGH_BEFORE.test(subject.slice(-4)) || ROUGH_AFTER.test(text.slice(measure.end, measure.end + 2)),
    subject,
    clause: text.slice(Math.max(walk.clauseStart, start - CLAUSE), start),
    depth: walk.depth,
  };
};
