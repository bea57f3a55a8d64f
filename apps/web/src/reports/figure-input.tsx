// Shows one figure to be filled in: as typed while it has the focus, with separators when it has not.
import { figureDefinition, gradeWords, GRADES, unitKindWords, UNIT_KINDS, type FigureKey } from '@camphor/domain';
import { Select } from 'antd';
import { useState } from 'react';
import { useWords } from '../app/language';
import { figureText } from '../ui/amounts';
import { isUnfinished } from './content-fields';
import { typedFigure } from './typed-figures';
import { useDraft, useDraftPart, useField } from './use-draft';

export interface FigureInputProps {
  readonly figure: FigureKey;
  readonly tone: 'fail' | 'warn' | null;
  readonly describedBy?: string | undefined;
}
const inputId = (figure: FigureKey): string => `input-${figure}`;

const Choice = ({ figure, tone }: FigureInputProps) => {
  const [value, type] = useField(`figure:${figure}`);
  const say = useWords();
  const options =
    figureDefinition(figure).unit === 'grade'
      ? GRADES.map((grade) => ({ value: grade as string, label: say(gradeWords[grade]) }))
      : UNIT_KINDS.map((kind) => ({ value: kind as string, label: say(unitKindWords[kind]) }));
  return (
    <Select
      id={inputId(figure)}
      className="figure-choice"
      aria-label={say(figureDefinition(figure).label)}
      value={value ?? undefined}
      options={options}
      allowClear
      placeholder={say({ zh: '请选择', en: 'Choose' })}
      {...(tone === 'fail' ? { status: 'error' as const } : tone === 'warn' ? { status: 'warning' as const } : {})}
      onChange={(next?: string) => type(next ?? null)}
      data-testid={`figure-${figure}`}
    />
  );
};

const Typed = ({ figure, tone, describedBy }: FigureInputProps) => {
  const field = `figure:${figure}`;
  const draft = useDraft();
  const [value, type] = useField(field);
  const [text, setText] = useState<string | null>(null);
  const refused = useDraftPart(draft, ({ refused: all }) => all[field]);
  const say = useWords();
  const { label, unit } = figureDefinition(figure);
  const isText = unit === 'text';
  const wrong = text === null && isUnfinished(field, value);
  const problem = refused ?? (wrong ? say({ zh: '应为数字，如 1343.06', en: 'A number, such as 1343.06' }) : null);
  const problemId = `${inputId(figure)}-problem`;
  return (
    <>
      <input
        id={inputId(figure)}
        className={`figure-input${isText ? ' figure-text' : ''}${tone ? ` tone-${tone}` : ''}${problem ? ' tone-fail' : ''}`}
        inputMode={isText ? 'text' : 'decimal'}
        autoComplete="off"
        maxLength={isText ? 200 : 40}
        aria-label={say(label)}
        aria-invalid={problem !== null || tone === 'fail'}
        aria-describedby={[problem ? problemId : null, describedBy].filter(Boolean).join(' ') || undefined}
        value={text ?? (value === null ? '' : wrong ? value : say(figureText(figure, value)))}
        onFocus={(event) => {
          setText(value ?? '');
          const input = event.currentTarget;
          // The text changes as it gains the focus; the selection has to follow it.
          requestAnimationFrame(() => {
            if (document.activeElement === input && !isText) input.select();
          });
        }}
        onChange={(event) => {
          setText(event.target.value);
          type(typedFigure(figure, event.target.value));
        }}
        onBlur={() => setText(null)}
        onKeyDown={(event) => {
          // Down a column as in a spreadsheet.
          if (event.key !== 'Enter' || event.ctrlKey || event.metaKey || event.nativeEvent.isComposing) return;
          const all = [...document.querySelectorAll<HTMLElement>('.figure-form input, .figure-form textarea')];
          all[all.indexOf(event.currentTarget) + (event.shiftKey ? -1 : 1)]?.focus();
        }}
        data-testid={`figure-${figure}`}
      />
      {problem && (
        <span id={problemId} className="field-problem">
          {problem}
        </span>
      )}
    </>
  );
};

export const FigureInput = (props: FigureInputProps) => {
  const { unit } = figureDefinition(props.figure);
  return unit === 'grade' || unit === 'unitKind' ? <Choice {...props} /> : <Typed {...props} />;
};

export const focusFigure = (figure: string): void => {
  const input = document.getElementById(`input-${figure}`);
  input?.scrollIntoView({ block: 'center' });
  input?.focus({ preventScroll: true });
};
