// Shows the unit's report: to be written while it can be, to be read otherwise.
import { Navigate, useParams } from 'react-router';
import { useAnswer } from '../app/client';
import { isUnitSide } from '../app/rail';
import { useMe } from '../app/session';
import { ProblemAlert } from '../ui/problem-alert';
import { ReportSkeleton } from '../ui/skeletons';
import { ReportEditor } from './report-editor';
import { ReportReading } from './report-reading';
import './reports.css';

export default function ReportPage() {
  const { id = '' } = useParams();
  const me = useMe();
  // Somebody else may work on it too: a look every half minute merges what they wrote.
  const report = useAnswer('getReport', { params: { id } }, { every: 30_000 });
  if (!isUnitSide(me.roles)) return <Navigate to={`/review/${id}`} replace />;
  if (!report.data) {
    return (
      <div className="page">
        {report.error ? <ProblemAlert error={report.error} onRetry={() => void report.refetch()} /> : <ReportSkeleton />}
      </div>
    );
  }
  return report.data.editable ? <ReportEditor key={id} view={report.data} /> : <ReportReading key={id} view={report.data} />;
}
