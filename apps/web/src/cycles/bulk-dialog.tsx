// Shows one move of many reports: a dry run first, with what would happen to each, why not, and how the cycle would be ranked; then the move, batch by batch.
import type { BulkAnswer, ReportSummary } from '@camphor/contract';
import type { Words } from '@camphor/domain';
import { Checkbox, Drawer, Button, Input, Progress } from 'antd';
import { useState } from 'react';
import { useWords } from '../app/language';
import { ProblemAlert } from '../ui/problem-alert';
import { TableSkeleton } from '../ui/skeletons';
import { useWide } from '../ui/wide';
import { Ranking, Refused } from './bulk-outcome';
import { useAnswerOfBulk, useBulk, type BulkMove } from './use-bulk';

const words = {
  publish: { zh: '批量公布', en: 'Publish in a batch' },
  amend: { zh: '批量撤回公布', en: 'Take publications back' },
  close: { zh: '关闭', en: 'Close' },
  ready: { zh: '可以办理', en: 'Possible now' },
  reason: { zh: '撤回原因（将在公布页上公开）', en: 'Reason (will stand on the public page)' },
  reasonAsked: { zh: '请写明撤回原因', en: 'Give a reason' },
  none: { zh: '没有可以办理的报告。', en: 'No report can be taken through it now.' },
  all: { zh: '全选', en: 'All' },
  publishMeans: {
    zh: '公布后，任何人无需登录即可查阅，并通知各单位。',
    en: 'Anybody can then read them without an account; the units are told.',
  },
  amendMeans: {
    zh: '撤回后，原公布内容保留在原地址，并显示更正日期和原因；报告退回待评分，通知单位和评分人。',
    en: 'What was published stays at its address with date and reason of the erratum; the reports go back to scoring.',
  },
} satisfies Record<string, Words>;

type Item = BulkAnswer['items'][number];

const Ready = ({
  items,
  chosen,
  onChoose,
}: {
  readonly items: readonly Item[];
  readonly chosen: ReadonlySet<string>;
  readonly onChoose: (next: ReadonlySet<string>) => void;
}) => {
  const say = useWords();
  const toggle = (id: string, on: boolean) => {
    const next = new Set(chosen);
    if (on) next.add(id);
    else next.delete(id);
    onChoose(next);
  };
  return (
    <section aria-label={say(words.ready)}>
      <h3>
        {say(words.ready)} <span className="quiet">{items.length}</span>
      </h3>
      {items.length === 0 && <p className="quiet">{say(words.none)}</p>}
      {items.length > 1 && (
        <Checkbox
          checked={chosen.size === items.length}
          indeterminate={chosen.size > 0 && chosen.size < items.length}
          onChange={(event) => onChoose(new Set(event.target.checked ? items.map(({ report }) => report.id) : []))}
        >
          {say(words.all)}
        </Checkbox>
      )}
      <ul className="bulk-list" data-testid="bulk-ready">
        {items.map(({ report, notes }) => (
          <li key={report.id}>
            <Checkbox checked={chosen.has(report.id)} onChange={(event) => toggle(report.id, event.target.checked)}>
              {report.unit}
            </Checkbox>
            {notes.map(({ message }) => (
              <span key={message} className="field-problem">
                {message}
              </span>
            ))}
          </li>
        ))}
      </ul>
    </section>
  );
};

const Preview = ({
  cycleId,
  move,
  rows,
  onClose,
}: {
  readonly cycleId: string;
  readonly move: BulkMove;
  readonly rows: readonly ReportSummary[];
  readonly onClose: () => void;
}) => {
  const say = useWords();
  const shown = useAnswerOfBulk(cycleId, move, rows);
  const items = shown.data?.items ?? [];
  const ready = items.filter(({ ok }) => ok);
  const [left, setLeft] = useState<ReadonlySet<string> | null>(null);
  const chosen = left ?? new Set(ready.map(({ report }) => report.id));
  const picked = ready.filter(({ report }) => chosen.has(report.id));
  const ranked = useAnswerOfBulk(
    cycleId,
    move,
    picked.map(({ report }) => report),
    picked.length > 0,
  );
  const [reason, setReason] = useState('');
  const [asked, setAsked] = useState(false);
  const bulk = useBulk(cycleId, move);
  const lacks = move === 'amend' && reason.trim() === '';
  const send = () => {
    setAsked(lacks);
    if (!lacks) bulk.run(picked, move === 'amend' ? reason : null);
  };
  if (shown.error) return <ProblemAlert error={shown.error} onRetry={() => void shown.refetch()} />;
  if (shown.isPending) return <TableSkeleton />;
  if (bulk.done) {
    return (
      <div className="stack" data-testid="bulk-done">
        <p role="status">
          {say({
            zh: `已办理 ${bulk.done.ok} 个，未办理 ${bulk.done.items.length} 个。`,
            en: `${bulk.done.ok} done, ${bulk.done.items.length} refused.`,
          })}
        </p>
        <Refused items={bulk.done.items} />
        <Button onClick={onClose}>{say(words.close)}</Button>
      </div>
    );
  }
  return (
    <div className="stack">
      <p className="consequence">{say(move === 'publish' ? words.publishMeans : words.amendMeans)}</p>
      <Ready items={ready} chosen={chosen} onChoose={setLeft} />
      {move === 'amend' && ready.length > 0 && (
        <>
          <label htmlFor="bulk-reason">{say(words.reason)}</label>
          <Input.TextArea
            id="bulk-reason"
            autoSize={{ minRows: 2, maxRows: 6 }}
            maxLength={4000}
            value={reason}
            status={asked && lacks ? 'error' : ''}
            onChange={(event) => setReason(event.target.value)}
            data-testid="bulk-reason"
          />
          {asked && lacks && (
            <span role="alert" className="field-problem">
              {say(words.reasonAsked)}
            </span>
          )}
        </>
      )}
      <Button type="primary" disabled={picked.length === 0} loading={bulk.progress !== null} onClick={send} data-testid="bulk-send">
        {say({ zh: `${words[move].zh}（${picked.length}）`, en: `${words[move].en} (${picked.length})` })}
      </Button>
      {picked.length === 0 && <small className="quiet">{say(words.none)}</small>}
      {bulk.progress !== null && <Progress percent={bulk.progress} aria-label={say(words[move])} />}
      {bulk.error !== null && <ProblemAlert error={bulk.error} onRetry={send} />}
      {ranked.data?.ranking && <Ranking ranking={ranked.data.ranking} />}
      <Refused items={items.filter(({ ok }) => !ok)} />
    </div>
  );
};

const fitting: Record<BulkMove, ReportSummary['state']> = { publish: 'scored', amend: 'published' };
export const bulkRows = (move: BulkMove, rows: readonly ReportSummary[]): readonly ReportSummary[] =>
  rows.filter(({ state }) => state === fitting[move]);

export const BulkDialog = ({
  cycleId,
  move,
  rows,
  onClose,
}: {
  readonly cycleId: string;
  readonly move: BulkMove | null;
  readonly rows: readonly ReportSummary[];
  readonly onClose: () => void;
}) => {
  const say = useWords();
  const wide = useWide(700);
  return (
    <Drawer
      open={move !== null}
      onClose={onClose}
      title={move === null ? '' : say(words[move])}
      size={wide ? 640 : '100%'}
      closable={{ 'aria-label': say(words.close) }}
      destroyOnHidden
    >
      {move !== null && <Preview cycleId={cycleId} move={move} rows={bulkRows(move, rows)} onClose={onClose} />}
    </Drawer>
  );
};
