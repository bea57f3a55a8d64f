// Shows the formula of an indicator and what counts where it cannot be computed; without one the line is judged by a person.
import type { Words } from '@camphor/domain';
import { Button } from 'antd';
import { useWords } from '../app/language';
import { useEditor } from './editor-context';
import { ChoiceField } from './fields';
import { valueAt, withValue } from './scheme-places';
import { firstTerm, Fraction } from './terms-form';

const words = {
  title: { zh: '公式', en: 'Formula' },
  judged: { zh: '没有公式，由评分人评定。', en: 'No formula: the line is judged by a scorer.' },
  begin: { zh: '用数据计算', en: 'Compute it from figures' },
  end: { zh: '改为人工评定', en: 'Let a scorer judge it' },
  absent: { zh: '数据缺失时', en: 'When a figure is absent' },
  zero: { zh: '分母为 0 时', en: 'When the denominator is zero' },
} satisfies Record<string, Words>;
const fallbacks = [
  { value: 'judged', label: { zh: '由评分人评定', en: 'a scorer judges' } },
  { value: 'full', label: { zh: '得满分', en: 'full points' } },
  { value: 'zero', label: { zh: '不得分', en: 'no points' } },
];
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
                  withValue(withValue(now, at, { numerator: [firstTerm], denominator: [firstTerm] }), `${place}.absent`, 'judged'),
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
      <Fraction
        place={at}
        onDenominator={(has) => change((now) => withValue(now, `${place}.zeroDenominator`, has ? 'judged' : undefined))}
      />
      <ChoiceField place={`${place}.absent`} label={words.absent} choices={fallbacks} unset="judged" />
      {hasDenominator && <ChoiceField place={`${place}.zeroDenominator`} label={words.zero} choices={fallbacks} unset="judged" />}
      {!readOnly && (
        <p className="scheme-ways">
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
