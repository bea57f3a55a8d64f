// Shows one cell of an official form to be filled in; what it ought to say instead stands below it, with the ways to mend it.
import { figureDefinition, numberInCell, type CellReview, type FigureKey } from '@camphor/domain';
import { Button } from 'antd';
import { memo, useId } from 'react';
import { useWords } from '../app/language';
import { isUnfinished } from './content-fields';
import { useDraft } from './use-draft';

export interface FormCellProps {
  readonly text: string;
  readonly row: number;
  readonly column: string;
  /** Said to reading aids: the line and the column. */
  readonly label: string;
  readonly reviews: readonly CellReview[];
  readonly onWrite: (row: number, column: string, text: string) => void;
}

/** The cells of one column from top to bottom, as in a spreadsheet. */
const stepDown = (from: HTMLTextAreaElement, by: 1 | -1): void => {
  const table = from.closest('table');
  const all = [...(table?.querySelectorAll<HTMLTextAreaElement>('textarea') ?? [])];
  const column = from.dataset['column'];
  const same = all.filter(({ dataset }) => dataset['column'] === column);
  const next = same[same.indexOf(from) + by] ?? all[all.indexOf(from) + by];
  next?.focus();
};

const sentence = ({ by, expected, figure }: CellReview) => {
  if (by === 'sum') return { zh: `各行合计 ${expected}`, en: `The lines make ${expected}` };
  if (by === 'parts') return { zh: `已填各行合计 ${expected}，超过本行`, en: `The lines stated make ${expected}, more than this` };
  if (by === 'computed' || figure === null) return { zh: `按数据应为 ${expected}`, en: `The figures give ${expected}` };
  return { zh: `“${figureDefinition(figure).label.zh}”填的是 ${expected}`, en: `"${figureDefinition(figure).label.en}" is ${expected}` };
};

const Review = ({ review, text, onMend }: { review: CellReview; text: string; onMend: () => void }) => {
  const say = useWords();
  const draft = useDraft();
  const { by, expected, figure } = review;
  const written = numberInCell(text)?.toFixed() ?? text.trim();
  const figureTakesIt = figure !== null && written !== '' && !isUnfinished(`figure:${figure}`, written);
  const setFigure = (key: FigureKey) => draft.type(`figure:${key}`, written);
  return (
    <span className="cell-review">
      <span>{say(sentence(review))}</span>
      {by !== 'parts' && (
        <Button size="small" onClick={onMend} data-testid="mend-cell">
          {say({ zh: `改为 ${expected}`, en: `Set to ${expected}` })}
        </Button>
      )}
      {figureTakesIt && (
        <Button size="small" type="text" onClick={() => setFigure(figure)} data-testid="mend-figure-from-cell">
          {say({ zh: '数据改为本表的值', en: 'Change the figure instead' })}
        </Button>
      )}
    </span>
  );
};

export const FormCellInput = memo(({ text, row, column, label, reviews, onWrite }: FormCellProps) => {
  const draft = useDraft();
  const id = useId();
  const isNumber = numberInCell(text) !== null;
  return (
    <>
      <span className="cell-grow" data-text={`${text}\u200b`}>
        <textarea
          className={`cell-input${isNumber ? ' cell-number' : ''}${reviews.length > 0 ? ' tone-warn' : ''}`}
          rows={1}
          value={text}
          aria-label={label}
          aria-describedby={reviews.length > 0 ? id : undefined}
          data-column={column}
          onChange={(event) => onWrite(row, column, event.target.value)}
          onBlur={() => draft.composing(false)}
          onCompositionStart={() => draft.composing(true)}
          onCompositionEnd={() => draft.composing(false)}
          onKeyDown={(event) => {
            if (event.key !== 'Enter' || event.ctrlKey || event.metaKey || event.altKey || event.nativeEvent.isComposing) return;
            // Enter goes down the column; Alt+Enter breaks the line, as in a spreadsheet.
            event.preventDefault();
            stepDown(event.currentTarget, event.shiftKey ? -1 : 1);
          }}
          data-testid={`cell-${row}-${column}`}
        />
      </span>
      {reviews.length > 0 && (
        <span id={id}>
          {reviews.map((review) => (
            <Review key={review.by} review={review} text={text} onMend={() => onWrite(row, column, review.expected)} />
          ))}
        </span>
      )}
    </>
  );
});
