// Shows a report at a glance without leaving the queue, and without counting as opened.
import type { ReportSummary, ReportView, WireFinding } from '@camphor/contract';
import { figureDefinition, type FigureKey, type Words } from '@camphor/domain';
import { Button, Drawer } from 'antd';
import { useAnswer } from '../app/client';
import { useWords } from '../app/language';
import { changeInPercent, figureText, unitWords } from '../ui/amounts';
import { DueDate } from '../ui/due-date';
import { ProblemAlert } from '../ui/problem-alert';
import { CardSkeleton } from '../ui/skeletons';
import { StateBadge } from '../ui/state-badge';
import { useWide } from '../ui/wide';
import { useKeys } from './use-keys';
import './bureau.css';

const KEY_FIGURES: readonly FigureKey[] = [
  'result.selfScore',
  'result.selfGrade',
  'budget.initial.expenditure',
  'budget.final.revenue',
  'budget.final.expenditure',
  'budget.final.executionRate',
  'threePublic.budget.total',
  'threePublic.actual.total',
  'procurement.actual.total',
  'staff.established.total',
  'staff.inPost.total',
  'assets.total',
];
const words = {
  open: { zh: '打开', en: 'Open' },
  close: { zh: '关闭', en: 'Close' },
  previous: { zh: '上一个', en: 'Previous' },
  next: { zh: '下一个', en: 'Next' },
  figure: { zh: '主要数据', en: 'Main figures' },
  value: { zh: '本年', en: 'This year' },
  change: { zh: '比上年', en: 'Against last year' },
  unit: { zh: '计量单位', en: 'Unit' },
} satisfies Record<string, Words>;

const findingSentence = (findings: readonly WireFinding[]): Words => {
  const count = (status: WireFinding['status']) => findings.filter((finding) => finding.status === status).length;
  const explained = findings.filter(({ status, explanation }) => status === 'warn' && (explanation ?? '').trim() !== '').length;
  return {
    zh: `体检：${count('fail')} 处错误，${count('warn')} 处提醒（已说明 ${explained} 处），${count('pass')} 项通过。`,
    en: `Checks: ${count('fail')} errors, ${count('warn')} warnings (${explained} explained), ${count('pass')} passed.`,
  };
};

const Figures = ({ report }: { report: ReportView }) => {
  const say = useWords();
  const { figures } = report.content;
  const given = KEY_FIGURES.filter((key) => figures[key] !== undefined);
  if (given.length === 0) return null;
  return (
    <table className="plain-table" aria-label={say(words.figure)}>
      <thead>
        <tr>
          <th scope="col">{say(words.figure)}</th>
          <th scope="col" className="right">
            {say(words.value)}
          </th>
          <th scope="col">{say(words.unit)}</th>
          <th scope="col" className="right">
            {say(words.change)}
          </th>
        </tr>
      </thead>
      <tbody>
        {given.map((key) => {
          const { label, unit } = figureDefinition(key);
          return (
            <tr key={key}>
              <th scope="row">{say(label)}</th>
              <td className="right amount">{say(figureText(key, figures[key] ?? ''))}</td>
              <td className="quiet">{say(unitWords[unit])}</td>
              <td className="right amount quiet">{changeInPercent(figures[key], report.lastYear?.[key]) ?? '—'}</td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
};

const Glance = ({ row }: { row: ReportSummary }) => {
  const say = useWords();
  const report = useAnswer('getReport', { params: { id: row.id } });
  const findings = useAnswer('listFindings', { params: { id: row.id } });
  return (
    <>
      <p className="preview-head">
        <StateBadge state={row.state} round={row.round} side="bureau" />
        <span>{say({ zh: `第 ${row.round} 轮`, en: `Round ${row.round}` })}</span>
        <DueDate due={row.due} left={row.left} />
      </p>
      {report.error && <ProblemAlert error={report.error} onRetry={() => void report.refetch()} />}
      {findings.data && <p>{say(findingSentence(findings.data.items))}</p>}
      {report.data ? <Figures report={report.data} /> : report.isPending && <CardSkeleton rows={8} />}
    </>
  );
};

export interface QueuePreviewProps {
  readonly row: ReportSummary | null;
  readonly onClose: () => void;
  readonly onStep: (by: 1 | -1) => void;
  readonly onOpen: (row: ReportSummary) => void;
}
export const QueuePreview = ({ row, onClose, onStep, onOpen }: QueuePreviewProps) => {
  const say = useWords();
  const wide = useWide(768);
  useKeys({ j: () => onStep(1), k: () => onStep(-1), ' ': onClose }, { inDialogues: true, enabled: row !== null });
  return (
    <Drawer
      open={row !== null}
      onClose={onClose}
      placement={wide ? 'right' : 'bottom'}
      size={wide ? 520 : '80vh'}
      title={row?.unit.name}
      closable={{ 'aria-label': say(words.close) }}
      footer={
        <div className="preview-foot">
          <Button onClick={() => onStep(-1)}>{say(words.previous)}</Button>
          <Button onClick={() => onStep(1)}>{say(words.next)}</Button>
          <Button type="primary" onClick={() => row && onOpen(row)} data-testid="preview-open">
            {say(words.open)}
          </Button>
        </div>
      }
      data-testid="preview"
    >
      {row && <Glance row={row} />}
    </Drawer>
  );
};
