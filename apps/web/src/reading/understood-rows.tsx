// Shows what was understood: each figure and each section with its tick, its value and where it was found.
import type { Imported, WireFinding } from '@camphor/contract';
import { figureDefinition, sectionsTable, type Words } from '@camphor/domain';
import { Checkbox } from 'antd';
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
}
export const FigureRow = memo(({ figure, ticked, lit, findings, onTick, onLight, onShow }: RowProps) => {
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
        {say(figureText(figure.key, figure.value))}
        {unitText && <small> {unitText}</small>}
      </span>
      <button type="button" className="understood-quote" onClick={() => onShow(figure.start, figure.key)}>
        {figure.quote}
      </button>
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
