// Shows the document as it was read, tables as tables, each clause that states a figure underlined and lit together with its row.
import type { Imported } from '@camphor/contract';
import { memo, useMemo } from 'react';
import { useWords } from '../app/language';
import { sourceBlocks, type Segment, type SourceLine, type SourceTable } from './source-blocks';
import type { UnderstoodFigure } from './understood';

/** What is lit: "figure:KEY" or "section:INDEX". */
export type Lit = string | null;
type OnLight = (lit: Lit) => void;

const Segments = ({ segments, lit, onLight }: { segments: readonly Segment[]; lit: string | null; onLight: OnLight }) =>
  segments.map((segment) => {
    const last = segment.keys[segment.keys.length - 1];
    if (last === undefined) return <span key={segment.start}>{segment.text}</span>;
    return (
      <mark
        key={segment.start}
        className={lit !== null && segment.keys.includes(lit) ? 'source-mark lit' : 'source-mark'}
        data-keys={segment.keys.join(' ')}
        onMouseEnter={() => onLight(`figure:${last}`)}
        onMouseLeave={() => onLight(null)}
        onClick={() => document.getElementById(`understood-${last}`)?.scrollIntoView({ block: 'center' })}
      >
        {segment.text}
      </mark>
    );
  });

const Line = memo(({ line, lit, within, onLight }: { line: SourceLine; lit: string | null; within: boolean; onLight: OnLight }) => (
  <p className={within ? 'source-line source-within' : 'source-line'} data-start={line.start}>
    <Segments segments={line.segments} lit={lit} onLight={onLight} />
  </p>
));

const Table = memo(({ table, lit, within, onLight }: { table: SourceTable; lit: string | null; within: boolean; onLight: OnLight }) => {
  const say = useWords();
  return (
    <div className={within ? 'source-table source-within' : 'source-table'} data-start={table.start}>
      <table className="figure-table">
        {table.sheet !== null && <caption>{say({ zh: `工作表：${table.sheet}`, en: `Sheet: ${table.sheet}` })}</caption>}
        <tbody>
          {table.rows.map((cells, row) => (
            <tr key={row}>
              {cells.map((cell) => (
                <td key={cell.column} colSpan={cell.columnSpan} rowSpan={cell.rowSpan}>
                  <Segments segments={cell.segments} lit={lit} onLight={onLight} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
});

const segmentsOf = (block: SourceLine | SourceTable): readonly Segment[] =>
  block.kind === 'line' ? block.segments : block.rows.flatMap((row) => row.flatMap(({ segments }) => segments));

export const SourceText = ({
  imported,
  figures,
  lit,
  onLight,
}: {
  imported: Imported;
  figures: readonly UnderstoodFigure[];
  lit: Lit;
  onLight: OnLight;
}) => {
  const blocks = useMemo(() => {
    const ranges = figures.flatMap(({ key, start, end, others }) => [
      { key, start, end },
      ...others.map((other) => ({ key, start: other.start, end: other.end })),
    ]);
    return sourceBlocks(imported.text, ranges, imported.tables).map((block) => ({
      block,
      keys: new Set(segmentsOf(block).flatMap(({ keys }) => keys)),
    }));
  }, [imported.text, imported.tables, figures]);
  const figure = lit?.startsWith('figure:') ? lit.slice('figure:'.length) : null;
  const section = lit?.startsWith('section:') ? imported.sections[Number(lit.slice('section:'.length))] : undefined;
  return (
    <div className="source-text" data-testid="source">
      {blocks.map(({ block, keys }) => {
        const own = figure !== null && keys.has(figure) ? figure : null;
        const within = section !== undefined && block.start >= section.start && block.start < section.end;
        return block.kind === 'line' ? (
          <Line key={block.start} line={block} lit={own} within={within} onLight={onLight} />
        ) : (
          <Table key={block.start} table={block} lit={own} within={within} onLight={onLight} />
        );
      })}
    </div>
  );
};

/** Brings the place of a figure, or the block at `start`, into sight. */
export const showInSource = (start: number, key: string | null) => {
  const blocks = [...document.querySelectorAll<HTMLElement>('.source-line, .source-table')];
  const block = blocks.filter(({ dataset }) => Number(dataset['start']) <= start).at(-1);
  const mark = key === null ? null : block?.querySelector(`.source-mark[data-keys~="${CSS.escape(key)}"]`);
  (mark ?? block)?.scrollIntoView({ block: 'center' });
};
