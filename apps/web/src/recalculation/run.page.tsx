// Shows one recalculation: how far it is, what would change and why, and the second step that applies it.
import type { RecalculatedReport, RecalculationPage } from '@camphor/contract';
import type { Words } from '@camphor/domain';
import { Button, Segmented } from 'antd';
import { useMemo, useState } from 'react';
import { Link, useParams } from 'react-router';
import { useWords } from '../app/language';
import { EmptyState } from '../ui/empty-state';
import { PageFrame } from '../ui/page-frame';
import { ProblemAlert } from '../ui/problem-alert';
import { CardSkeleton, TableSkeleton } from '../ui/skeletons';
import { ApplyForm } from './apply-form';
import { ChangeList } from './change-list';
import { MovingStrip } from './moving-strip';
import { RunHead } from './run-head';
import { isUnderWay } from './run-words';
import { SHOWN, useReports, useRun } from './use-run';
import '../cycles/cycles.css';
import './recalculation.css';

const words = {
  title: { zh: '重新计算', en: 'Recalculation' },
  all: { zh: '全部试算', en: 'All runs' },
  list: { zh: '报告', en: 'Reports' },
  changes: { zh: '有变化', en: 'Changed' },
  cannot: { zh: '须重新评分', en: 'Need rescoring' },
  every: { zh: '全部', en: 'All' },
  none: { zh: '没有这样的报告。', en: 'There is no such report.' },
  chooseAll: { zh: '全选', en: 'Choose all' },
  chooseNone: { zh: '全不选', en: 'Choose none' },
  apply: { zh: '采用…', en: 'Apply…' },
  nothing: { zh: '没有可以更新的报告', en: 'There is no report to update' },
  nobody: { zh: '请先选择要更新的报告', en: 'Choose the reports to update first' },
  more: { zh: `此处只显示前 ${SHOWN} 份；采用时可全部更新。`, en: `Only the first ${SHOWN} are shown; all can be applied.` },
} satisfies Record<string, Words>;

type Shown = 'changes' | 'cannot' | 'every';
const fits: Record<Shown, (row: RecalculatedReport) => boolean> = {
  changes: ({ kind }) => kind === 'changed' || kind === 'restated',
  cannot: ({ kind }) => kind === 'cannot',
  every: () => true,
};

const Result = ({ run, rows }: { run: RecalculationPage; rows: readonly RecalculatedReport[] }) => {
  const say = useWords();
  const can = useMemo(() => rows.filter(({ canApply }) => canApply).map(({ report }) => report.id), [rows]);
  const [chosen, setChosen] = useState<ReadonlySet<string>>(() => new Set(can));
  const [shown, setShown] = useState<Shown>('changes');
  const [applying, setApplying] = useState(false);
  const listed = rows.filter(fits[shown]);
  const wanted = can.filter((id) => chosen.has(id));
  // A list that was cut names not every report: all of them are asked for by their number.
  const isAll = rows.length >= SHOWN && wanted.length === can.length;
  const count = isAll ? (run.applicable ?? 0) : wanted.length;
  const whyNot = can.length === 0 ? words.nothing : wanted.length === 0 ? words.nobody : null;
  return (
    <>
      <MovingStrip rows={rows} />
      <section aria-label={say(words.list)} className="changes">
        <div className="changes-head">
          <Segmented<Shown>
            value={shown}
            onChange={setShown}
            aria-label={say(words.list)}
            options={(['changes', 'cannot', 'every'] as const).map((value) => ({
              value,
              label: `${say(words[value])} ${rows.filter(fits[value]).length}`,
            }))}
          />
          <span className="changes-choice">
            <Button type="link" disabled={can.length === 0} onClick={() => setChosen(new Set(can))}>
              {say(words.chooseAll)}
            </Button>
            <Button type="link" disabled={wanted.length === 0} onClick={() => setChosen(new Set())} data-testid="choose-none">
              {say(words.chooseNone)}
            </Button>
          </span>
        </div>
        {rows.length >= SHOWN && <p className="quiet">{say(words.more)}</p>}
        {listed.length === 0 ? <EmptyState what={say(words.none)} /> : <ChangeList rows={listed} chosen={chosen} onChoose={setChosen} />}
        <p className="apply-line">
          <Button
            type="primary"
            disabled={whyNot !== null}
            onClick={() => setApplying(true)}
            data-testid="apply-run"
            {...(whyNot ? { 'aria-describedby': 'apply-why-not' } : {})}
          >
            {say(words.apply)} {say({ zh: `${count} 份`, en: `${count} reports` })}
          </Button>{' '}
          {whyNot && (
            <span className="quiet" id="apply-why-not">
              {say(whyNot)}
            </span>
          )}
        </p>
      </section>
      {applying && <ApplyForm run={run} count={count} chosen={isAll ? null : wanted} onClose={() => setApplying(false)} />}
    </>
  );
};

const Reports = ({ run }: { run: RecalculationPage }) => {
  const reports = useReports(run);
  if (reports.isPending) return <TableSkeleton />;
  if (reports.error && !reports.data) return <ProblemAlert error={reports.error} onRetry={() => void reports.refetch()} />;
  return <Result key={`${run.state}-${run.application?.applied ?? 0}`} run={run} rows={reports.data ?? []} />;
};

const RunPage = () => {
  const say = useWords();
  const { id = '' } = useParams();
  const answer = useRun(id);
  const run = answer.data;
  return (
    <PageFrame title={say(words.title)} head={<Link to="/recalculations">{say(words.all)}</Link>}>
      {answer.isPending && <CardSkeleton rows={6} />}
      {answer.error && !run && <ProblemAlert error={answer.error} onRetry={() => void answer.refetch()} />}
      {run && <RunHead run={run} />}
      {run && !isUnderWay(run.state) && run.counts && <Reports run={run} />}
    </PageFrame>
  );
};
export default RunPage;
