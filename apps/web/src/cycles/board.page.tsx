// Shows the supervisor's board: where the cycle stands in a sentence, what waits, and every report with its due date.
import type { ShownCycle } from '@camphor/contract';
import { may, type Words } from '@camphor/domain';
import { useMemo } from 'react';
import { Link, useSearchParams } from 'react-router';
import { useCycle } from '../app/cycle';
import { useWords } from '../app/language';
import { useMe } from '../app/session';
import { DueDate } from '../ui/due-date';
import { EmptyState } from '../ui/empty-state';
import { PageFrame } from '../ui/page-frame';
import { ProblemAlert } from '../ui/problem-alert';
import { CardSkeleton, TableSkeleton } from '../ui/skeletons';
import { AssignPeople } from './assign-people';
import { BulkBar } from './bulk-bar';
import { ObjectionRequests } from './objection-requests';
import { BoardList } from './board-list';
import { ExtensionRequests } from './extension-requests';
import { Funnel } from './funnel';
import { GradeStrip } from './grade-strip';
import { NeededList } from './needed-list';
import { ReportDrawer } from './report-drawer';
import { isStage, standingOfCycle, standingSentence, type BoardFilter } from './standing';
import { useAllReports } from './use-all-reports';
import '../review/bureau.css';
import './cycles.css';

const words = {
  title: { zh: '工作台', en: 'Board' },
  noCycle: { zh: '还没有年度自评工作。建立后，各单位的进展会显示在这里。', en: 'There is no cycle yet. Progress will be shown here.' },
  plan: { zh: '布置新年度', en: 'Plan a new year' },
  submission: { zh: '提交', en: 'submission' },
  review: { zh: '审核', en: 'review' },
  scoring: { zh: '评分', en: 'scoring' },
  publication: { zh: '公布', en: 'publication' },
  deadlines: { zh: '各阶段截止日', en: 'Deadlines' },
} satisfies Record<string, Words>;

const Deadlines = ({ cycle }: { cycle: ShownCycle }) => {
  const say = useWords();
  const { left } = cycle;
  const stages = [
    { label: words.submission, due: cycle.submissionDue, left: left.submission },
    { label: words.review, due: cycle.reviewDue, left: left.review },
    { label: words.scoring, due: cycle.scoringDue, left: left.scoring },
    { label: words.publication, due: cycle.publicationDue, left: left.publication },
  ];
  // What is left is said of the one that comes next.
  const next = cycle.state === 'open' ? stages.find((stage) => stage.left.workingDays >= 0) : undefined;
  return (
    <ul className="deadlines" aria-label={say(words.deadlines)}>
      {stages.map((stage) => (
        <li key={stage.label.en} className={stage.left.workingDays < 0 ? 'quiet' : undefined}>
          {say(stage.label)} <DueDate due={stage.due} left={stage === next ? stage.left : null} />
        </li>
      ))}
    </ul>
  );
};

const Board = ({ cycle }: { cycle: ShownCycle }) => {
  const say = useWords();
  const me = useMe();
  const reports = useAllReports({ cycle: cycle.id });
  const [search, setSearch] = useSearchParams();
  const rows = useMemo(() => reports.data ?? [], [reports.data]);
  const standing = useMemo(() => standingOfCycle(cycle.units, rows), [cycle.units, rows]);
  const asked = search.get('filter');
  const filter: BoardFilter = isStage(asked) || asked === 'overdue' ? asked : 'all';
  const put = (change: Readonly<Record<string, string | null>>) =>
    setSearch(
      (before) => {
        const next = new URLSearchParams(before);
        for (const [name, value] of Object.entries(change)) {
          if (value === null || value === '') next.delete(name);
          else next.set(name, value);
        }
        return next;
      },
      { replace: true },
    );
  const choose = (next: BoardFilter) => {
    put({ filter: next === 'all' ? null : next });
    document.getElementById('board-list')?.scrollIntoView({ block: 'start' });
  };
  const open = (id: string) => put({ report: id, assign: null });
  const assign = (id: string) => put({ assign: id, report: null });
  const mayAssign = may(me.roles, 'report.assign');
  if (reports.isPending) {
    return (
      <>
        <CardSkeleton rows={2} />
        <TableSkeleton />
      </>
    );
  }
  if (reports.error && !reports.data) return <ProblemAlert error={reports.error} onRetry={() => void reports.refetch()} />;
  return (
    <>
      {reports.error && <ProblemAlert error={reports.error} onRetry={() => void reports.refetch()} />}
      <p className="board-sentence" data-testid="board-sentence">
        {say(standingSentence(standing, cycle))}
      </p>
      <Deadlines cycle={cycle} />
      <Funnel standing={standing} filter={filter} onChoose={choose} />
      {may(me.roles, 'extension.decide') && <ExtensionRequests onOpen={open} />}
      {may(me.roles, 'objection.decide') && <ObjectionRequests cycleId={cycle.id} />}
      {mayAssign && <NeededList rows={rows} onOpen={open} onAssign={assign} onChoose={choose} />}
      <GradeStrip rows={rows} />
      {may(me.roles, 'objection.decide') && <BulkBar cycleId={cycle.id} rows={rows} />}
      <BoardList
        rows={rows}
        standing={standing}
        filter={filter}
        sought={search.get('q') ?? ''}
        onChoose={(next) => put({ filter: next === 'all' ? null : next })}
        onSeek={(q) => put({ q })}
        onOpen={open}
        onAssign={mayAssign ? assign : null}
      />
      <ReportDrawer reportId={search.get('report')} onClose={() => put({ report: null })} onAssign={mayAssign ? assign : null} />
      {mayAssign && <AssignPeople reportId={search.get('assign')} onClose={() => put({ assign: null })} />}
    </>
  );
};

const BoardPage = () => {
  const say = useWords();
  const me = useMe();
  const { cycle, asking, error } = useCycle();
  return (
    <PageFrame title={say(words.title)} head={cycle && <span className="quiet">{cycle.name}</span>}>
      {error && <ProblemAlert error={error} />}
      {asking && <CardSkeleton rows={8} />}
      {!asking && !error && !cycle && (
        <EmptyState
          what={say(words.noCycle)}
          {...(may(me.roles, 'cycle.manage') ? { action: <Link to="/cycles/new">{say(words.plan)}</Link> } : {})}
        />
      )}
      {cycle && <Board key={cycle.id} cycle={cycle} />}
    </PageFrame>
  );
};
export default BoardPage;
