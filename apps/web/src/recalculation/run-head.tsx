// Shows how far a recalculation is, what it counts, and lets it be cancelled.
import type { RecalculationPage } from '@camphor/contract';
import type { Words } from '@camphor/domain';
import { Button, Progress } from 'antd';
import { useChange } from '../app/client';
import { useWords } from '../app/language';
import { ProblemAlert } from '../ui/problem-alert';
import { isUnderWay, progressOf, schemeWords, stateWords } from './run-words';

const words = {
  cancel: { zh: '取消', en: 'Cancel' },
  leave: {
    zh: '可以离开此页，计算在后台继续，稍后在“重新计算”中找到它。',
    en: 'You can leave; it goes on and is found again under Recalculation.',
  },
  unchanged: { zh: '不变', en: 'unchanged' },
  points: { zh: '得分变化', en: 'change points' },
  grade: { zh: '等级变化', en: 'change grade' },
  rank: { zh: '排名变化', en: 'change rank' },
  restated: { zh: '仅说明变化', en: 'only told differently' },
  cannot: { zh: '须重新评分', en: 'need rescoring' },
  published: { zh: '已公布，只列出', en: 'published, only listed' },
  digest: { zh: '结果摘要', en: 'Digest of the result' },
} satisfies Record<string, Words>;
const COUNTS = ['points', 'grade', 'rank', 'restated', 'unchanged', 'cannot', 'published'] as const;

const Underway = ({ run }: { run: RecalculationPage }) => {
  const say = useWords();
  const cancel = useChange('cancelRecalculation');
  const { done, total } = progressOf(run);
  const percent = total === 0 ? 0 : Math.floor((done * 100) / total);
  return (
    <div className="run-progress" data-testid="run-progress">
      <Progress percent={percent} showInfo={false} aria-label={say(stateWords[run.state])} />
      <p>
        {say({ zh: `${done} / ${total} 份`, en: `${done} of ${total} reports` })}{' '}
        <Button onClick={() => cancel.mutate({ params: { id: run.id } })} loading={cancel.isPending} data-testid="cancel-run">
          {say(words.cancel)}
        </Button>
      </p>
      <p className="quiet">{say(words.leave)}</p>
      {cancel.error && <ProblemAlert error={cancel.error} />}
    </div>
  );
};
const Counts = ({ counts }: { counts: NonNullable<RecalculationPage['counts']> }) => {
  const say = useWords();
  return (
    <dl className="run-counts" data-testid="run-counts">
      {COUNTS.map((name) => (
        <div key={name} className={counts[name] === 0 ? 'quiet' : undefined}>
          <dt>{say(words[name])}</dt>
          <dd>{counts[name]}</dd>
        </div>
      ))}
    </dl>
  );
};
const appliedWords = ({ by, reason, applied, changedSince }: NonNullable<RecalculationPage['application']>): Words => ({
  zh: `${by}采用：${applied} 份已更新${changedSince > 0 ? `，${changedSince} 份在试算后已变化、未更新` : ''}。理由：${reason}`,
  en: `Applied by ${by}: ${applied} updated${changedSince > 0 ? `, ${changedSince} had changed and were left` : ''}. Reason: ${reason}`,
});

export const RunHead = ({ run }: { run: RecalculationPage }) => {
  const say = useWords();
  return (
    <>
      <p className="run-schemes">
        <b>A</b> {say(schemeWords(run.from))} <span aria-hidden="true">→</span> <b>B</b> {say(schemeWords(run.to))}
      </p>
      <p role="status" className="run-state" data-testid="run-state">
        {say(stateWords[run.state])}
      </p>
      {isUnderWay(run.state) && <Underway run={run} />}
      {run.application && <p>{say(appliedWords(run.application))}</p>}
      {run.counts && <Counts counts={run.counts} />}
      {run.digest && (
        <p className="quiet run-digest">
          {say(words.digest)} {run.digest.value.slice(0, 16)}
        </p>
      )}
    </>
  );
};
