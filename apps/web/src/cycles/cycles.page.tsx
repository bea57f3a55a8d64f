// Shows every year's work of the bureau, and the way to plan the next one.
import { cycleFieldWords, cycleStateWords, STAGE_DATES, type Words } from '@camphor/domain';
import { Button } from 'antd';
import { Link, useNavigate } from 'react-router';
import { useCycle } from '../app/cycle';
import { useWords } from '../app/language';
import { EmptyState } from '../ui/empty-state';
import { PageFrame } from '../ui/page-frame';
import { ProblemAlert } from '../ui/problem-alert';
import { TableSkeleton } from '../ui/skeletons';
import '../review/bureau.css';
import './cycles.css';

const words = {
  title: { zh: '年度工作', en: 'Years' },
  plan: { zh: '布置新年度', en: 'Plan a new year' },
  none: {
    zh: '还没有布置过自评工作。布置并开放后，各单位即可填报。',
    en: 'No year has been planned yet. Plan and open one for the units to begin.',
  },
  state: { zh: '状态', en: 'State' },
  units: { zh: '单位数', en: 'Units' },
} satisfies Record<string, Words>;

const CyclesPage = () => {
  const say = useWords();
  const go = useNavigate();
  const { cycles, asking, error } = useCycle();
  const plan = (
    <Button type="primary" onClick={() => void go('/cycles/new')} data-testid="plan-cycle">
      {say(words.plan)}
    </Button>
  );
  return (
    <PageFrame title={say(words.title)} head={cycles.length > 0 && plan}>
      {error && <ProblemAlert error={error} />}
      {asking && <TableSkeleton />}
      {!asking && !error && cycles.length === 0 && <EmptyState what={say(words.none)} action={plan} />}
      {cycles.length > 0 && (
        <div className="stacked-rows">
          <table className="plain-table" data-testid="cycles">
            <thead>
              <tr>
                <th scope="col">{say(words.title)}</th>
                <th scope="col">{say(words.state)}</th>
                <th scope="col">{say(words.units)}</th>
                <th scope="col">{say(cycleFieldWords.schemeId)}</th>
                {STAGE_DATES.map((stage) => (
                  <th key={stage} scope="col">
                    {say(cycleFieldWords[stage])}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {cycles.map((cycle) => (
                <tr key={cycle.id} data-testid={`cycle-${cycle.year}`}>
                  <th scope="row">
                    <Link to={`/cycles/${cycle.id}`}>{cycle.name}</Link>
                  </th>
                  <td data-label={say(words.state)}>{say(cycleStateWords[cycle.state])}</td>
                  <td data-label={say(words.units)}>{cycle.units}</td>
                  <td data-label={say(cycleFieldWords.schemeId)}>{cycle.scheme.title}</td>
                  {STAGE_DATES.map((stage) => (
                    <td key={stage} data-label={say(cycleFieldWords[stage])}>
                      {cycle[stage]}
                    </td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </PageFrame>
  );
};
export default CyclesPage;
