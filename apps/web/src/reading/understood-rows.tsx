// Shows what was understood: each figure and each section with its tick, its value and where it was found.
import type { Imported, WireFinding } from '@camphor/contract';
import { figureDefinition, sectionsTable, type Words } from '@camphor/domain';
import { Checkbox, Radio } from 'antd';
import { memo } from 'react';
import { useWords } from '../app/language';
import { figureText, unitWords } from '../ui/amounts';
import type { Lit } from './source-text';
import type { UnderstoodFigure } from './understood';

const low: Words = { zh: '把握低', en: 'low' };

interface RowProps {
  readonly figure: UnderstoodFigure;
  readonly ticked: boolean;
  readonly lit: boolean;
  readonly findings: readonly WireFinding[];
  readonly onTick: (key: string, on: boolean) => void;
  readonly onLight: (lit: Lit) => void;
  readonly onShow: (start: number, key: string) => void;
  /** Of several values that the file states the one to take. */
  readonly chosen: string;
  readonly onChoose: (key: string, value: string) => void;
}

/** The file says it in several ways: each value with its words, and a choice. */
const Choice = ({ figure, chosen, onChoose, onShow }: Pick<RowProps, 'figure' | 'chosen' | 'onChoose' | 'onShow'>) => {
  const say = useWords();
  const unit = say(unitWords[figureDefinition(figure.key).unit]);
  const stated = [{ value: figure.value, start: figure.start, quote: figure.quote }, ...figure.others];
  return (
    <fieldset className="understood-choice" data-testid={`choice-${figure.key}`}>
      <legend>
        {say({ zh: `文中有 ${stated.length} 种写法，请选择采用哪一个`, en: `The file says it in ${stated.length} ways; choose one` })}
      </legend>
      {stated.map(({ value, start, quote }) => (
        <div key={value}>
          <Radio checked={value === chosen} name={`choice-${figure.key}`} onChange={() => onChoose(figure.key, value)}>
            <b className="amount">{say(figureText(figure.key, value))}</b>
            {unit && <small> {unit}</small>}
          </Radio>
          <button type="button" className="understood-quote" onClick={() => onShow(start, figure.key)}>
            {quote}
          </button>
        </div>
      ))}
    </fieldset>
  );
};

export const FigureRow = memo(({ figure, ticked, lit, findings, onTick, onLight, onShow, chosen, onChoose }: RowProps) => {
  const say = useWords();
  const { label, unit } = figureDefinition(figure.key);
  const unitText = say(unitWords[unit]);
  return (
    <li
      id={`understood-${figure.key}`}
      className={`understood-row${lit ? ' lit' : ''}${figure.low ? ' low' : ''}`}
      onMouseEnter={() => onLight(`figure:${figure.key}`)}
      onMouseLeave={() => onLight(null)}
      onFocus={() => onLight(`figure:${figure.key}`)}
      onBlur={() => onLight(null)}
      data-testid={`understood-${figure.key}`}
    >
      <Checkbox checked={ticked} onChange={(event) => onTick(figure.key, event.target.checked)}>
        {say(label)}
        {figure.low && <span className="low-sign">{say(low)}</span>}
      </Checkbox>
      <span className="amount understood-value">
        {say(figureText(figure.key, chosen))}
        {unitText && <small> {unitText}</small>}
      </span>
      {figure.others.length > 0 ? (
        <Choice figure={figure} chosen={chosen} onChoose={onChoose} onShow={onShow} />
      ) : (
        <button type="button" className="understood-quote" onClick={() => onShow(figure.start, figure.key)}>
          {figure.quote}
        </button>
      )}
      {findings.map((finding) => (
        <p key={finding.id} className={`understood-finding finding-${finding.status}`}>
          {finding.message}
        </p>
      ))}
    </li>
  );
});

export interface SectionRowProps {
  readonly section: Imported['sections'][number];
  readonly mark: Lit;
  readonly lit: boolean;
  readonly ticked: boolean;
  readonly onTick: (key: string, on: boolean) => void;
  readonly onLight: (lit: Lit) => void;
  readonly onShow: (start: number, key: null) => void;
}
const labels = new Map<string, Words>(sectionsTable.map(({ key, label }) => [key, label]));

export const SectionRow = memo(({ section, mark, lit, ticked, onTick, onLight, onShow }: SectionRowProps) => {
  const say = useWords();
  return (
    <li
      className={`understood-row${lit ? ' lit' : ''}`}
      onMouseEnter={() => onLight(mark)}
      onMouseLeave={() => onLight(null)}
      onFocus={() => onLight(mark)}
      onBlur={() => onLight(null)}
    >
      <Checkbox checked={ticked} onChange={(event) => onTick(section.key, event.target.checked)}>
        {say(labels.get(section.key) ?? { zh: section.key, en: section.key })}
      </Checkbox>
      <span className="quiet amount">{say({ zh: `${section.text.length} 字`, en: `${section.text.length} characters` })}</span>
      <button type="button" className="understood-quote" onClick={() => onShow(section.start, null)}>
        {section.title}
      </button>
    </li>
  );
});
