// Shows all score sheets of a report side by side and lets the supervisor settle how far they lie apart (评议).
import type { SheetComparison } from '@camphor/contract';
import type { Words } from '@camphor/domain';
import { Alert } from 'antd';
import { Link, useParams } from 'react-router';
import { useAnswer } from '../app/client';
import { useWords } from '../app/language';
import { ActionBar } from '../ui/action-bar';
import { stampOf } from '../ui/dates';
import { PageFrame } from '../ui/page-frame';
import { ProblemAlert } from '../ui/problem-alert';
import { CardSkeleton } from '../ui/skeletons';
import { StateBadge } from '../ui/state-badge';
import { CompareTable } from './compare-table';
import { ModerationForm } from './moderation-form';
import { shownPoints } from './points';
import { useModeration } from './use-moderation';
import '../review/bureau.css';
import './scoring.css';

const words = {
  title: { zh: '评分表比较', en: 'Sheets side by side' },
  report: { zh: '看报告', en: 'Read the report' },
  none: { zh: '还没有交来的评分表。', en: 'No sheet is in yet.' },
  judged: { zh: '由人评分的指标合计（不含由数据计算的指标）', en: 'Sum of the judged lines (without the computed ones)' },
  out: { zh: '未交', en: 'not in' },
  earlier: { zh: '评议记录', en: 'Moderation so far' },
  counts: { zh: '现行', en: 'in force' },
  void: { zh: '已失效：之后另有评议，或评分表有变化', en: 'no longer in force: another followed, or the sheets have changed' },
  why: { zh: '现在不能评议', en: 'There is nothing to moderate now' },
} satisfies Record<string, Words>;

const methods: Record<SheetComparison['combine'], Words> = {
  mean: { zh: '平均', en: 'mean' },
  trimmed: { zh: '去掉最高分和最低分后平均', en: 'mean without highest and lowest' },
  median: { zh: '中位数', en: 'median' },
};
const spreadWords = ({ spread, bound, tooWide }: SheetComparison): Words => {
  if (spread === null) return { zh: '评分表不足两份，没有分差', en: 'fewer than two sheets, no spread' };
  const limit: Words = bound === null ? { zh: '未设上限', en: 'no bound set' } : { zh: `上限 ${bound} 分`, en: `bound ${bound}` };
  const mark: Words = tooWide ? { zh: '▲ 超过上限', en: '▲ too wide' } : { zh: '✓ 在范围内', en: '✓ within it' };
  return bound === null
    ? { zh: `分差 ${spread} 分（${limit.zh}）`, en: `spread ${spread} (${limit.en})` }
    : { zh: `分差 ${spread} 分，${limit.zh}，${mark.zh}`, en: `spread ${spread}, ${limit.en}, ${mark.en}` };
};

const Scorers = ({ comparison }: { comparison: SheetComparison }) => {
  const say = useWords();
  return (
    <div>
      <p className="quiet">{say(words.judged)}</p>
      <ul data-testid="compared-scorers">
        {comparison.scorers.map(({ username, name, submittedAt, total }) => (
          <li key={username}>
            {name} <b className="amount">{total === null ? '—' : shownPoints(total)}</b>{' '}
            <span className="quiet">{submittedAt === null ? say(words.out) : stampOf(submittedAt)}</span>
          </li>
        ))}
      </ul>
    </div>
  );
};
const Earlier = ({ comparison: { moderations } }: { comparison: SheetComparison }) => {
  const say = useWords();
  if (moderations.length === 0) return null;
  return (
    <section>
      <h2>{say(words.earlier)}</h2>
      <ul>
        {moderations.map(({ by, at, lines, spread, reason, counts }) => (
          <li key={at}>
            {stampOf(at)} {by}
            {say(
              lines.length === 0
                ? {
                    zh: `：接受分差 ${spread ?? '—'} 分，${reason ?? ''}`,
                    en: `: accepted the spread of ${spread ?? '—'}, ${reason ?? ''}`,
                  }
                : {
                    zh: `：评议确定 ${lines.length} 项${reason ? `，${reason}` : ''}`,
                    en: `: settled ${lines.length} lines${reason ? `, ${reason}` : ''}`,
                  },
            )}{' '}
            <span className={counts ? '' : 'quiet'}>（{say(counts ? words.counts : words.void)}）</span>
          </li>
        ))}
      </ul>
    </section>
  );
};

const ModerationPage = () => {
  const say = useWords();
  const { id = '' } = useParams();
  const report = useAnswer('getReport', { params: { id } });
  const inHand = useModeration(id);
  const { comparison } = inHand;
  const unit = report.data?.unit.name;
  const title = unit === undefined ? say(words.title) : `${say(words.title)} · ${unit}`;
  const isIn = comparison?.scorers.some(({ submittedAt }) => submittedAt !== null) === true;
  return (
    <PageFrame
      title={title}
      head={
        <>
          {report.data && <StateBadge state={report.data.state} round={report.data.round} side="bureau" />}
          <Link to={`/review/${id}`}>{say(words.report)}</Link>
        </>
      }
      bar={report.data && <ActionBar report={report.data} only={['score', 'rescore']} place={`/reports/${id}/sheets`} />}
    >
      {inHand.unread && <ProblemAlert error={inHand.unread} onRetry={inHand.readAgain} />}
      {!comparison && !inHand.unread && <CardSkeleton rows={10} />}
      {comparison && (
        <div className="stack">
          <p className="compare-sum" data-testid="spread">
            <span className={comparison.tooWide ? 'diverges' : ''}>{say(spreadWords(comparison))}</span>
            <span className="quiet">
              {say({ zh: '；合并方法：', en: '; combined by: ' })}
              {say(methods[comparison.combine])}
            </span>
            {comparison.total !== null && (
              <>
                {say({ zh: '；按现在的评分表得 ', en: '; as things stand ' })}
                <b className="amount">{shownPoints(comparison.total)}</b>
              </>
            )}
          </p>
          <Scorers comparison={comparison} />
          {!isIn && <p>{say(words.none)}</p>}
          {isIn && !comparison.moderation.allowed && comparison.state === 'reviewed' && (
            <Alert
              type="info"
              showIcon
              title={say(words.why)}
              description={comparison.moderation.why.map(({ code, message }) => (
                <p key={`${code}${message}`}>{message}</p>
              ))}
            />
          )}
          {isIn && <CompareTable comparison={comparison} inHand={inHand} />}
          {comparison.moderation.allowed && <ModerationForm comparison={comparison} inHand={inHand} />}
          <Earlier comparison={comparison} />
        </div>
      )}
    </PageFrame>
  );
};
export default ModerationPage;
