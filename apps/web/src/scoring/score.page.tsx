// Shows the official score: total and grade, what it rests on, every line explained, the self-score beside, and how the unit took it.
import { ProblemError, type ReportView, type Score } from '@camphor/contract';
import { leavesOf, type Words } from '@camphor/domain';
import { Alert, Button } from 'antd';
import { useMemo, useState } from 'react';
import { Link, useParams } from 'react-router';
import { useAnswer } from '../app/client';
import { useWords } from '../app/language';
import { isUnitSide } from '../app/rail';
import { useMe } from '../app/session';
import { useScheme } from '../reports/use-scheme';
import { ActionBar } from '../ui/action-bar';
import { EmptyState } from '../ui/empty-state';
import { PageFrame } from '../ui/page-frame';
import { ProblemAlert } from '../ui/problem-alert';
import { CardSkeleton } from '../ui/skeletons';
import { StateBadge } from '../ui/state-badge';
import { Acceptance } from './acceptance';
import { EarlierScores } from './earlier-scores';
import { groupLines } from './group-lines';
import { NoticeLinks } from './notice-links';
import { Objections } from './objections';
import { ScoreHead } from './score-head';
import { ScoreTree } from './score-tree';
import '../review/bureau.css';
import './scoring.css';

const words = {
  title: { zh: '得分', en: 'Score' },
  none: {
    zh: '尚未评定。评定后，这里逐项说明每一分从何而来。',
    en: 'Not scored yet. Afterwards every point is explained here, line by line.',
  },
  toReport: { zh: '看报告', en: 'Read the report' },
  timeline: { zh: '看留痕', en: 'See the timeline' },
  publicPage: { zh: '看公布页', en: 'See the public page' },
  stale: {
    zh: '评分依据已变化：报告、指标体系或评分表在评定之后有改动，此得分仅供参考，须重新评定后才能公布。',
    en: 'What the score rests on has changed since; it must be scored again before it can be published.',
  },
  openAll: { zh: '全部展开', en: 'Open all' },
  closeAll: { zh: '全部收起', en: 'Close all' },
} satisfies Record<string, Words>;

const isUnscored = (error: Error | null): boolean =>
  error instanceof ProblemError && error.problem.status !== 401 && error.problem.reasons.some(({ code }) => code === 'no_score_yet');

const Lines = ({ score, selfScores }: { score: Score; selfScores: ReadonlyMap<string, { points: string; reason: string }> }) => {
  const say = useWords();
  const [open, setOpen] = useState(false);
  const tree = useMemo(() => groupLines(score.lines, ({ points }) => points), [score]);
  return (
    <>
      <p className="right">
        <Button size="small" onClick={() => setOpen(!open)} data-testid="open-all-lines">
          {say(open ? words.closeAll : words.openAll)}
        </Button>
      </p>
      <ScoreTree key={String(open)} tree={tree} selfScores={selfScores} open={open} />
    </>
  );
};

/** While it is scored again: what was objected to, and the score that it spoke of. */
const ScoredAgain = ({ view }: { view: ReportView }) => {
  const say = useWords();
  const scheme = useScheme(view);
  const names = useMemo(() => scheme && new Map(leavesOf(scheme).map(({ id, name }) => [id, say(name)])), [scheme, say]);
  return (
    <>
      {names && <Objections report={view} names={names} />}
      <EarlierScores reportId={view.id} version={view.version} now={null} />
    </>
  );
};

const ScorePage = () => {
  const say = useWords();
  const me = useMe();
  const { id = '' } = useParams();
  const report = useAnswer('getReport', { params: { id } });
  const score = useAnswer('getScore', { params: { id } });
  const view = report.data;
  const selfScores = useMemo(
    () => new Map((view?.content.selfScores ?? []).map(({ indicator, points, reason }) => [indicator, { points, reason }])),
    [view],
  );
  const unitSide = isUnitSide(me.roles);
  const place = unitSide ? `/reports/${id}` : `/review/${id}`;
  const unscored = isUnscored(score.error);
  return (
    <PageFrame
      title={view ? `${say(words.title)} · ${view.unit.name}` : say(words.title)}
      head={
        <>
          {view && <StateBadge state={view.state} round={view.round} side={unitSide ? 'unit' : 'bureau'} />}
          <Link to={place}>{say(words.toReport)}</Link>
          <Link to={`/reports/${id}/timeline`}>{say(words.timeline)}</Link>
          {view?.result && <NoticeLinks view={view} />}
          {view?.result?.publication && (
            <a href={`/public/reports/${view.result.publication.id}`} data-testid="public-page">
              {say(words.publicPage)}
            </a>
          )}
        </>
      }
      bar={view && view.actions.length > 0 && <ActionBar report={view} place={place} />}
    >
      {report.error && <ProblemAlert error={report.error} onRetry={() => void report.refetch()} />}
      {score.error && !unscored && <ProblemAlert error={score.error} onRetry={() => void score.refetch()} />}
      {score.isPending && <CardSkeleton rows={10} />}
      {unscored && <EmptyState what={say(words.none)} action={<Link to={place}>{say(words.toReport)}</Link>} />}
      {unscored && view && <ScoredAgain view={view} />}
      {score.data && (
        <>
          <ScoreHead score={score.data} selfTotal={view?.content.figures['result.selfScore'] ?? null} />
          {score.data.stale && <Alert type="warning" showIcon title={say(words.stale)} data-testid="stale" />}
          {view && <Acceptance report={view} score={score.data} />}
          {view && <EarlierScores reportId={id} version={view.version} now={score.data} />}
          <Lines score={score.data} selfScores={selfScores} />
        </>
      )}
    </PageFrame>
  );
};
export default ScorePage;
