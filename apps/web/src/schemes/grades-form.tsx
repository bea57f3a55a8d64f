// Shows what is decided by the total: title, total, rounding, grade bands, caps and vetoes.
import { GRADES, gradeWords, type Grade, type Scheme, type Words } from '@camphor/domain';
import { Button } from 'antd';
import { useWords } from '../app/language';
import { ConditionForm } from './condition-form';
import { useEditor } from './editor-context';
import { ChoiceField, RemoveEntry, TextField, TruthField } from './fields';
import { IntervalField } from './interval-field';
import { withValue, type Value } from './scheme-places';

const words = {
  titleZh: { zh: '方案名称（中文）', en: 'Title (Chinese)' },
  titleEn: { zh: '方案名称（英文）', en: 'Title (English)' },
  sourceZh: { zh: '依据（中文）', en: 'Source (Chinese)' },
  sourceEn: { zh: '依据（英文）', en: 'Source (English)' },
  total: { zh: '总分', en: 'Total' },
  step: { zh: '最小计分单位', en: 'Rounding step' },
  bands: { zh: '等级', en: 'Grades' },
  caps: { zh: '封顶', en: 'Caps' },
  vetoes: { zh: '一票否决', en: 'Vetoes' },
  nameZh: { zh: '名称（中文）', en: 'Name (Chinese)' },
  nameEn: { zh: '名称（英文）', en: 'Name (English)' },
  atMost: { zh: '总分最高', en: 'At most' },
  atBest: { zh: '等级最高为', en: 'At best' },
  addCap: { zh: '添加封顶', en: 'Add a cap' },
  addVeto: { zh: '添加否决', en: 'Add a veto' },
  addGrade: { zh: '添加等级', en: 'Add a grade' },
  grade: { zh: '等级', en: 'Grade' },
  example: { zh: '部分分值为示例，并非任何主管部门的规定', en: 'Some weights are an example, not the rule of any authority' },
} satisfies Record<string, Words>;
const grades = (Object.keys(gradeWords) as Grade[]).map((grade) => ({ value: grade, label: gradeWords[grade] }));
const late: Value = { kind: 'fact', fact: 'late' };

const Limits = ({ list }: { list: 'caps' | 'vetoes' }) => {
  const { body, change, readOnly } = useEditor();
  const say = useWords();
  const scheme = body as unknown as Scheme;
  const count = scheme[list].length;
  const fresh: Value =
    list === 'caps'
      ? { id: `cap-${count + 1}`, name: { zh: '逾期提交', en: 'Late' }, when: late, points: '80' }
      : { id: `veto-${count + 1}`, name: { zh: '一票否决', en: 'Veto' }, when: late, grade: 'fair' };
  return (
    <fieldset className="scheme-list" data-place={list} tabIndex={-1}>
      <legend>{say(words[list])}</legend>
      {scheme[list].map((limit, index) => {
        const at = `${list}[${index}]`;
        return (
          <div key={limit.id} className="scheme-row" data-place={at} tabIndex={-1}>
            <TextField place={`${at}.name.zh`} label={words.nameZh} />
            <TextField place={`${at}.name.en`} label={words.nameEn} />
            <ConditionForm place={`${at}.when`} />
            {list === 'caps' ? (
              <TextField place={`${at}.points`} label={words.atMost} />
            ) : (
              <ChoiceField place={`${at}.grade`} label={words.atBest} choices={grades} />
            )}
            <RemoveEntry place={at} number={index + 1} />
          </div>
        );
      })}
      {!readOnly && (
        <Button size="small" onClick={() => change((now) => withValue(now, `${list}[${count}]`, fresh))}>
          {say(list === 'caps' ? words.addCap : words.addVeto)}
        </Button>
      )}
    </fieldset>
  );
};

/** A grade without a band of its own cannot be reached; a new one takes the next free grade. */
const Bands = () => {
  const { body, change, readOnly } = useEditor();
  const say = useWords();
  const { bands } = body as unknown as Scheme;
  const free = GRADES.find((grade) => !bands.some((band) => band.grade === grade));
  return (
    <fieldset className="scheme-list" data-place="bands" tabIndex={-1}>
      <legend>{say(words.bands)}</legend>
      {bands.map((_, index) => (
        <div key={index} className="scheme-row scheme-band" data-place={`bands[${index}]`} tabIndex={-1}>
          <ChoiceField place={`bands[${index}].grade`} label={words.grade} choices={grades} />
          <IntervalField place={`bands[${index}]`} />
          {bands.length > 1 && <RemoveEntry place={`bands[${index}]`} number={index + 1} />}
        </div>
      ))}
      {!readOnly && free !== undefined && (
        <Button
          size="small"
          onClick={() =>
            change((now) =>
              withValue(now, `bands[${bands.length}]`, {
                grade: free,
                from: { value: '0', closed: true },
                to: { value: '', closed: false },
              }),
            )
          }
        >
          {say(words.addGrade)}
        </Button>
      )}
    </fieldset>
  );
};

export const GradesForm = () => {
  return (
    <section className="scheme-form">
      <TextField place="title.zh" label={words.titleZh} />
      <TextField place="title.en" label={words.titleEn} />
      <TextField place="source.zh" label={words.sourceZh} long />
      <TextField place="source.en" label={words.sourceEn} long />
      <TextField place="total" label={words.total} />
      <TextField place="rounding.step" label={words.step} />
      <TruthField place="example" label={words.example} />
      <Bands />
      <Limits list="caps" />
      <Limits list="vetoes" />
    </section>
  );
};
