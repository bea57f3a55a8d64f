// Shows a sum as rows of sign and figure, found by its label, and a fraction of two of them.
import { figuresTable, quantitiesOf, type Scheme, type Words } from '@camphor/domain';
import { Button } from 'antd';
import { useWords } from '../app/language';
import { useEditor } from './editor-context';
import { ChoiceField, RemoveEntry } from './fields';
import { valueAt, withValue } from './scheme-places';

const words = {
  numerator: { zh: '分子', en: 'Numerator' },
  denominator: { zh: '分母（结果为百分比）', en: 'Denominator (gives per cent)' },
  sign: { zh: '加减', en: 'Sign' },
  figure: { zh: '数据', en: 'Figure' },
  add: { zh: '添加一项', en: 'Add a figure' },
  addDenominator: { zh: '添加分母', en: 'Add a denominator' },
  dropDenominator: { zh: '去掉分母', en: 'Take the denominator out' },
} satisfies Record<string, Words>;
const NOT_NUMBERS: readonly string[] = ['text', 'grade', 'unitKind', 'year'];
const figures = figuresTable.filter(({ unit }) => !NOT_NUMBERS.includes(unit)).map(({ key, label }) => ({ value: key, label }));
const signs = [
  { value: '+', label: { zh: '＋', en: '+' } },
  { value: '-', label: { zh: '－', en: '−' } },
];
export const firstTerm = { sign: '+', of: 'budget.initial.expenditure' } as const;

export const Terms = ({ place, label }: { place: string; label: Words }) => {
  const { body, change, readOnly } = useEditor();
  const say = useWords();
  const terms = valueAt(body, place);
  const count = Array.isArray(terms) ? terms.length : 0;
  const own = quantitiesOf(body as unknown as Pick<Scheme, 'quantities'>).map(({ id, name }) => ({ value: id, label: name }));
  return (
    <fieldset className="scheme-list" data-place={place} tabIndex={-1}>
      <legend>{say(label)}</legend>
      {Array.from({ length: count }, (_, index) => (
        <div key={index} className="scheme-row scheme-term" data-place={`${place}[${index}]`} tabIndex={-1}>
          <ChoiceField place={`${place}[${index}].sign`} label={words.sign} choices={signs} />
          <ChoiceField place={`${place}[${index}].of`} label={words.figure} choices={[...own, ...figures]} seek />
          {count > 1 && <RemoveEntry place={`${place}[${index}]`} number={index + 1} />}
        </div>
      ))}
      {!readOnly && (
        <Button size="small" onClick={() => change((now) => withValue(now, `${place}[${count}]`, firstTerm))}>
          {say(words.add)}
        </Button>
      )}
    </fieldset>
  );
};

/** Numerator and, where there is one, denominator; `more` and `less` are what else changes with the denominator. */
export const Fraction = ({ place, onDenominator }: { place: string; onDenominator?: (has: boolean) => void }) => {
  const { body, change, readOnly } = useEditor();
  const say = useWords();
  const at = `${place}.denominator`;
  const has = valueAt(body, at) !== undefined;
  const turn = (): void => {
    change((now) => withValue(now, at, has ? undefined : [firstTerm]));
    onDenominator?.(!has);
  };
  return (
    <>
      <Terms place={`${place}.numerator`} label={words.numerator} />
      {has && <Terms place={at} label={words.denominator} />}
      {!readOnly && (
        <Button size="small" onClick={turn}>
          {say(has ? words.dropDenominator : words.addDenominator)}
        </Button>
      )}
    </>
  );
};
