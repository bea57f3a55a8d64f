// Shows the choice of scheme B and begins a dry run under it.
import type { Cycle } from '@camphor/contract';
import type { Words } from '@camphor/domain';
import { Button, Select } from 'antd';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { useAnswer, useChange } from '../app/client';
import { useWords } from '../app/language';
import { ProblemAlert } from '../ui/problem-alert';

const words = {
  current: { zh: 'A 现用指标体系', en: 'A Scheme in use' },
  other: { zh: 'B 试算用指标体系', en: 'B Scheme to try' },
  choose: { zh: '请选择', en: 'Choose' },
  start: { zh: '开始试算', en: 'Begin the dry run' },
  asked: { zh: '请先选择试算用的指标体系', en: 'Choose a scheme to try first' },
  means: {
    zh: '试算不改动任何报告，先看谁会变化、为什么，再决定是否采用。',
    en: 'A dry run changes no report: look at who would change and why, then decide.',
  },
} satisfies Record<string, Words>;

export const StartRun = ({ cycle }: { cycle: Cycle }) => {
  const say = useWords();
  const navigate = useNavigate();
  const schemes = useAnswer('listSchemes');
  const start = useChange('startRecalculation');
  const [scheme, setScheme] = useState<string | null>(null);
  const options = (schemes.data?.items ?? [])
    .filter(({ state }) => state === 'released')
    .map(({ id, title, version, name }) => ({
      value: id,
      label: `${title}（${say({ zh: `第 ${version} 版`, en: `version ${version}` })}，${name}）`,
    }));
  const begin = () => {
    if (scheme === null) return;
    start.mutate(
      { params: { id: cycle.id }, body: { schemeId: scheme, dryRun: true } },
      { onSuccess: ({ body }) => void navigate(`/recalculations/${body.id}`) },
    );
  };
  return (
    <section className="start-run">
      <p className="quiet">{say(words.means)}</p>
      <dl className="start-sides">
        <div>
          <dt>{say(words.current)}</dt>
          <dd>{cycle.scheme.title}</dd>
        </div>
        <div>
          <dt>
            <label htmlFor="scheme-b">{say(words.other)}</label>
          </dt>
          <dd>
            <Select
              id="scheme-b"
              value={scheme ?? undefined}
              placeholder={say(words.choose)}
              loading={schemes.isPending}
              options={options}
              onChange={(value: string) => setScheme(value)}
              showSearch={{ optionFilterProp: 'label' }}
              data-testid="scheme-b"
            />
          </dd>
        </div>
      </dl>
      <Button
        type="primary"
        disabled={scheme === null}
        loading={start.isPending}
        onClick={begin}
        data-testid="start-run"
        {...(scheme === null ? { 'aria-describedby': 'start-why-not' } : {})}
      >
        {say(words.start)}
      </Button>{' '}
      {scheme === null && (
        <span className="quiet" id="start-why-not">
          {say(words.asked)}
        </span>
      )}
      {(start.error ?? schemes.error) && <ProblemAlert error={start.error ?? schemes.error} />}
    </section>
  );
};
