// Shows the queue of a reviewer or scorer: whose turn, until when, most urgent first; j/k, Enter and Space walk it.
import type { Words } from '@camphor/domain';
import { SearchOutlined } from '@ant-design/icons';
import { Button, Input } from 'antd';
import { useState } from 'react';
import { useNavigate, useSearchParams } from 'react-router';
import { useCycle } from '../app/cycle';
import { useWords } from '../app/language';
import { useMe } from '../app/session';
import { matches } from '../cycles/standing';
import { useAllReports } from '../cycles/use-all-reports';
import { EmptyState } from '../ui/empty-state';
import { PageFrame } from '../ui/page-frame';
import { ProblemAlert } from '../ui/problem-alert';
import { TableSkeleton } from '../ui/skeletons';
import { Chips } from './chips';
import { countQueue, isQueueFilter, placeOf, QUEUE_FILTERS, queueFilterWords, queueOf, stepped, type QueueFilter } from './queue';
import { QueueList, ROW } from './queue-list';
import { QueuePreview } from './queue-preview';
import { stepFocus, useKeys } from './use-keys';
import './review.css';

const words = {
  review: { zh: '审核', en: 'Review' },
  score: { zh: '评分', en: 'Scoring' },
  filters: { zh: '筛选', en: 'Filters' },
  search: { zh: '按单位名称或编码查找', en: 'Find a unit by name or code' },
  nothing: {
    zh: '还没有分配给您的报告。分配后会在这里按截止日排列，并在消息里通知您。',
    en: 'No report is assigned to you yet. They will stand here by due date.',
  },
  noneHere: { zh: '没有符合条件的报告。', en: 'No report matches.' },
  allDone: { zh: '当前没有待您办理的报告。', en: 'Nothing waits for you.' },
  all: { zh: '查看全部', en: 'Show all' },
  keys: { zh: 'j / k 上下移动，回车打开，空格预览', en: 'j / k to move, Enter to open, Space to preview' },
} satisfies Record<string, Words>;

const ReviewQueuePage = () => {
  const say = useWords();
  const me = useMe();
  const go = useNavigate();
  const { cycle, asking } = useCycle();
  const [search, setSearch] = useSearchParams();
  const [preview, setPreview] = useState<string | null>(null);
  const reports = useAllReports({ assignedTo: 'me', ...(cycle ? { cycle: cycle.id } : {}) }, cycle !== null);
  const roles: readonly string[] = me.roles;

  const rows = reports.data ?? [];
  const asked = search.get('filter');
  const filter: QueueFilter = isQueueFilter(asked) ? asked : 'mine';
  const sought = search.get('q') ?? '';
  const shown = queueOf(rows, filter, roles).filter((row) => matches(row, sought));
  const counts = countQueue(rows, roles);
  const previewed = rows.find(({ id }) => id === preview) ?? null;

  const put = (name: string, value: string) =>
    setSearch(
      (before) => {
        const next = new URLSearchParams(before);
        if (value === '') next.delete(name);
        else next.set(name, value);
        return next;
      },
      { replace: true },
    );
  const focused = (): string | null => document.activeElement?.closest<HTMLElement>(ROW)?.dataset['row'] ?? null;
  useKeys({
    j: () => stepFocus(ROW, 1),
    k: () => stepFocus(ROW, -1),
    ' ': () => setPreview(focused() ?? shown[0]?.id ?? null),
  });
  const stepPreview = (by: 1 | -1) =>
    setPreview((id) =>
      stepped(
        shown.map((row) => row.id),
        id,
        by,
      ),
    );

  const title = say(roles.includes('reviewer') ? words.review : words.score);
  return (
    <PageFrame title={title} head={<span className="quiet wide-only">{say(words.keys)}</span>}>
      {reports.data && rows.length > 0 && (
        <div className="queue-tools">
          <Chips
            label={say(words.filters)}
            chosen={filter}
            onChoose={(key) => put('filter', key)}
            chips={QUEUE_FILTERS.map((key) => ({ key, label: say(queueFilterWords[key]), count: counts[key] }))}
          />
          <Input
            className="queue-search"
            allowClear
            prefix={<SearchOutlined aria-hidden />}
            defaultValue={sought}
            placeholder={say(words.search)}
            aria-label={say(words.search)}
            onChange={(event) => put('q', event.target.value.trim())}
            data-testid="queue-search"
          />
        </div>
      )}
      {reports.error && <ProblemAlert error={reports.error} onRetry={() => void reports.refetch()} />}
      {(asking || (cycle !== null && reports.isPending)) && <TableSkeleton />}
      {reports.data && rows.length === 0 && <EmptyState what={say(words.nothing)} />}
      {reports.data && rows.length > 0 && shown.length === 0 && (
        <EmptyState
          what={say(filter === 'mine' && sought === '' ? words.allDone : words.noneHere)}
          action={
            <Button onClick={() => setSearch({ filter: 'all' }, { replace: true })} data-testid="show-all">
              {say(words.all)}
            </Button>
          }
        />
      )}
      {shown.length > 0 && <QueueList rows={shown} roles={roles} onPreview={setPreview} />}
      <QueuePreview row={previewed} onClose={() => setPreview(null)} onStep={stepPreview} onOpen={(row) => void go(placeOf(row, roles))} />
    </PageFrame>
  );
};
export default ReviewQueuePage;
