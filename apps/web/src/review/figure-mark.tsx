// Shows beside a figure that something stands about it, or on pointing at it the way to ask.
import type { FigureKey } from '@camphor/domain';
import { useWords } from '../app/language';
import { countNotes, notesOfFigure, type Notes } from './notes';
import { targetWords } from './targets';
import type { Tab } from './use-review';

export interface FigureMarkProps {
  readonly figure: FigureKey;
  readonly notes: Notes;
  readonly onAsk: ((target: string) => void) | null;
  readonly onLook: (tab: Tab) => void;
}
const tabOf = ({ items, comments }: Notes): Tab => (items.length > 0 ? 'letter' : comments.length > 0 ? 'threads' : 'findings');

export const FigureMark = ({ figure, notes, onAsk, onLook }: FigureMarkProps) => {
  const say = useWords();
  const here = notesOfFigure(figure, notes);
  const count = countNotes(here);
  const name = say(targetWords(`figure:${figure}`));
  return (
    <span className="figure-marks">
      {count > 0 && (
        <button
          type="button"
          className={`figure-mark figure-mark-${tabOf(here)}`}
          onClick={() => onLook(tabOf(here))}
          aria-label={say({ zh: `${name}：${count} 条意见`, en: `${name}: ${count} notes` })}
        >
          {count}
        </button>
      )}
      {onAsk && (
        // Out of the tab order: "r" does the same at the cursor, and a form of sixty cells is no place for sixty more stops.
        <button
          type="button"
          tabIndex={-1}
          className="figure-ask"
          onClick={() => onAsk(`figure:${figure}`)}
          aria-label={say({ zh: `就“${name}”写退回意见`, en: `Ask for a change of ${name}` })}
        >
          ＋
        </button>
      )}
    </span>
  );
};
