// Shows the rule of an indicator: its kind, its parameters in plain words, and the sentence that it makes.
import { placeOf, problemWords, ruleKinds, type RuleKindName, type Words } from '@camphor/domain';
import { Button, Checkbox } from 'antd';
import { useWords } from '../app/language';
import { useEditor } from './editor-context';
import { ChoiceField, RemoveEntry, TextField } from './fields';
import { IntervalField } from './interval-field';
import { freshEntry, freshRule, ruleFields, type RuleField } from './rule-fields.table';
import { textAt, valueAt, withValue } from './scheme-places';

const words = {
  kind: { zh: '评分规则', en: 'Rule' },
  otherwise: { zh: '有此事项时的规则', en: 'Otherwise' },
  points: { zh: '得分', en: 'Points' },
  nameZh: { zh: '名称（中文）', en: 'Name (Chinese)' },
  nameEn: { zh: '名称（英文）', en: 'Name (English)' },
  add: { zh: '添加一行', en: 'Add a row' },
} satisfies Record<string, Words>;
const kinds = Object.keys(ruleKinds) as RuleKindName[];
const wrapped = kinds.filter((kind) => !['checklist', 'tiers', 'notApplicable'].includes(kind));

const Entry = ({ place, list }: { place: string; list: 'bands' | 'items' | 'tiers' | 'checks' }) => (
  <>
    {list === 'checks' && (
      <>
        <TextField place={`${place}.zh`} label={words.nameZh} />
        <TextField place={`${place}.en`} label={words.nameEn} />
      </>
    )}
    {(list === 'items' || list === 'tiers') && (
      <>
        <TextField place={`${place}.name.zh`} label={words.nameZh} />
        <TextField place={`${place}.name.en`} label={words.nameEn} />
      </>
    )}
    {(list === 'bands' || list === 'tiers') && <IntervalField place={place} />}
    {(list === 'bands' || list === 'items') && <TextField place={`${place}.points`} label={words.points} />}
  </>
);

const ListField = ({ place, field }: { place: string; field: Extract<RuleField, { kind: 'list' }> }) => {
  const { body, change, problems, readOnly } = useEditor();
  const say = useWords();
  const at = `${place}.${field.field}`;
  const entries = valueAt(body, at);
  const count = Array.isArray(entries) ? entries.length : 0;
  const wrong = problems.filter((each) => placeOf(each).startsWith(at) && !/\.(points|name|id)/.test(placeOf(each).slice(at.length)));
  return (
    <fieldset className="scheme-list" data-place={at} tabIndex={-1}>
      <legend>{say(field.label)}</legend>
      {wrong.map((each, index) => (
        <p key={index} className="field-wrong">
          {say(problemWords(each))}
        </p>
      ))}
      {Array.from({ length: count }, (_, index) => (
        <div key={index} className="scheme-row" data-place={`${at}[${index}]`} tabIndex={-1}>
          <Entry place={`${at}[${index}]`} list={field.field} />
          <RemoveEntry place={`${at}[${index}]`} number={index + 1} />
        </div>
      ))}
      {!readOnly && (
        <Button size="small" onClick={() => change((now) => withValue(now, `${at}[${count}]`, freshEntry(field.field, count)))}>
          {say(words.add)}
        </Button>
      )}
    </fieldset>
  );
};

/** A part that a rule may have or not: ticked, its parameters stand below. */
const PartField = ({ place, field }: { place: string; field: Extract<RuleField, { kind: 'part' }> }) => {
  const { body, change, readOnly } = useEditor();
  const say = useWords();
  const at = `${place}.${field.field}`;
  const has = valueAt(body, at) !== undefined;
  return (
    <fieldset className="scheme-list" data-place={at} tabIndex={-1}>
      <legend>
        <Checkbox checked={has} disabled={readOnly} onChange={() => change((now) => withValue(now, at, has ? undefined : field.fresh))}>
          {say(field.label)}
        </Checkbox>
      </legend>
      {has && <RuleFields place={at} fields={field.fields} />}
    </fieldset>
  );
};

const RuleFields = ({ place, fields }: { place: string; fields: readonly RuleField[] }) => (
  <>
    {fields.map((field) => {
      const at = `${place}.${field.field}`;
      if (field.kind === 'list') return <ListField key={at} place={place} field={field} />;
      if (field.kind === 'part') return <PartField key={at} place={place} field={field} />;
      if (field.kind === 'choice') return <ChoiceField key={at} place={at} label={field.label} choices={field.choices} />;
      return <TextField key={at} place={at} label={field.label} />;
    })}
  </>
);

export const RuleForm = ({
  place,
  weight,
  only = kinds,
  label = words.kind,
}: {
  place: string;
  weight: string;
  only?: readonly RuleKindName[];
  label?: Words;
}) => {
  const { body, change } = useEditor();
  const kind = textAt(body, `${place}.kind`) as RuleKindName;
  return (
    <div className="scheme-rule">
      <ChoiceField
        place={`${place}.kind`}
        label={label}
        choices={only.map((each) => ({ value: each, label: ruleKinds[each].name }))}
        onChoose={(value) => change((now) => withValue(now, place, freshRule(value as RuleKindName, weight)))}
      />
      <RuleFields key={kind} place={place} fields={ruleFields[kind]} />
      {kind === 'notApplicable' && <RuleForm place={`${place}.otherwise`} weight={weight} only={wrapped} label={words.otherwise} />}
    </div>
  );
};
