// Shows how a report stands: state, round, time left, required parts, saving, and the ways to its other pages.
import type { ReportView } from '@camphor/contract';
import { Link } from 'react-router';
import { useWords } from '../app/language';
import { DueDate } from '../ui/due-date';
import { StateBadge } from '../ui/state-badge';
import type { Progress } from './chapters';
import { ExportMenu } from './export-menu';
import { MoreTime } from './more-time';

export const ProgressRing = ({ done, all }: Progress) => {
  const say = useWords();
  if (all === 0) return null;
  const sentence = say({ zh: `必填内容已完成 ${done}/${all}`, en: `${done} of ${all} required parts` });
  return (
    <span className="progress-ring" role="img" aria-label={sentence} title={sentence} data-testid="progress">
      <svg viewBox="0 0 36 36" width="1.9em" height="1.9em" aria-hidden>
        <circle className="ring-all" cx="18" cy="18" r="15" />
        <circle
          className="ring-done"
          cx="18"
          cy="18"
          r="15"
          pathLength={all}
          strokeDasharray={`${done} ${all}`}
          transform="rotate(-90 18 18)"
        />
      </svg>
      <span aria-hidden>
        {done}/{all}
      </span>
    </span>
  );
};

export const ReportLinks = ({ view, here }: { view: ReportView; here: 'report' | 'submit' }) => {
  const say = useWords();
  return (
    <nav className="report-links" aria-label={say({ zh: '本报告', en: 'This report' })}>
      {here === 'submit' && <Link to={`/reports/${view.id}`}>{say({ zh: '报告全文', en: 'The report' })}</Link>}
      {here === 'report' && <Link to={`/reports/${view.id}/submit`}>{say({ zh: '签署页', en: 'Signing page' })}</Link>}
      {view.result && <Link to={`/reports/${view.id}/score`}>{say({ zh: '得分说明', en: 'Score' })}</Link>}
      <Link to={`/reports/${view.id}/timeline`}>{say({ zh: '办理记录', en: 'Timeline' })}</Link>
      <ExportMenu view={view} />
    </nav>
  );
};

export const ReportStanding = ({ view }: { view: ReportView }) => {
  const say = useWords();
  return (
    <>
      <StateBadge state={view.state} round={view.round} side="unit" />
      {view.round > 1 && view.state !== 'draft' && (
        <span className="quiet">{say({ zh: `第 ${view.round} 轮`, en: `round ${view.round}` })}</span>
      )}
      {view.late && <span className="late-sign">{say({ zh: '逾期', en: 'late' })}</span>}
      {view.state === 'draft' && (
        <>
          <DueDate due={view.due} left={view.left} />
          <MoreTime view={view} />
        </>
      )}
      {view.state === 'submitted' && (
        <span>
          {say({ zh: '审核期限：', en: 'Review due: ' })}
          <DueDate due={view.due} left={view.left} />
        </span>
      )}
    </>
  );
};
