// Decides in which places two versions of a scheme differ, for the trail and for whoever compares them.
import type { Json } from '../json';

export interface SchemeDifference {
  /** "indicators[2].rule.bands[1].points". */
  readonly place: string;
  /** null = not there. */
  readonly before: Json;
  readonly after: Json;
}
const isBranch = (value: unknown): value is Readonly<Record<string, unknown>> => typeof value === 'object' && value !== null;
const partOf = (outer: string, key: string, isList: boolean): string =>
  isList ? `${outer}[${key}]` : outer === '' ? key : `${outer}.${key}`;
const absentAsNull = (value: unknown): Json => (value === undefined ? null : (value as Json));

const collect = (before: unknown, after: unknown, place: string, into: SchemeDifference[]): void => {
  if (before === after) return;
  if (!isBranch(before) || !isBranch(after) || Array.isArray(before) !== Array.isArray(after)) {
    into.push({ place, before: absentAsNull(before), after: absentAsNull(after) });
    return;
  }
  const isList = Array.isArray(before);
  for (const key of new Set([...Object.keys(before), ...Object.keys(after)]))
    collect(before[key], after[key], partOf(place, key, isList), into);
};

/** Every place at which two JSON values differ, in the order of the first; what was added or taken out as a whole is one place. */
export const schemeDifferences = (before: unknown, after: unknown): SchemeDifference[] => {
  const differences: SchemeDifference[] = [];
  collect(before, after, '', differences);
  return differences;
};
