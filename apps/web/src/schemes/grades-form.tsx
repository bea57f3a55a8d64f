// Shows what is decided by the total: title, total, rounding, grade bands, caps and vetoes.
import { gradeWords, leavesOf, type Grade, type Scheme, type Words } from '@camphor/domain';
import { Button } from 'antd';
import { useWords } from '../app/language';
import { useEditor } from './editor-context';
import { ChoiceField, TextField } from './fields';
import { IntervalField } from './interval-field';
import { textAt, withValue, type Value } from './scheme-places';

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
  when: { zh: '何时', en: 'When' },
  fact: { zh: '逾期提交', en: 'handed in late' },
  line: { zh: '某项得分低于', en: 'a line has less than' },
  rate: { zh: '某个比率（见导出文件）', en: 'a rate (see the exported file)' },
  indicator: { zh: '指标', en: 'Indicator' },
  below: { zh: '低于（分）', en: 'Less than (points)' },
  atMost: { zh: '总分最高', en: 'At most' },
  atBest: { zh: '等级最高为', en: 'At best' },
  addCap: { zh: '添加封顶', en: 'Add a cap' },
  addVeto: { zh: '添加否决', en: 'Add a veto' },
  remove: { zh: '删除', en: 'Remove' },
} satisfies Record<string, Words>;
const grades = (Object.keys(gradeWords) as Grade[]).map((grade) => ({ value: grade, label: gradeWords[grade] }));
const late: Value = { kind: 'fact', fact: 'late' };

const Limits = ({ list }: { list: 'caps' | 'vetoes' }) => {
  const { body, change, readOnly } = useEditor();
  const say = useWords();
  const scheme = body as unknown as Scheme;
  const lines = leavesOf(scheme).map(({ id, name }) => ({ value: id, label: name }));
  const count = scheme[list].length;
  const fresh: Value =
    list === 'caps'
      ? { id: `cap-${count + 1}`, name: { zh: '逾期提交', en: 'Late' }, when: late, points: '80' }
      : { id: `veto-${count + 1}`, name: { zh: '一票否决', en: 'Veto' }, when: late, grade: 'fair' };
  const whenOf = (kind: string): Value =>
    kind === 'fact' ? late : { kind: 'line', indicator: lines[0]?.value ?? '', is: 'below', points: '1' };
  return (
    <fieldset className="scheme-list" data-place={list} tabIndex={-1}>
      <legend>{say(words[list])}</legend>
      {scheme[list].map((limit, index) => {
        const at = `${list}[${index}]`;
        const kinds = ['fact', 'line', ...(limit.when.kind === 'rate' ? ['rate'] : [])] as ('fact' | 'line' | 'rate')[];
        return (
          <div key={index} className="scheme-row" data-place={at} tabIndex={-1}>
            <TextField place={`${at}.name.zh`} label={words.nameZh} />
            <TextField place={`${at}.name.en`} label={words.nameEn} />
            <ChoiceField
              place={`${at}.when.kind`}
              label={words.when}
              choices={kinds.map((kind) => ({ value: kind, label: words[kind] }))}
              onChoose={(kind) => kind !== limit.when.kind && change((now) => withValue(now, `${at}.when`, whenOf(kind)))}
            />
            {textAt(body, `${at}.when.kind`) === 'line' && (
              <>
                <ChoiceField place={`${at}.when.indicator`} label={words.indicator} choices={lines} seek />
                <TextField place={`${at}.when.points`} label={words.below} />
              </>
            )}
            {list === 'caps' ? (
              <TextField place={`${at}.points`} label={words.atMost} />
            ) : (
              <ChoiceField place={`${at}.grade`} label={words.atBest} choices={grades} />
            )}
            {!readOnly && (
              <Button
                size="small"
                onClick={() => change((now) => withValue(now, at, undefined))}
                aria-label={`${say(words.remove)} ${index + 1}`}
              >
                {say(words.remove)}
              </Button>
            )}
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

export const GradesForm = () => {
  const { body } = useEditor();
  const say = useWords();
  const scheme = body as unknown as Scheme;
  return (
    <section className="scheme-form">
      <TextField place="title.zh" label={words.titleZh} />
      <TextField place="title.en" label={words.titleEn} />
      <TextField place="source.zh" label={words.sourceZh} long />
      <TextField place="source.en" label={words.sourceEn} long />
      <TextField place="total" label={words.total} />
      <TextField place="rounding.step" label={words.step} />
      <fieldset className="scheme-list" data-place="bands" tabIndex={-1}>
        <legend>{say(words.bands)}</legend>
        {scheme.bands.map(({ grade }, index) => (
          <div key={index} className="scheme-row" data-place={`bands[${index}]`} tabIndex={-1}>
            <strong>{say(gradeWords[grade])}</strong>
            <IntervalField place={`bands[${index}]`} />
          </div>
        ))}
      </fieldset>
      <Limits list="caps" />
      <Limits list="vetoes" />
    </section>
  );
};
