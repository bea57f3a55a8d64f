// Decides how a value inside a draft is read and changed by its place ("indicators[2].rule.bands[1]"); nothing else is touched.
export type Value = string | number | boolean | null | readonly Value[] | { readonly [key: string]: Value };

export const stepsOf = (place: string): (string | number)[] =>
  place
    .split(/[.[\]]+/)
    .filter((step) => step !== '')
    .map((step) => (/^\d+$/.test(step) ? Number(step) : step));

export const valueAt = (root: Value, place: string): Value | undefined =>
  stepsOf(place).reduce<Value | undefined>((value, step) => {
    if (typeof value !== 'object' || value === null) return undefined;
    return (value as { readonly [key: string]: Value })[step];
  }, root);
export const textAt = (root: Value, place: string): string => {
  const value = valueAt(root, place);
  return typeof value === 'string' ? value : '';
};

const changed = (value: Value | undefined, steps: readonly (string | number)[], to: Value | undefined): Value | undefined => {
  const [step, ...rest] = steps;
  if (step === undefined) return to;
  if (typeof step === 'number') {
    const list = Array.isArray(value) ? [...(value as readonly Value[])] : [];
    const inner = changed(list[step], rest, to);
    if (inner === undefined) list.splice(step, 1);
    else list[step] = inner;
    return list;
  }
  const record = typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as { readonly [key: string]: Value }) : {};
  const { [step]: before, ...others } = record;
  const inner = changed(before, rest, to);
  if (inner === undefined) return others;
  // A field keeps its place among the others, so that a change is one line to whoever compares.
  return before === undefined
    ? { ...record, [step]: inner }
    : Object.fromEntries(Object.entries(record).map(([key, old]) => [key, key === step ? inner : old]));
};
/** The draft with another value at that place; undefined takes the place out. */
export const withValue = (root: Value, place: string, to: Value | undefined): Value => changed(root, stepsOf(place), to) ?? {};

/** Moves an entry of a list up or down by one. */
export const withMoved = (root: Value, list: string, from: number, by: -1 | 1): Value => {
  const entries = valueAt(root, list);
  const to = from + by;
  if (!Array.isArray(entries) || to < 0 || to >= entries.length) return root;
  const next = [...(entries as readonly Value[])];
  const [moved] = next.splice(from, 1);
  if (moved !== undefined) next.splice(to, 0, moved);
  return withValue(root, list, next);
};

/** The place of the indicator that a deeper place belongs to; '' = none. */
export const indicatorOf = (place: string): string => /^(?:indicators\[\d+\])(?:\.children\[\d+\])*/.exec(place)?.[0] ?? '';
/** Is one place the other, or inside it? */
export const isWithin = (place: string, outer: string): boolean =>
  place === outer || (place.startsWith(outer) && (place[outer.length] === '.' || place[outer.length] === '['));
