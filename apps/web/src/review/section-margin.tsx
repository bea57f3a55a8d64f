// Shows in the margin of a section what stands beside it, and the way to ask for a change there.
import type { SectionKey, Words } from '@camphor/domain';
import { Button } from 'antd';
import { useWords } from '../app/language';
import { EvidenceBeside } from '../reports/evidence-beside';
import { useWide } from '../ui/wide';
import { countNotes, notesOf, type Notes } from './notes';
import { targetWords } from './targets';
import type { Review, Tab } from './use-review';

const words = {
  ask: { zh: '退回意见', en: 'Ask for a change' },
  comment: { zh: '写批注', en: 'Comment' },
} satisfies Record<string, Words>;

const counts = ({ findings, comments, items }: Notes): readonly (readonly [Tab, Words])[] =>
  [
    [findings.length, 'findings', { zh: `体检 ${findings.length}`, en: `${findings.length} findings` }],
    [comments.length, 'threads', { zh: `批注 ${comments.length}`, en: `${comments.length} comments` }],
    [items.length, 'letter', { zh: `退回意见 ${items.length}`, en: `${items.length} items` }],
  ]
    .filter((entry): entry is [number, Tab, Words] => entry[0] !== 0)
    .map(([, tab, label]) => [tab, label]);

/** On a narrow window the panel is a sheet away, so the notes themselves stand below the text. */
const Listed = ({ notes }: { notes: Notes }) => (
  <ul className="margin-list">
    {notes.findings.map(({ id, status, message }) => (
      <li key={id} className={`note-${status}`}>
        {message}
      </li>
    ))}
    {notes.comments.map(({ id, by, text }) => (
      <li key={id} className="note-comment">
        {by}：{text}
      </li>
    ))}
    {notes.items.map(({ id, reason }) => (
      <li key={id} className="note-item">
        {reason}
      </li>
    ))}
  </ul>
);

export interface SectionMarginProps {
  readonly section: SectionKey;
  readonly review: Review;
  readonly onAsk: (target: string) => void;
}
export const SectionMargin = ({ section, review, onAsk }: SectionMarginProps) => {
  const say = useWords();
  const wide = useWide(1100);
  const notes = notesOf(section, review.notes);
  const name = say(targetWords(`section:${section}`));
  return (
    <div className="margin">
      {wide
        ? counts(notes).map(([tab, label]) => (
            <button
              key={tab}
              type="button"
              className={`margin-chip margin-${tab}`}
              onClick={() => review.setTab(tab)}
              aria-label={`${name} ${say(label)}`}
            >
              {say(label)}
            </button>
          ))
        : countNotes(notes) > 0 && <Listed notes={notes} />}
      <EvidenceBeside section={section} />
      {(review.mayReturn || review.mayComment) && (
        <Button
          size="small"
          type="text"
          className="margin-ask"
          onClick={() => onAsk(`section:${section}`)}
          aria-label={`${say(review.mayReturn ? words.ask : words.comment)}：${name}`}
          data-testid={`ask-${section}`}
        >
          ＋ {say(review.mayReturn ? words.ask : words.comment)}
        </Button>
      )}
    </div>
  );
};
