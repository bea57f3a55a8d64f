// Shows the chosen indicator: names, weight, rule, formula, and the sentence of the rule as a score prints it.
import { decimal, describeRule, isDecimal, type Indicator, type Words } from '@camphor/domain';
import { useWords } from '../app/language';
import { useEditor } from './editor-context';
import { TextField, TruthField } from './fields';
import { FormulaForm } from './formula-form';
import { RuleForm } from './rule-form';
import { textAt, valueAt, withValue } from './scheme-places';

const words = {
  nameZh: { zh: '名称（中文）', en: 'Name (Chinese)' },
  nameEn: { zh: '名称（英文）', en: 'Name (English)' },
  id: { zh: '标识', en: 'Id' },
  idHint: {
    zh: '字母、数字、点和横线；评分表和异议按它找到本项。',
    en: 'Letters, digits, dots and dashes; sheets and objections find the line by it.',
  },
  weight: { zh: '分值', en: 'Weight' },
  note: { zh: '说明（中文，可不填）', en: 'Note (Chinese, optional)' },
  noteEn: { zh: '说明（英文）', en: 'Note (English)' },
  unitSet: { zh: '三级指标由单位自定，本级分值不变', en: 'Units may set the indicators below; the weight stays' },
  reads: { zh: '评分时这样写：', en: 'Printed with a score as:' },
  none: { zh: '请在左边选择一项指标。', en: 'Choose an indicator at the left.' },
} satisfies Record<string, Words>;

/** In both languages, or none at all. */
const NoteFields = ({ place }: { place: string }) => {
  const { body, change } = useEditor();
  const texts = { zh: textAt(body, `${place}.zh`), en: textAt(body, `${place}.en`) };
  const type = (language: keyof Words) => (text: string) => {
    const note = { ...texts, [language]: text };
    change((now) => withValue(now, place, note.zh === '' && note.en === '' ? undefined : note));
  };
  return (
    <>
      <TextField place={`${place}.zh`} label={words.note} long onType={type('zh')} />
      {(texts.zh !== '' || texts.en !== '') && <TextField place={`${place}.en`} label={words.noteEn} long onType={type('en')} />}
    </>
  );
};

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
      {indicator.kind === 'group' && <TruthField place={`${place}.unitSet`} label={words.unitSet} />}
      {indicator.kind === 'leaf' && (
        <>
          <NoteFields place={`${place}.note`} />
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
