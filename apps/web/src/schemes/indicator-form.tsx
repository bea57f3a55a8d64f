// Shows the chosen indicator: names, weight, rule, formula, and the sentence of the rule as a score prints it.
import { decimal, describeRule, isDecimal, type Indicator, type Words } from '@camphor/domain';
import { useWords } from '../app/language';
import { useEditor } from './editor-context';
import { TextField } from './fields';
import { FormulaForm } from './formula-form';
import { RuleForm } from './rule-form';
import { valueAt } from './scheme-places';

const words = {
  nameZh: { zh: '名称（中文）', en: 'Name (Chinese)' },
  nameEn: { zh: '名称（英文）', en: 'Name (English)' },
  id: { zh: '标识', en: 'Id' },
  idHint: {
    zh: '字母、数字、点和横线；评分表和异议按它找到本项。',
    en: 'Letters, digits, dots and dashes; sheets and objections find the line by it.',
  },
  weight: { zh: '分值', en: 'Weight' },
  reads: { zh: '评分时这样写：', en: 'Printed with a score as:' },
  none: { zh: '请在左边选择一项指标。', en: 'Choose an indicator at the left.' },
} satisfies Record<string, Words>;

export const IndicatorForm = ({ place, isSound }: { place: string; isSound: boolean }) => {
  const { body } = useEditor();
  const say = useWords();
  const indicator = valueAt(body, place) as unknown as Indicator | undefined;
  if (indicator === undefined) return <p>{say(words.none)}</p>;
  return (
    <section className="scheme-form" aria-label={say(indicator.name)} data-place={place} tabIndex={-1}>
      <TextField place={`${place}.name.zh`} label={words.nameZh} />
      <TextField place={`${place}.name.en`} label={words.nameEn} />
      <TextField place={`${place}.weight`} label={words.weight} />
      <TextField place={`${place}.id`} label={words.id} hint={words.idHint} />
      {indicator.kind === 'leaf' && (
        <>
          <RuleForm place={`${place}.rule`} weight={indicator.weight} />
          {isSound && isDecimal(indicator.weight) && (
            <p className="scheme-sentence">
              {say(words.reads)}
              {say(describeRule(indicator.rule, decimal(indicator.weight)))}
            </p>
          )}
          <FormulaForm place={place} />
        </>
      )}
    </section>
  );
};
