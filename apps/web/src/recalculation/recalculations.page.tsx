// Shows the dry runs of a cycle: begin one, find one again, put several side by side.
import type { Cycle, RecalculationSummary } from '@camphor/contract';
import type { Words } from '@camphor/domain';
import { Button, Checkbox } from 'antd';
import { useState } from 'react';
import { Link, useNavigate } from 'react-router';
import { useAnswer } from '../app/client';
import { useCycle } from '../app/cycle';
import { useWords } from '../app/language';
import { EmptyState } from '../ui/empty-state';
import { stampOf } from '../ui/dates';
import { PageFrame } from '../ui/page-frame';
import { ProblemAlert } from '../ui/problem-alert';
import { CardSkeleton, TableSkeleton } from '../ui/skeletons';
import { isUnderWay, progressOf, schemeWords, stateWords } from './run-words';
import { StartRun } from './start-run';
import './recalculation.css';

const words = {
  title: { zh: '重新计算', en: 'Recalculation' },
  noCycle: {
    zh: '还没有年度自评工作，建立并评定后可以在这里试算另一套指标体系。',
    en: 'There is no cycle yet; once reports are scored, another scheme can be tried here.',
  },
  runs: { zh: '试算记录', en: 'Dry runs' },
  none: { zh: '还没有试算过。选择一套指标体系开始。', en: 'Nothing was tried yet. Choose a scheme to begin.' },
  compare: { zh: '并排比较', en: 'Side by side' },
  compareHelp: { zh: '选择 2 至 5 次试算', en: 'Choose 2 to 5 runs' },
} satisfies Record<string, Words>;
const MOST = 5;
const LOOK = 2_000;

const said = (run: RecalculationSummary): Words => {
  const { done, total } = progressOf(run);
  if (isUnderWay(run.state)) return { zh: `${done} / ${total} 份`, en: `${done} of ${total}` };
  const counts = run.counts;
  if (!counts) return { zh: '', en: '' };
  return {
    zh: `得分变化 ${counts.points}，等级变化 ${counts.grade}，须重新评分 ${counts.cannot}`,
    en: `${counts.points} change points, ${counts.grade} grade, ${counts.cannot} need rescoring`,
  };
};

const Runs = ({ cycle }: { cycle: Cycle }) => {
  const say = useWords();
  const navigate = useNavigate();
  const [chosen, setChosen] = useState<readonly string[]>([]);
  const answer = useAnswer('listRecalculations', { params: { id: cycle.id }, query: { limit: 50 } }, { every: LOOK });
  if (answer.isPending) return <TableSkeleton rows={4} />;
  if (answer.error && !answer.data) return <ProblemAlert error={answer.error} onRetry={() => void answer.refetch()} />;
  const runs = answer.data?.items ?? [];
  if (runs.length === 0) return <EmptyState what={say(words.none)} />;
  const put = (id: string, isChosen: boolean) => setChosen(isChosen ? [...chosen, id] : chosen.filter((one) => one !== id));
  const enough = chosen.length >= 2 && chosen.length <= MOST;
  return (
    <>
      <ul className="run-list" data-testid="run-list">
        {runs.map((run) => (
          <li key={run.id}>
            <Checkbox
              aria-label={`${say(words.compare)} ${say(schemeWords(run.to))} ${stampOf(run.createdAt)}`}
              checked={chosen.includes(run.id)}
              disabled={run.counts === null || (chosen.length >= MOST && !chosen.includes(run.id))}
              onChange={({ target }) => put(run.id, target.checked)}
            />
            <span className="run-what">
              <Link to={`/recalculations/${run.id}`}>{say(schemeWords(run.to))}</Link>
              <span className="quiet">
                {stampOf(run.createdAt)} {run.askedBy}
              </span>
            </span>
            <span>{say(stateWords[run.state])}</span>
            <span className="quiet">{say(said(run))}</span>
          </li>
        ))}
      </ul>
      <p className="apply-line">
        <Button
          disabled={!enough}
          onClick={() => void navigate(`/recalculations/compare?ids=${chosen.join(',')}`)}
          aria-describedby="compare-help"
          data-testid="compare-runs"
        >
          {say(words.compare)}
        </Button>{' '}
        <span className="quiet" id="compare-help">
          {say(words.compareHelp)}
        </span>
      </p>
    </>
  );
};

const RecalculationsPage = () => {
  const say = useWords();
  const { cycle, asking, error } = useCycle();
  return (
    <PageFrame title={say(words.title)} head={cycle && <span className="quiet">{cycle.name}</span>}>
      {error && <ProblemAlert error={error} />}
      {asking && <CardSkeleton rows={6} />}
      {!asking && !error && !cycle && <EmptyState what={say(words.noCycle)} />}
      {cycle && <StartRun key={cycle.id} cycle={cycle} />}
      {cycle && (
        <section aria-label={say(words.runs)}>
          <h2>{say(words.runs)}</h2>
          <Runs key={cycle.id} cycle={cycle} />
        </section>
      )}
    </PageFrame>
  );
};
export default RecalculationsPage;
