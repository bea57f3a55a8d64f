// Shows when a cap or a veto holds: a report handed in late, the points of a line, or a rate of figures, against a bound.
import { leavesOf, type Comparison, type Condition, type Scheme, type Words } from '@camphor/domain';
import { useEditor } from './editor-context';
import { ChoiceField, TextField } from './fields';
import { textAt, withValue, type Value } from './scheme-places';
import { firstTerm, Fraction } from './terms-form';

const words = {
  when: { zh: '何时', en: 'When' },
  indicator: { zh: '指标', en: 'Indicator' },
  is: { zh: '比较', en: 'Comparison' },
  points: { zh: '界限（分）', en: 'Bound (points)' },
  value: { zh: '界限（有分母时为 %）', en: 'Bound (% with a denominator)' },
} satisfies Record<string, Words>;
const kinds: Readonly<Record<Condition['kind'], Words>> = {
  fact: { zh: '逾期提交', en: 'handed in late' },
  line: { zh: '某项指标的得分', en: 'the points of a line' },
  rate: { zh: '某个比率或数额', en: 'a rate or an amount' },
};
const comparisons: Readonly<Record<Comparison, Words>> = {
  above: { zh: '高于', en: 'above' },
  atLeast: { zh: '不低于', en: 'at least' },
  below: { zh: '低于', en: 'below' },
  atMost: { zh: '不高于', en: 'at most' },
};
const choices = (table: Readonly<Record<string, Words>>) => Object.entries(table).map(([value, label]) => ({ value, label }));

const fresh = (kind: Condition['kind'], line: string): Value =>
  ({
    fact: { kind, fact: 'late' },
    line: { kind, indicator: line, is: 'below', points: '1' },
    rate: { kind, formula: { numerator: [firstTerm], denominator: [firstTerm] }, is: 'above', value: '100' },
  })[kind];

export const ConditionForm = ({ place }: { place: string }) => {
  const { body, change } = useEditor();
  const lines = leavesOf(body as unknown as Scheme).map(({ id, name }) => ({ value: id, label: name }));
  const kind = textAt(body, `${place}.kind`) as Condition['kind'];
  return (
    <>
      <ChoiceField
        place={`${place}.kind`}
        label={words.when}
        choices={choices(kinds)}
        onChoose={(to) => to !== kind && change((now) => withValue(now, place, fresh(to as Condition['kind'], lines[0]?.value ?? '')))}
      />
      {kind === 'line' && <ChoiceField place={`${place}.indicator`} label={words.indicator} choices={lines} seek />}
      {kind === 'rate' && (
        <div className="scheme-formula" data-place={`${place}.formula`} tabIndex={-1}>
          <Fraction place={`${place}.formula`} />
        </div>
      )}
      {kind !== 'fact' && (
        <>
          <ChoiceField place={`${place}.is`} label={words.is} choices={choices(comparisons)} />
          <TextField place={`${place}.${kind === 'line' ? 'points' : 'value'}`} label={kind === 'line' ? words.points : words.value} />
        </>
      )}
    </>
  );
};
