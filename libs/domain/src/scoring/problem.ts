// Records what is wrong with a scheme or a calendar, as data: which mistake, where; and decides how it is said.
import type { Words } from '../words';
import { placeInWords } from './place-words.table';
import { problemsTable, type ProblemCode } from './problems.table';

export type { ProblemCode } from './problems.table';
export interface Problem {
  readonly code: ProblemCode;
  readonly facts: Readonly<Record<string, string>>;
}
/** Where something stands in a scheme: what it is called in either language, and its path such as "indicators[2].rule.bands[1]". */
export type Spot = { readonly at: string; readonly atEn: string; readonly place: string };

export const problem = (code: ProblemCode, facts: Readonly<Record<string, string>>): Problem => ({ code, facts });
export const spot = ({ zh, en }: Words, place: string): Spot => ({ at: zh, atEn: en, place });
/** A part of it, by its field ("rule.bands") or its number ("[1]"). */
export const inside = (outer: Spot, part: string): Spot => ({
  ...outer,
  place: part.startsWith('[') || outer.place === '' ? outer.place + part : `${outer.place}.${part}`,
});

/** "indicators[2].rule.bands[1]": the path of what is wrong, for a problem of shape ("/indicators/2") too. */
export const placeOf = ({ facts }: Problem): string =>
  facts['place'] ??
  (facts['at'] ?? '')
    .replace(/^\//, '')
    .replaceAll(/\/(\d+)(?=\/|$)/g, '[$1]')
    .replaceAll('/', '.');

const filled = ({ facts }: Problem, { zh, en }: Words): Words => {
  const at = placeInWords(facts['at'] ?? '');
  const said: Readonly<Record<string, string>> = { ...facts, at: at.zh, atEn: facts['atEn'] ?? at.en };
  const fill = (text: string, side: string) => text.replace(/\{(\w+)\}/g, (_, name: string) => said[name + side] ?? said[name] ?? '');
  return { zh: fill(zh, ''), en: fill(en, 'En') };
};
/** The sentence of a problem with its facts filled in. */
export const problemWords = (found: Problem): Words => filled(found, problemsTable[found.code]);
/** The way out. */
export const mendWords = (found: Problem): Words => filled(found, problemsTable[found.code].mend);
