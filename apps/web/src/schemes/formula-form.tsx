// Shows the formula of an indicator as rows of sign and figure, found by its label; without one the line is judged by a person.
import { figuresTable, quantitiesOf, type Scheme, type Words } from '@camphor/domain';
import { Button } from 'antd';
import { useWords } from '../app/language';
import { useEditor } from './editor-context';
import { ChoiceField } from './fields';
import { valueAt, withValue } from './scheme-places';

const words = {
  title: { zh: '公式', en: 'Formula' },
  judged: { zh: '没有公式，由评分人评定。', en: 'No formula: the line is judged by a scorer.' },
  begin: { zh: '用数据计算', en: 'Compute it from figures' },
  end: { zh: '改为人工评定', en: 'Let a scorer judge it' },
  numerator: { zh: '分子', en: 'Numerator' },
  denominator: { zh: '分母（结果为百分比）', en: 'Denominator (gives per cent)' },
  sign: { zh: '加减', en: 'Sign' },
  figure: { zh: '数据', en: 'Figure' },
  add: { zh: '添加一项', en: 'Add a figure' },
  remove: { zh: '删除', en: 'Remove' },
  addDenominator: { zh: '添加分母', en: 'Add a denominator' },
  absent: { zh: '数据缺失时', en: 'When a figure is absent' },
  zero: { zh: '分母为 0 时', en: 'When the denominator is zero' },
} satisfies Record<string, Words>;
const NOT_NUMBERS: readonly string[] = ['text', 'grade', 'unitKind', 'year'];
const figures = figuresTable.filter(({ unit }) => !NOT_NUMBERS.includes(unit)).map(({ key, label }) => ({ value: key, label }));
const signs = [
  { value: '+', label: { zh: '＋', en: '+' } },
  { value: '-', label: { zh: '－', en: '−' } },
];
const fallbacks = [
  { value: 'judged', label: { zh: '由评分人评定', en: 'a scorer judges' } },
  { value: 'full', label: { zh: '得满分', en: 'full points' } },
  { value: 'zero', label: { zh: '不得分', en: 'no points' } },
];
const first = { sign: '+', of: 'budget.initial.expenditure' } as const;

const Terms = ({ place, label }: { place: string; label: Words }) => {
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
          {!readOnly && count > 1 && (
            <Button
              size="small"
              onClick={() => change((now) => withValue(now, `${place}[${index}]`, undefined))}
              aria-label={`${say(words.remove)} ${index + 1}`}
            >
              {say(words.remove)}
            </Button>
          )}
        </div>
      ))}
      {!readOnly && (
        <Button size="small" onClick={() => change((now) => withValue(now, `${place}[${count}]`, first))}>
          {say(words.add)}
        </Button>
      )}
    </fieldset>
  );
};

export const FormulaForm = ({ place }: { place: string }) => {
  const { body, change, readOnly } = useEditor();
  const say = useWords();
  const at = `${place}.formula`;
  if (valueAt(body, at) === undefined)
    return (
      <div className="scheme-formula" data-place={at} tabIndex={-1}>
        <p>{say(words.judged)}</p>
        {!readOnly && (
          <Button
            onClick={() =>
              change((now) =>
                withValue(
                  withValue(withValue(now, at, { numerator: [first], denominator: [first] }), `${place}.absent`, 'judged'),
                  `${place}.zeroDenominator`,
                  'judged',
                ),
              )
            }
          >
            {say(words.begin)}
          </Button>
        )}
      </div>
    );
  const hasDenominator = valueAt(body, `${at}.denominator`) !== undefined;
  const withoutFormula = ['formula', 'absent', 'zeroDenominator'].map((field) => `${place}.${field}`);
  return (
    <fieldset className="scheme-formula" data-place={at} tabIndex={-1}>
      <legend>{say(words.title)}</legend>
      <Terms place={`${at}.numerator`} label={words.numerator} />
      {hasDenominator && <Terms place={`${at}.denominator`} label={words.denominator} />}
      <ChoiceField place={`${place}.absent`} label={words.absent} choices={fallbacks} />
      {hasDenominator && <ChoiceField place={`${place}.zeroDenominator`} label={words.zero} choices={fallbacks} />}
      {!readOnly && (
        <p className="scheme-ways">
          {!hasDenominator && (
            <Button
              size="small"
              onClick={() => change((now) => withValue(withValue(now, `${at}.denominator`, [first]), `${place}.zeroDenominator`, 'judged'))}
            >
              {say(words.addDenominator)}
            </Button>
          )}
          <Button
            size="small"
            onClick={() => change((now) => withoutFormula.reduce((each, field) => withValue(each, field, undefined), now))}
          >
            {say(words.end)}
          </Button>
        </p>
      )}
    </fieldset>
  );
};
