// Shows the review of one report: the report as the public will read it, findings and threads beside it, the return letter being written.
import type { Words } from '@camphor/domain';
import { App } from 'antd';
import { Link, useNavigate, useParams } from 'react-router';
import { useWords } from '../app/language';
import { isUnitSide } from '../app/rail';
import { useMe } from '../app/session';
import { ActionBar } from '../ui/action-bar';
import { DueDate } from '../ui/due-date';
import { PageFrame } from '../ui/page-frame';
import { ProblemAlert } from '../ui/problem-alert';
import { ReportSkeleton } from '../ui/skeletons';
import { StateBadge } from '../ui/state-badge';
import { itemsToSend, letterLacks } from './return-letter';
import { NoteEditor } from './note-editor';
import { ReviewPanel } from './review-panel';
import { EvidenceContext, useEvidence } from '../reports/use-evidence';
import { ReviewText } from './review-text';
import { useReview } from './use-review';
import './bureau.css';
import './review.css';

const words = {
  title: { zh: '审核', en: 'Review' },
  panel: { zh: '意见与体检', en: 'Notes' },
  timeline: { zh: '留痕', en: 'Timeline' },
  score: { zh: '得分', en: 'Score' },
  sheet: { zh: '评分表', en: 'Score sheet' },
  late: { zh: '逾期提交', en: 'late' },
  unfinished: {
    zh: '退回意见中有一条未写明问题，请补充或删除后再退回。',
    en: 'One return item has no reason yet; complete or remove it before returning.',
  },
  returned: { zh: '已退回，意见已送达单位。', en: 'Returned; the items are on their way to the unit.' },
  approved: { zh: '已通过，报告进入评分。', en: 'Approved; the report goes on to scoring.' },
} satisfies Record<string, Words>;

const Loaded = ({ id }: { id: string }) => {
  const evidence = useEvidence(id, false);
  const say = useWords();
  const go = useNavigate();
  const { roles } = useMe();
  const { message } = App.useApp();
  const review = useReview(id);
  const { report, letter } = review;
  if (!report) {
    return (
      <PageFrame title={say(words.title)}>
        {review.unread ? <ProblemAlert error={review.unread} onRetry={review.readAgain} /> : <ReportSkeleton />}
      </PageFrame>
    );
  }
  const lacks = letterLacks(letter);
  const items = letter.items.length > 0 && lacks === null ? itemsToSend(letter) : null;
  return (
    <PageFrame
      title={`${say(words.title)} · ${report.unit.name}`}
      heading={report.unit.name}
      head={
        <>
          <StateBadge state={report.state} round={report.round} side="bureau" />
          <span>{say({ zh: `${report.cycle.year} 年度 · 第 ${report.round} 轮`, en: `${report.cycle.year}, round ${report.round}` })}</span>
          {report.late && <span className="late-mark">{say(words.late)}</span>}
          <DueDate due={report.due} left={report.left} />
          {report.state === 'reviewed' && report.rolesHere.includes('scorer') && (
            <Link to={`/score/${id}`} data-testid="to-sheet">
              {say(words.sheet)}
            </Link>
          )}
          {report.result && <Link to={`/reports/${id}/score`}>{say(words.score)}</Link>}
          <Link to={`/reports/${id}/timeline`} data-testid="to-timeline">
            {say(words.timeline)}
          </Link>
        </>
      }
      panel={{ title: say(words.panel), count: review.waiting, content: <ReviewPanel review={review} report={report} /> }}
      bar={
        report.actions.length > 0 && (
          <>
            {letter.items.length > 0 && (
              <p role="status" className="bar-note" data-testid="letter-waits">
                {lacks === 'reasonMissing'
                  ? say(words.unfinished)
                  : say({
                      zh: `退回意见书有 ${letter.items.length} 条意见，尚未送达。`,
                      en: `The letter holds ${letter.items.length} items, not sent yet.`,
                    })}
              </p>
            )}
            <ActionBar
              report={report}
              {...(items ? { items } : {})}
              before={review.opened}
              onDone={(_, action) => {
                if (action === 'return') review.write({ do: 'clear' });
                if (action === 'return' || action === 'approve') {
                  void message.success(say(action === 'return' ? words.returned : words.approved));
                  if (!isUnitSide(roles) && roles.includes('reviewer')) void go('/queue');
                }
              }}
            />
          </>
        )
      }
    >
      <EvidenceContext value={evidence}>
        <ReviewText review={review} report={report} />
      </EvidenceContext>
      <NoteEditor review={review} report={report} />
    </PageFrame>
  );
};

const ReviewPage = () => {
  const { id = '' } = useParams();
  return <Loaded key={id} id={id} />;
};
export default ReviewPage;
