// Shows several dry runs side by side: each unit's total, grade and rank now and under each of them.
import type { RunComparison } from '@camphor/contract';
import type { Words } from '@camphor/domain';
import { Link, useSearchParams } from 'react-router';
import { useAnswer } from '../app/client';
import { useCycle } from '../app/cycle';
import { useWords } from '../app/language';
import { EmptyState } from '../ui/empty-state';
import { PageFrame } from '../ui/page-frame';
import { ProblemAlert } from '../ui/problem-alert';
import { TableSkeleton } from '../ui/skeletons';
import { gradeOf, schemeWords } from './run-words';
import './recalculation.css';

const words = {
  title: { zh: '并排比较', en: 'Side by side' },
  all: { zh: '全部试算', en: 'All runs' },
  now: { zh: '现在', en: 'Now' },
  none: { zh: '请先选择要比较的试算。', en: 'Choose the runs to compare first.' },
  more: { zh: '此处只显示前 200 个单位。', en: 'Only the first 200 units are shown.' },
} satisfies Record<string, Words>;
type Item = RunComparison['items'][number];

const Standing = ({
  label,
  total,
  grade,
  rank,
  moved,
}: {
  label: string;
  total: string | null;
  grade: Item['now']['grade'];
  rank: number | null;
  moved: boolean;
}) => {
  const say = useWords();
  return (
    <span className={moved ? 'compare-cell compare-moved' : 'compare-cell'}>
      <span className="quiet compare-label">{label}</span>
      <span>{total ?? '—'}</span>
      <span>{say(gradeOf(grade))}</span>
      <span className="quiet">{rank === null ? '' : say({ zh: `第 ${rank}`, en: `no. ${rank}` })}</span>
    </span>
  );
};

const Table = ({ found }: { found: RunComparison }) => {
  const say = useWords();
  return (
    <ul className="compare-list" data-testid="compare-list">
      {found.items.map(({ report, now, under }) => (
        <li key={report.id}>
          <b>{report.unit.name}</b>
          <span className="compare-cells">
            <Standing label={say(words.now)} total={now.total} grade={now.grade} rank={null} moved={false} />
            {under.map(({ run, total, grade, rank }, index) => {
              const scheme = found.runs[index]?.to;
              return (
                <Standing
                  key={run}
                  label={scheme ? say(schemeWords(scheme)) : ''}
                  total={total}
                  grade={grade}
                  rank={rank}
                  moved={total !== now.total || grade !== now.grade}
                />
              );
            })}
          </span>
        </li>
      ))}
    </ul>
  );
};

const Comparison = ({ cycleId, ids }: { cycleId: string; ids: string }) => {
  const say = useWords();
  const answer = useAnswer('compareRecalculations', { params: { id: cycleId }, query: { ids, limit: 200 } });
  if (answer.isPending) return <TableSkeleton />;
  if (answer.error && !answer.data) return <ProblemAlert error={answer.error} onRetry={() => void answer.refetch()} />;
  if (!answer.data) return null;
  return (
    <>
      <Table found={answer.data} />
      {answer.data.nextCursor !== null && <p className="quiet">{say(words.more)}</p>}
    </>
  );
};

const ComparePage = () => {
  const say = useWords();
  const [search] = useSearchParams();
  const { cycle } = useCycle();
  const ids = search.get('ids') ?? '';
  return (
    <PageFrame title={say(words.title)} head={<Link to="/recalculations">{say(words.all)}</Link>}>
      {ids === '' ? <EmptyState what={say(words.none)} /> : cycle ? <Comparison cycleId={cycle.id} ids={ids} /> : <TableSkeleton />}
    </PageFrame>
  );
};
export default ComparePage;
