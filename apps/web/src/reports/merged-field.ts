// Decides whether two people's changes of one field can both stand: forms merge row by row, everything else asks for a choice.
import { mergeRows, type FormRow } from '@camphor/domain';

type Value = string | null;
export interface Sides {
  /** What both began with. */
  readonly base: Value;
  readonly yours: Value;
  readonly theirs: Value;
}
const rowsOf = (text: Value): readonly FormRow[] => (text === null ? [] : (JSON.parse(text) as FormRow[]));

/** The value that holds both changes; undefined where one must be chosen. */
export const mergedField = (field: string, { base, yours, theirs }: Sides): Value | undefined => {
  // A form that both began from nothing would hold every line twice.
  if (!field.startsWith('table:') || base === null || yours === null || theirs === null) return undefined;
  const rows = mergeRows(rowsOf(base), rowsOf(yours), rowsOf(theirs));
  return rows === null ? undefined : JSON.stringify(rows);
};
