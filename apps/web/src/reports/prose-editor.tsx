// Shows the text of a section to be written: it grows with the text, and what the checks found is underlined where it stands.
import { useRef } from 'react';
import { Marked, inText, type Mark } from '../ui/prose';
import { useDraft, useField, useProblem } from './use-draft';

export interface ProseEditorProps {
  readonly field: string;
  readonly label: string;
  readonly marks: readonly Mark[];
  readonly placeholder: string;
  readonly rows?: number;
}
const textareaId = (field: string): string => `text-${field}`;

export const ProseEditor = ({ field, label, marks, placeholder, rows = 3 }: ProseEditorProps) => {
  const draft = useDraft();
  const [value, type] = useField(field);
  const problem = useProblem(field);
  const box = useRef<HTMLTextAreaElement>(null);
  const text = value ?? '';
  return (
    <>
      {/* Above: a text that is too long ends screens below. */}
      {problem !== null && <p className="field-problem">{problem}</p>}
      <div className="prose-editor">
        {/* The same text behind the field: it gives the height and carries the marks. */}
        <div className="prose-shadow" aria-hidden style={{ minHeight: `calc(${rows} * 1.8em + 1.2em)` }}>
          {text === '' ? placeholder : <Marked text={text} offset={0} marks={inText(text, marks)} />}
          {'\n​'}
        </div>
        <textarea
          ref={box}
          id={textareaId(field)}
          aria-label={label}
          placeholder={placeholder}
          value={text}
          aria-invalid={problem !== null}
          onChange={(event) => type(event.target.value)}
          onCompositionStart={() => draft.composing(true)}
          onCompositionEnd={() => draft.composing(false)}
          onBlur={() => draft.composing(false)}
          data-testid={`text-${field}`}
        />
      </div>
    </>
  );
};

/** Brings a stretch of the text into sight and selects it. */
export const focusProse = (field: string, start?: number, end?: number): void => {
  const area = document.getElementById(textareaId(field));
  if (!(area instanceof HTMLTextAreaElement)) return;
  area.focus({ preventScroll: true });
  if (start === undefined || end === undefined) {
    area.scrollIntoView({ block: 'center' });
    return;
  }
  area.setSelectionRange(start, end);
  const marks = [...(area.previousElementSibling?.querySelectorAll('mark') ?? [])];
  const quote = area.value.slice(start, end);
  const mark = marks.find(({ textContent }) => textContent === quote) ?? area;
  mark.scrollIntoView({ block: 'center' });
};
