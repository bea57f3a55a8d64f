// Shows the rules of a cycle as a form: what is asked of the units, how sheets become a score, how long each may take.
import type { Cycle } from '@camphor/contract';
import {
  CYCLE_TERMS,
  cycleFieldWords,
  FORM_KEYS,
  figuresTable,
  formWords,
  placeWords,
  sectionsTable,
  STAGE_DATES,
  type Words,
} from '@camphor/domain';
import { Checkbox, Input, InputNumber, Radio, Select } from 'antd';
import { useId, type ReactNode } from 'react';
import { useAnswer } from '../app/client';
import { useWords } from '../app/language';
import { cycleName, type CycleDraft, type CycleSettings, type DraftField } from './cycle-draft';

const words = {
  what: { zh: '年度和指标体系', en: 'Year and scheme' },
  schemeHint: {
    zh: '开放填报后不能更换；以后要换，用“重新计算”试算后采用。',
    en: 'Once opened it stays; another one is tried by a dry run and applied.',
  },
  choose: { zh: '请选择', en: 'Choose' },
  when: { zh: '时间安排', en: 'When' },
  whenHint: {
    zh: '各阶段依次截止。退回、延期和迟交的报告按下面的“各环节时限”顺延。',
    en: 'One stage after the other. What is returned, extended or late moves on by the terms below.',
  },
  asked: { zh: '对单位的要求', en: 'What is asked of the units' },
  evidenceHint: {
    zh: '可按章节、数据或附表搜索；不选则不要求。',
    en: 'Chapters, figures or forms; none is required where none is chosen.',
  },
  refuse: { zh: '不能提交，须先申请延期', en: 'not taken; more time has to be asked for' },
  accept: { zh: '可以提交，注明迟交', en: 'taken, and marked late' },
  scoring: { zh: '评分办法', en: 'Scoring' },
  mean: { zh: '平均', en: 'mean' },
  trimmed: { zh: '去掉最高分和最低分后平均', en: 'mean without highest and lowest' },
  median: { zh: '中位数', en: 'median' },
  boundHint: {
    zh: '评分人之间相差超过它时，须先评议才能评定；留空则不限制。',
    en: 'A wider spread has to be moderated first; empty: no bound.',
  },
  terms: { zh: '各环节时限（工作日）', en: 'Terms (working days)' },
} satisfies Record<string, Words>;
const CHAPTERS = sectionsTable.filter(({ key }) => !key.includes('.'));
const PLACES = [
  ...sectionsTable.map(({ key }) => `section:${key}`),
  ...figuresTable.map(({ key }) => `figure:${key}`),
  ...FORM_KEYS.map((key) => `table:${key}`),
];

interface FieldProps {
  readonly label: Words;
  readonly hint?: Words;
  readonly problem?: Words | undefined;
  readonly children: (id: string, describedBy: string | undefined) => ReactNode;
}
const Field = ({ label, hint, problem, children }: FieldProps) => {
  const say = useWords();
  const id = useId();
  const about = `${id}-about`;
  return (
    <div className="cycle-field">
      <label htmlFor={id}>{say(label)}</label>
      {children(id, hint || problem ? about : undefined)}
      <div id={about}>
        {problem && <p className="field-problem">{say(problem)}</p>}
        {hint && <p className="quiet">{say(hint)}</p>}
      </div>
    </div>
  );
};

export interface CycleFormProps {
  readonly draft: CycleDraft;
  /** null: it is being planned. */
  readonly cycle: Cycle | null;
  readonly problems: Partial<Record<DraftField, Words>>;
  readonly onChange: (draft: CycleDraft) => void;
}
export const CycleForm = ({ draft, cycle, problems, onChange }: CycleFormProps) => {
  const say = useWords();
  const schemes = useAnswer('listSchemes', {}, { enabled: cycle === null || cycle.state === 'planned' });
  const closed = cycle?.state === 'closed';
  const { settings } = draft;
  const rule = (change: Partial<CycleSettings>) => onChange({ ...draft, settings: { ...settings, ...change } });
  const toYear = (year: string) => onChange({ ...draft, year, ...(draft.name === cycleName(draft.year) ? { name: cycleName(year) } : {}) });
  return (
    <fieldset className="cycle-form" disabled={closed}>
      <section className="card">
        <h2>{say(words.what)}</h2>
        <div className="cycle-fields">
          <Field label={cycleFieldWords.year} problem={problems.year}>
            {(id, about) => (
              <Input
                id={id}
                aria-describedby={about}
                inputMode="numeric"
                maxLength={4}
                disabled={cycle !== null}
                value={draft.year}
                onChange={(event) => toYear(event.target.value)}
                data-testid="cycle-year"
              />
            )}
          </Field>
          <Field label={cycleFieldWords.name} problem={problems.name}>
            {(id, about) => (
              <Input
                id={id}
                aria-describedby={about}
                maxLength={100}
                disabled={closed}
                value={draft.name}
                onChange={(event) => onChange({ ...draft, name: event.target.value })}
                data-testid="cycle-name"
              />
            )}
          </Field>
          {cycle && cycle.state !== 'planned' ? (
            <div className="cycle-field">
              <span>{say(cycleFieldWords.schemeId)}</span>
              <p>{cycle.scheme.title}</p>
            </div>
          ) : (
            <Field label={cycleFieldWords.schemeId} hint={words.schemeHint} problem={problems.scheme}>
              {(id, about) => (
                <Select
                  id={id}
                  aria-describedby={about}
                  placeholder={say(words.choose)}
                  value={draft.scheme === '' ? null : draft.scheme}
                  options={(schemes.data?.items ?? [])
                    .filter(({ state }) => state === 'released')
                    .map((scheme) => ({
                      value: scheme.id,
                      label: `${scheme.title}（${say({ zh: `第 ${scheme.version} 版`, en: `version ${scheme.version}` })}，${scheme.name}）`,
                    }))}
                  onChange={(scheme) => onChange({ ...draft, scheme: scheme ?? '' })}
                  data-testid="cycle-scheme"
                />
              )}
            </Field>
          )}
        </div>
      </section>
      <section className="card">
        <h2>{say(words.when)}</h2>
        <p className="quiet">{say(words.whenHint)}</p>
        <div className="cycle-fields cycle-four">
          {STAGE_DATES.map((stage) => (
            <Field key={stage} label={cycleFieldWords[stage]} problem={problems[stage]}>
              {(id, about) => (
                <Input
                  id={id}
                  aria-describedby={about}
                  type="date"
                  min="1990-01-01"
                  max="2200-12-31"
                  disabled={closed}
                  status={problems[stage] ? 'error' : ''}
                  value={draft[stage]}
                  onChange={(event) => onChange({ ...draft, [stage]: event.target.value })}
                  data-testid={`cycle-${stage}`}
                />
              )}
            </Field>
          ))}
        </div>
      </section>
      <section className="card">
        <h2>{say(words.asked)}</h2>
        <fieldset className="cycle-field">
          <legend>{say(cycleFieldWords.requiredSections)}</legend>
          <Checkbox.Group
            className="cycle-checks"
            disabled={closed}
            value={[...settings.requiredSections]}
            options={CHAPTERS.map(({ key, label }) => ({ value: key, label: say(label) }))}
            onChange={(chosen) => rule({ requiredSections: sectionsTable.map(({ key }) => key).filter((key) => chosen.includes(key)) })}
            data-testid="cycle-sections"
          />
        </fieldset>
        <fieldset className="cycle-field">
          <legend>{say(cycleFieldWords.requiredForms)}</legend>
          <Checkbox.Group
            className="cycle-checks"
            disabled={closed}
            value={[...settings.requiredForms]}
            options={FORM_KEYS.map((key) => ({ value: key, label: say(formWords[key]) }))}
            onChange={(chosen) => rule({ requiredForms: FORM_KEYS.filter((key) => chosen.includes(key)) })}
          />
        </fieldset>
        <Field label={cycleFieldWords.requiredEvidence} hint={words.evidenceHint}>
          {(id, about) => (
            <Select
              id={id}
              aria-describedby={about}
              mode="multiple"
              maxCount={40}
              disabled={closed}
              optionFilterProp="label"
              value={[...settings.requiredEvidence]}
              options={[...new Set([...PLACES, ...settings.requiredEvidence])].map((place) => ({
                value: place,
                label: say(placeWords(place)),
              }))}
              onChange={(requiredEvidence) => rule({ requiredEvidence })}
              data-testid="cycle-evidence"
            />
          )}
        </Field>
        <Checkbox
          disabled={closed}
          checked={settings.selfScoresRequired}
          onChange={(event) => rule({ selfScoresRequired: event.target.checked })}
        >
          {say(cycleFieldWords.selfScoresRequired)}
        </Checkbox>
        <fieldset className="cycle-field">
          <legend>{say(cycleFieldWords.latePolicy)}</legend>
          <Radio.Group
            className="cycle-checks"
            disabled={closed}
            value={settings.latePolicy}
            options={(['refuse', 'accept'] as const).map((value) => ({ value, label: say(words[value]) }))}
            onChange={(event) => rule({ latePolicy: event.target.value as CycleSettings['latePolicy'] })}
          />
        </fieldset>
      </section>
      <section className="card">
        <h2>{say(words.scoring)}</h2>
        <fieldset className="cycle-field">
          <legend>{say(cycleFieldWords.combine)}</legend>
          <Radio.Group
            className="cycle-checks"
            disabled={closed}
            value={settings.combine}
            options={(['mean', 'trimmed', 'median'] as const).map((value) => ({ value, label: say(words[value]) }))}
            onChange={(event) => rule({ combine: event.target.value as CycleSettings['combine'] })}
            data-testid="cycle-combine"
          />
        </fieldset>
        <div className="cycle-fields">
          <Field label={cycleFieldWords.spreadBound} hint={words.boundHint} problem={problems.spreadBound}>
            {(id, about) => (
              <Input
                id={id}
                aria-describedby={about}
                inputMode="decimal"
                maxLength={12}
                disabled={closed}
                status={problems.spreadBound ? 'error' : ''}
                value={settings.spreadBound ?? ''}
                onChange={(event) => rule({ spreadBound: event.target.value.trim() === '' ? null : event.target.value.trim() })}
                data-testid="cycle-spread-bound"
              />
            )}
          </Field>
        </div>
        <Checkbox disabled={closed} checked={settings.scoreWhenAllIn} onChange={(event) => rule({ scoreWhenAllIn: event.target.checked })}>
          {say(cycleFieldWords.scoreWhenAllIn)}
        </Checkbox>
      </section>
      <section className="card">
        <h2>{say(words.terms)}</h2>
        <div className="cycle-fields cycle-four">
          {CYCLE_TERMS.map((days) => (
            <Field key={days} label={cycleFieldWords[days]} problem={problems[days]}>
              {(id, about) => (
                <InputNumber
                  id={id}
                  aria-describedby={about}
                  disabled={closed}
                  status={problems[days] ? 'error' : ''}
                  value={settings[days]}
                  onChange={(value) => rule({ [days]: value ?? Number.NaN })}
                  data-testid={`cycle-${days}`}
                />
              )}
            </Field>
          ))}
        </div>
      </section>
    </fieldset>
  );
};
