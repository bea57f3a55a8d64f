// Shows an official form as its table, every cell that the unit fills in open to be written.
import {
  officialRowOf,
  type CellReview,
  type FormGrid,
  type FormGridCell,
  type FormRow,
  type OfficialRow,
  type Words,
} from '@camphor/domain';
import { Button, Dropdown } from 'antd';
import { MoreOutlined } from '@ant-design/icons';
import { memo, useMemo } from 'react';
import { useWords } from '../app/language';
import { FormCellInput } from './form-cell';

const words = {
  row: { zh: '行操作', en: 'Line' },
  add: { zh: '在下方加一行', en: 'Add a line below' },
  remove: { zh: '删除本行', en: 'Delete this line' },
} satisfies Record<string, Words>;

export interface FormGridEditorProps {
  readonly grid: FormGrid;
  readonly rows: readonly FormRow[];
  /** A name for each row that stays with it while others come and go. */
  readonly names: readonly string[];
  readonly officials: readonly OfficialRow[];
  readonly reviews: readonly CellReview[];
  readonly onWrite: (row: number, column: string, text: string) => void;
  readonly onAdd: (row: number) => void;
  readonly onRemove: (row: number) => void;
}

const RowMenu = ({ label, onAdd, onRemove }: { label: string; onAdd: () => void; onRemove: () => void }) => {
  const say = useWords();
  return (
    <Dropdown
      trigger={['click']}
      menu={{
        items: [
          { key: 'add', label: say(words.add) },
          { key: 'remove', label: say(words.remove) },
        ],
        onClick: ({ key }) => (key === 'add' ? onAdd() : onRemove()),
      }}
    >
      <Button
        size="small"
        type="text"
        icon={<MoreOutlined aria-hidden />}
        aria-label={`${label}：${say(words.row)}`}
        data-testid="row-menu"
      />
    </Dropdown>
  );
};
const NONE: readonly CellReview[] = [];

interface LineProps {
  readonly cells: readonly FormGridCell[];
  readonly row: FormRow | null;
  readonly index: number | null;
  readonly official: OfficialRow | null;
  readonly heads: ReadonlyMap<number, string>;
  readonly reviews: readonly CellReview[];
  readonly onWrite: FormGridEditorProps['onWrite'];
  readonly onAdd: (row: number) => void;
  readonly onRemove: (row: number) => void;
}
const sameCells = (a: readonly FormGridCell[], b: readonly FormGridCell[]): boolean =>
  a.length === b.length &&
  a.every((cell, at) => {
    const other = b[at];
    return (
      other !== undefined &&
      cell.text === other.text &&
      cell.columnSpan === other.columnSpan &&
      cell.rowSpan === other.rowSpan &&
      cell.column === other.column &&
      cell.at?.row === other.at?.row &&
      cell.at?.column === other.at?.column
    );
  });
const sameReviews = (a: readonly CellReview[], b: readonly CellReview[]): boolean =>
  a.length === b.length && a.every((one, at) => one.column === b[at]?.column && one.expected === b[at]?.expected && one.by === b[at]?.by);

const Line = memo(
  ({ cells, row, index, official, heads, reviews, onWrite, onAdd, onRemove }: LineProps) => {
    const name = row === null ? '' : (Object.values(row).find((text) => text.trim() !== '') ?? '');
    const isFixed = official !== null && !official.repeats;
    return (
      <tr className={row === null ? 'form-head' : undefined}>
        {cells.map((cell) => {
          const span = { colSpan: cell.columnSpan, rowSpan: cell.rowSpan };
          if (cell.header || cell.at === undefined)
            return (
              <th key={cell.column} scope={cell.rowSpan > 1 ? 'row' : 'col'} {...span}>
                {cell.text}
              </th>
            );
          const { row: at, column } = cell.at;
          const printed = official?.printed[column];
          if (printed !== undefined)
            return (
              <th key={cell.column} scope="row" {...span}>
                {cell.text}
              </th>
            );
          const head = heads.get(cell.column) ?? column;
          return (
            <td key={cell.column} data-column={head} {...span}>
              <FormCellInput
                text={cell.text}
                row={at}
                column={column}
                label={name === '' || name === cell.text ? head : `${name}：${head}`}
                reviews={reviews.length === 0 ? NONE : reviews.filter((review) => review.column === column)}
                onWrite={onWrite}
              />
            </td>
          );
        })}
        <td className="row-tools">
          {index !== null && !isFixed && <RowMenu label={name} onAdd={() => onAdd(index)} onRemove={() => onRemove(index)} />}
        </td>
      </tr>
    );
  },
  (a, b) =>
    a.index === b.index &&
    a.official === b.official &&
    a.onWrite === b.onWrite &&
    sameCells(a.cells, b.cells) &&
    sameReviews(a.reviews, b.reviews) &&
    a.cells.every(({ column }) => a.heads.get(column) === b.heads.get(column)),
);

export const FormGridEditor = ({ grid, rows, names, officials, reviews, onWrite, onAdd, onRemove }: FormGridEditorProps) => {
  const lines = useMemo(() => {
    const byRow = new Map<number, FormGridCell[]>();
    for (const cell of grid.cells) byRow.set(cell.row, [...(byRow.get(cell.row) ?? []), cell]);
    let heads: ReadonlyMap<number, string> = new Map();
    return Array.from({ length: grid.rows }, (_, number) => {
      const cells = byRow.get(number) ?? [];
      const index = cells.find(({ at }) => at !== undefined)?.at?.row ?? null;
      if (index === null) heads = new Map(cells.map(({ column, text }) => [column, text]));
      return { number, cells, index, heads };
    });
  }, [grid]);
  const total = grid.widths.reduce((sum, width) => sum + width, 0);
  return (
    <table className="figure-table form-editor-table">
      <caption className="visually-hidden">{grid.title}</caption>
      <colgroup>
        {grid.widths.map((width, column) => (
          <col key={column} style={{ width: `${(width / total) * 100}%` }} />
        ))}
        <col className="row-tools-column" />
      </colgroup>
      <tbody>
        {lines.map(({ number, cells, index, heads }) => {
          const row = index === null ? null : (rows[index] ?? null);
          return (
            <Line
              key={index === null ? `head-${number}` : (names[index] ?? number)}
              cells={cells}
              row={row}
              index={index}
              official={row === null ? null : officialRowOf(officials, row)}
              heads={heads}
              reviews={reviews.filter((review) => review.row === index)}
              onWrite={onWrite}
              onAdd={onAdd}
              onRemove={onRemove}
            />
          );
        })}
      </tbody>
    </table>
  );
};
