// Decides which cell of a table heads the split that a sum is held against (按支出性质分：): whoever mends the sum looks there.
import type { Table } from '../reading/document';
import type { FigureKey } from '../reports/figures.table';
import type { Ground } from './ground';
import type { Place } from './verdict';

const HEAD = /^按.{1,10}$/u;

/** Null where total and parts do not stand in one table, or where nothing between them heads the parts. */
export const headOfSplit = (ground: Ground, total: FigureKey, parts: readonly FigureKey[]): Place | null => {
  const whole = ground.statementOf(total);
  const table = ground.input.document.blocks.find(
    (block): block is Table => block.kind === 'table' && whole !== undefined && block.start <= whole.start && whole.start < block.end,
  );
  if (!whole || !table) return null;
  // The parts may stand in other tables too.
  const starts = parts.flatMap((key) =>
    ground.statementsOf(key).flatMap(({ start }) => (start > whole.start && start < table.end ? start : [])),
  );
  const first = Math.min(...starts);
  const head = table.cells.filter(({ start, text }) => whole.start < start && start < first && HEAD.test(text.trim())).at(-1);
  return head ? { quote: head.text.trim(), start: head.start } : null;
};
