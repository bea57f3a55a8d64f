// Shows the score sheet (评分表): computed lines explained, judged lines to fill, the running total, and what is still missing.
import type { Words } from '@camphor/domain';
import { Alert } from 'antd';
import { useMemo } from 'react';
import { Link, useParams } from 'react-router';
import { useAnswer } from '../app/client';
import { useWords } from '../app/language';
import { useKeys } from '../review/use-keys';
import { ActionBar } from '../ui/action-bar';
import { DueDate } from '../ui/due-date';
import { PageFrame } from '../ui/page-frame';
import { ProblemAlert } from '../ui/problem-alert';
import { SaveState } from '../ui/save-state';
import { CardSkeleton } from '../ui/skeletons';
import { StateBadge } from '../ui/state-badge';
import { groupLines } from './group-lines';
import { HandIn } from './hand-in';
import { stepLine } from './line-focus';
import { shownPoints } from './points';
import { judgementOf, standingOf } from './sheet-draft';
import { SheetConflicts } from './sheet-conflicts';
import { SheetOverview } from './sheet-overview';
import { SheetTree } from './sheet-tree';
import { SheetWorkbook } from './sheet-workbook';
import { useSheet } from './use-sheet';
import '../review/bureau.css';
import './scoring.css';

const words = {
  title: { zh: '评分表', en: 'Score sheet' },
  report: { zh: '看报告', en: 'Read the report' },
  overview: { zh: '评分进度', en: 'Progress' },
  handedIn: { zh: '评分表已交出，不能再改。', en: 'The sheet is handed in and cannot be changed any more.' },
  result: { zh: '看评定结果', en: 'See the result' },
  kept: { zh: '您填写的分数和理由都还在。', en: 'Your points and reasons are all still here.' },
  keys: { zh: '回车到下一项，⇧ 回车到上一项', en: 'Enter for the next line, Shift + Enter for the one before' },
} satisfies Record<string, Words>;

const ScoreSheetPage = () => {
  const say = useWords();
  const { id = '' } = useParams();
  const report = useAnswer('getReport', { params: { id } });
  const inHand = useSheet(id);
  const { sheet, draft } = inHand;
  const lines = useMemo(() => sheet?.lines ?? [], [sheet]);
  const standing = useMemo(() => standingOf(lines, draft, sheet?.step), [lines, draft, sheet?.step]);
  const tree = useMemo(
    () =>
      groupLines(lines, (line) => {
        const { points } = line.computed ? { points: line.points ?? '' } : judgementOf(line, draft);
        return points === '' ? null : points;
      }),
    [lines, draft],
  );
  useKeys({ j: () => stepLine(1), k: () => stepLine(-1) });

  const unit = report.data?.unit.name;
  const title = unit === undefined ? say(words.title) : `${say(words.title)} · ${unit}`;
  const open = standing.open;
  return (
    <PageFrame
      title={title}
      head={
        <>
          {report.data && <StateBadge state={report.data.state} round={report.data.round} side="bureau" />}
          {report.data && <DueDate due={report.data.due} left={report.data.left} />}
          <Link to={`/review/${id}`} data-testid="read-report">
            {say(words.report)}
          </Link>
        </>
      }
      {...(sheet
        ? {
            panel: {
              title: say(words.overview),
              count: sheet.submitted ? 0 : standing.lacks.length,
              content: <SheetOverview tree={tree} standing={standing} closed={sheet.submitted} />,
            },
          }
        : {})}
      bar={
        sheet && (
          <div className="sheet-bar">
            <span className="sheet-total" data-testid="running-total" aria-live="polite">
              {say({ zh: '合计', en: 'Total' })} <b className="amount">{shownPoints(standing.total)}</b>
              <span className="quiet">
                {' / '}
                {standing.weight} {say({ zh: '分', en: '' })}
              </span>
              <span className={open > 0 ? 'sheet-open' : 'quiet'} data-testid="open-lines">
                {open > 0 ? say({ zh: `${open} 项未评`, en: `${open} lines open` }) : say({ zh: '已全部评完', en: 'all lines judged' })}
              </span>
            </span>
            {sheet.submitted ? (
              report.data?.result && <Link to={`/reports/${id}/score`}>{say(words.result)}</Link>
            ) : (
              <span className="sheet-actions">
                <SaveState saving={inHand.saving} />
                {report.data && <ActionBar report={report.data} only={['return']} place={`/review/${id}`} />}
                <HandIn inHand={inHand} standing={standing} />
              </span>
            )}
          </div>
        )
      }
    >
      {inHand.unread && <ProblemAlert error={inHand.unread} onRetry={inHand.readAgain} />}
      {!sheet && !inHand.unread && <CardSkeleton rows={12} />}
      {sheet?.submitted && <Alert type="success" showIcon title={say(words.handedIn)} data-testid="sheet-handed-in" />}
      {inHand.problem !== null && <ProblemAlert error={inHand.problem} safe={words.kept} onRetry={() => void inHand.saveNow()} />}
      <SheetConflicts inHand={inHand} />
      {sheet && (
        <>
          <SheetWorkbook reportId={id} inHand={inHand} unit={unit ?? ''} />
          {!sheet.submitted && <p className="quiet wide-only">{say(words.keys)}</p>}
          <SheetTree step={sheet.step} tree={tree} draft={draft} closed={sheet.submitted} onWrite={inHand.write} />
        </>
      )}
    </PageFrame>
  );
};
export default ScoreSheetPage;
