// Shows the text of a section in paragraphs, with marked places.
import type { ReactNode } from 'react';

export interface Mark {
  /** UTF-16 offsets in the text of the section. */
  readonly start: number;
  readonly end: number;
  readonly tone: 'fail' | 'warn' | 'hint' | 'chosen';
  /** Says why it is marked; a mark with an id can be jumped to. */
  readonly title?: string;
  readonly id?: string;
}
export const inText = (text: string, marks: readonly Mark[]): Mark[] => {
  const sorted = [...marks].filter(({ start, end }) => start >= 0 && end > start && end <= text.length).sort((a, b) => a.start - b.start);
  // Of two marks that overlap the first stands; a place cannot be marked twice.
  return sorted.filter((mark, index) => !sorted.slice(0, index).some((other) => other.end > mark.start));
};

export const Marked = ({ text, offset, marks }: { text: string; offset: number; marks: readonly Mark[] }) => {
  const parts: ReactNode[] = [];
  let at = 0;
  for (const mark of marks) {
    const start = mark.start - offset;
    const end = mark.end - offset;
    if (end <= 0 || start >= text.length) continue;
    const from = Math.max(start, at);
    const to = Math.min(end, text.length);
    if (from > at) parts.push(text.slice(at, from));
    parts.push(
      <mark
        key={mark.start}
        className={`mark-${mark.tone}`}
        {...(mark.id ? { id: mark.id } : {})}
        {...(mark.title ? { title: mark.title } : {})}
      >
        {text.slice(from, to)}
      </mark>,
    );
    at = to;
  }
  parts.push(text.slice(at));
  return <>{parts}</>;
};

const HEADING = /^\s*(?:[（(][一二三四五六七八九十\d]+[）)]|[一二三四五六七八九十]+、|\d+[.．、])\s*\S{2,29}$/u;
const endsLikeSentence = /[。；！？：;!?]$/u;

export const Prose = ({ text, marks = [] }: { text: string; marks?: readonly Mark[] }) => {
  const shown = inText(text, marks);
  let offset = 0;
  return (
    <div className="prose">
      {text.split('\n').map((line, index) => {
        const start = offset;
        offset += line.length + 1;
        if (line.trim() === '') return null;
        const heading = HEADING.test(line) && !endsLikeSentence.test(line.trim());
        return (
          <p key={index} className={heading ? 'prose-heading' : undefined}>
            <Marked text={line} offset={start} marks={shown} />
          </p>
        );
      })}
    </div>
  );
};
