// Shows the document as it was read, each clause that states a figure underlined and lit together with its row.
import type { Imported } from '@camphor/contract';
import { memo, useMemo } from 'react';
import { sourceLines, type SourceLine, type UnderstoodFigure } from './understood';

/** What is lit: "figure:KEY" or "section:INDEX". */
export type Lit = string | null;

const Line = memo(
  ({ line, lit, within, onLight }: { line: SourceLine; lit: string | null; within: boolean; onLight: (lit: Lit) => void }) => (
    <p className={within ? 'source-line source-within' : 'source-line'} data-start={line.start}>
      {line.segments.map((segment) =>
        segment.keys.length === 0 ? (
          <span key={segment.start}>{segment.text}</span>
        ) : (
          <mark
            key={segment.start}
            className={lit !== null && segment.keys.includes(lit) ? 'source-mark lit' : 'source-mark'}
            data-keys={segment.keys.join(' ')}
            onMouseEnter={() => onLight(`figure:${segment.keys.at(-1) ?? ''}`)}
            onMouseLeave={() => onLight(null)}
            onClick={() => document.getElementById(`understood-${segment.keys.at(-1) ?? ''}`)?.scrollIntoView({ block: 'center' })}
          >
            {segment.text}
          </mark>
        ),
      )}
    </p>
  ),
);

export const SourceText = ({
  imported,
  figures,
  lit,
  onLight,
}: {
  imported: Imported;
  figures: readonly UnderstoodFigure[];
  lit: Lit;
  onLight: (lit: Lit) => void;
}) => {
  const lines = useMemo(() => sourceLines(imported.text, figures), [imported.text, figures]);
  const figure = lit?.startsWith('figure:') ? lit.slice(7) : null;
  const section = lit?.startsWith('section:') ? imported.sections[Number(lit.slice(8))] : undefined;
  return (
    <div className="source-text" data-testid="source">
      {lines.map((line) => (
        <Line
          key={line.start}
          line={line}
          lit={figure !== null && line.segments.some(({ keys }) => keys.includes(figure)) ? figure : null}
          within={section !== undefined && line.start >= section.start && line.start < section.end}
          onLight={onLight}
        />
      ))}
    </div>
  );
};

/** Brings the place of a figure, or the line at `start`, into sight. */
export const showInSource = (start: number, key: string | null) => {
  const mark = key === null ? null : document.querySelector(`.source-mark[data-keys~="${CSS.escape(key)}"]`);
  const lines = [...document.querySelectorAll<HTMLElement>('.source-line')];
  const line = lines.findLast(({ dataset }) => Number(dataset['start']) <= start);
  (mark ?? line)?.scrollIntoView({ block: 'center' });
};
