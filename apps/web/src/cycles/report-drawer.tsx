// Shows one report to the supervisor without leaving the board: where it stands, who deals with it, what can be done.
import type { ReportView } from '@camphor/contract';
import { gradeWords, type Words } from '@camphor/domain';
import { Button, Drawer } from 'antd';
import { Link } from 'react-router';
import { useAnswer } from '../app/client';
import { useWords } from '../app/language';
import { shownPoints } from '../scoring/points';
import { ActionBar } from '../ui/action-bar';
import { stampOf } from '../ui/dates';
import { DueDate } from '../ui/due-date';
import { ProblemAlert } from '../ui/problem-alert';
import { CardSkeleton } from '../ui/skeletons';
import { StateBadge } from '../ui/state-badge';
import { useWide } from '../ui/wide';
import { isAssignable } from './assign-people';

const words = {
  close: { zh: '关闭', en: 'Close' },
  report: { zh: '看报告', en: 'Read the report' },
  score: { zh: '看得分说明', en: 'See the explained score' },
  sheets: { zh: '比较评分表', en: 'Compare the sheets' },
  timeline: { zh: '看留痕', en: 'See the timeline' },
  publicPage: { zh: '看公布页', en: 'See the public page' },
  round: { zh: '轮次', en: 'Round' },
  submitted: { zh: '提交时间', en: 'Submitted' },
  due: { zh: '截止', en: 'Due' },
  reviewers: { zh: '审核人', en: 'Reviewers' },
  scorers: { zh: '评分人', en: 'Scorers' },
  self: { zh: '自评得分', en: 'Self-score' },
  total: { zh: '评定得分', en: 'Official score' },
  accepted: { zh: '单位意见', en: 'Unit' },
  assign: { zh: '指定人员', en: 'Assign people' },
  nobody: { zh: '未指定', en: 'nobody' },
  sheetIn: { zh: '已交表', en: 'in' },
  sheetOut: { zh: '未交表', en: 'not in' },
  late: { zh: '（逾期提交）', en: ' (late)' },
  stale: { zh: '评分依据已变化，须重新评定', en: 'stale, score again' },
} satisfies Record<string, Words>;

const acceptedWords = ({ result }: ReportView): Words => {
  if (result === null) return { zh: '—', en: '—' };
  if (result.accepted === true) return { zh: '已确认结果', en: 'accepted' };
  if (result.openObjections > 0)
    return { zh: `已提出异议，${result.openObjections} 项待处理`, en: `objected, ${result.openObjections} open` };
  if (result.accepted === false) return { zh: '异议已处理', en: 'objections decided' };
  return result.objectionUntil === null
    ? { zh: '未答复', en: 'no answer yet' }
    : { zh: `未答复，异议期至 ${result.objectionUntil}`, en: `no answer yet, may object until ${result.objectionUntil}` };
};

const Facts = ({ report }: { report: ReportView }) => {
  const say = useWords();
  const { assignments, result } = report;
  const self = report.content.figures['result.selfScore'];
  const join = (names: readonly string[]) => (names.length === 0 ? say(words.nobody) : names.join(say({ zh: '、', en: ', ' })));
  return (
    <dl className="facts">
      <dt>{say(words.round)}</dt>
      <dd>{say({ zh: `第 ${report.round} 轮`, en: String(report.round) })}</dd>
      <dt>{say(words.submitted)}</dt>
      <dd>
        {report.submittedAt === null ? '—' : stampOf(report.submittedAt)}
        {report.late && say(words.late)}
      </dd>
      <dt>{say(words.due)}</dt>
      <dd>{report.due === null ? '—' : <DueDate due={report.due} left={report.left} />}</dd>
      {assignments && (
        <>
          <dt>{say(words.reviewers)}</dt>
          <dd>{join(assignments.reviewers.map(({ name }) => name))}</dd>
          <dt>{say(words.scorers)}</dt>
          <dd>{join(assignments.scorers.map(({ name, submitted }) => `${name}（${say(submitted ? words.sheetIn : words.sheetOut)}）`))}</dd>
        </>
      )}
      <dt>{say(words.self)}</dt>
      <dd className="amount">{self === undefined ? '—' : shownPoints(self)}</dd>
      {result && (
        <>
          <dt>{say(words.total)}</dt>
          <dd>
            <b className="amount">{shownPoints(result.total)}</b> {say(gradeWords[result.grade])}
            {result.stale && <span className="late-mark">{say(words.stale)}</span>}
          </dd>
          <dt>{say(words.accepted)}</dt>
          <dd>{say(acceptedWords(report))}</dd>
        </>
      )}
    </dl>
  );
};

export interface ReportDrawerProps {
  readonly reportId: string | null;
  readonly onClose: () => void;
  readonly onAssign: ((id: string) => void) | null;
}
export const ReportDrawer = ({ reportId, onClose, onAssign }: ReportDrawerProps) => {
  const say = useWords();
  const wide = useWide(768);
  const answer = useAnswer('getReport', { params: { id: reportId ?? '' } }, { enabled: reportId !== null });
  const report = reportId === null ? undefined : answer.data;
  return (
    <Drawer
      open={reportId !== null}
      onClose={onClose}
      placement={wide ? 'right' : 'bottom'}
      size={wide ? 520 : '80vh'}
      title={report?.unit.name ?? ''}
      closable={{ 'aria-label': say(words.close) }}
      footer={report && report.actions.length > 0 ? <ActionBar report={report} place={`/review/${report.id}`} /> : null}
      data-testid="report-drawer"
    >
      {answer.error && reportId !== null && <ProblemAlert error={answer.error} onRetry={() => void answer.refetch()} />}
      {!report && !answer.error && reportId !== null && <CardSkeleton rows={8} />}
      {report && (
        <div className="stack">
          <p>
            <StateBadge state={report.state} round={report.round} side="bureau" />
          </p>
          <Facts report={report} />
          {onAssign && isAssignable(report.state) && (
            <p>
              <Button onClick={() => onAssign(report.id)} data-testid="drawer-assign">
                {say(words.assign)}
              </Button>
            </p>
          )}
          <p className="drawer-links">
            <Link to={`/review/${report.id}`} data-testid="drawer-report">
              {say(words.report)}
            </Link>
            {report.assignments && report.state !== 'draft' && report.state !== 'submitted' && (
              <Link to={`/reports/${report.id}/sheets`} data-testid="drawer-sheets">
                {say(words.sheets)}
              </Link>
            )}
            {report.result && (
              <Link to={`/reports/${report.id}/score`} data-testid="drawer-score">
                {say(words.score)}
              </Link>
            )}
            {report.result?.publication && (
              <a href={`/public/reports/${report.result.publication.id}`} data-testid="drawer-public">
                {say(words.publicPage)}
              </a>
            )}
            <Link to={`/reports/${report.id}/timeline`} data-testid="drawer-timeline">
              {say(words.timeline)}
            </Link>
          </p>
        </div>
      )}
    </Drawer>
  );
};
