// Shows every report of the cycle with its state, due date, people and score: a table, or cards on a phone.
import type { ReportSummary } from '@camphor/contract';
import type { Words } from '@camphor/domain';
import { SearchOutlined } from '@ant-design/icons';
import { Button, Input } from 'antd';
import { useState } from 'react';
import { useWords } from '../app/language';
import { Chips } from '../review/chips';
import { stepFocus, useKeys } from '../review/use-keys';
import { EmptyState } from '../ui/empty-state';
import { useWide } from '../ui/wide';
import { orderBoard, type BoardOrder } from './board-order';
import { BoardCard, BoardRow } from './board-rows';
import { boardWords as words } from './board-words';
import { answersToBoard, matches, STAGES, stageWords, type BoardFilter, type Standing } from './standing';

const PAGE = 100;

export interface BoardListProps {
  readonly rows: readonly ReportSummary[];
  readonly standing: Standing;
  readonly filter: BoardFilter;
  readonly sought: string;
  readonly onChoose: (filter: BoardFilter) => void;
  readonly onSeek: (words: string) => void;
  readonly onOpen: (id: string) => void;
  readonly onAssign: ((id: string) => void) | null;
}
const HEADS: readonly { readonly label: Words; readonly order?: BoardOrder; readonly right?: true }[] = [
  { label: words.unit, order: 'unit' },
  { label: words.state, order: 'state' },
  { label: words.due, order: 'due' },
  { label: words.reviewers },
  { label: words.scorers },
  { label: words.self, order: 'self', right: true },
  { label: words.total, order: 'total', right: true },
];

export const BoardList = ({ rows, standing, filter, sought, onChoose, onSeek, onOpen, onAssign }: BoardListProps) => {
  const say = useWords();
  const wide = useWide(768);
  const [order, setOrder] = useState<BoardOrder>('due');
  const [most, setMost] = useState(PAGE);
  useKeys({ j: () => stepFocus('[data-board-row]', 1), k: () => stepFocus('[data-board-row]', -1) });
  const found = orderBoard(
    rows.filter((row) => answersToBoard(row, filter) && matches(row, sought)),
    order,
  );
  const shown = found.slice(0, most);
  return (
    <section className="board-list" id="board-list" aria-label={say(words.title)}>
      <h2>
        {say(words.title)} <span className="quiet">{found.length}</span>
      </h2>
      <div className="queue-tools">
        <Chips<BoardFilter>
          label={say(words.state)}
          chosen={filter}
          onChoose={onChoose}
          chips={[
            { key: 'all', label: say(words.all), count: rows.length },
            ...STAGES.filter((stage) => stage !== 'absent' && standing.counts[stage] > 0).map((stage) => ({
              key: stage,
              label: say(stageWords(stage)),
              count: standing.counts[stage],
            })),
            ...(standing.overdue > 0 ? [{ key: 'overdue' as const, label: say(words.overdue), count: standing.overdue }] : []),
          ]}
        />
        <Input
          className="queue-search"
          allowClear
          prefix={<SearchOutlined aria-hidden />}
          defaultValue={sought}
          placeholder={say(words.search)}
          aria-label={say(words.search)}
          onChange={(event) => onSeek(event.target.value.trim())}
          data-testid="board-search"
        />
      </div>
      {rows.length === 0 && <EmptyState what={say(words.empty)} />}
      {rows.length > 0 && found.length === 0 && (
        <EmptyState
          what={say(words.none)}
          action={
            <Button
              onClick={() => {
                onChoose('all');
              }}
            >
              {say(words.clear)}
            </Button>
          }
        />
      )}
      {shown.length > 0 && !wide && (
        <ul className="queue-cards">
          {shown.map((row) => (
            <BoardCard key={row.id} row={row} onOpen={onOpen} onAssign={onAssign} />
          ))}
        </ul>
      )}
      {shown.length > 0 && wide && (
        <table className="plain-table board-table" data-testid="board-table">
          <thead>
            <tr>
              {HEADS.map(({ label, order: by, right }) => (
                <th
                  key={label.en}
                  scope="col"
                  className={right ? 'right' : undefined}
                  {...(by === undefined
                    ? {}
                    : { 'aria-sort': by === order ? (by === 'total' || by === 'self' ? 'descending' : 'ascending') : 'none' })}
                >
                  {by === undefined ? (
                    say(label)
                  ) : (
                    <button type="button" className={by === order ? 'sort-button sort-chosen' : 'sort-button'} onClick={() => setOrder(by)}>
                      {say(label)}
                      <span aria-hidden>{by === order ? (by === 'total' || by === 'self' ? ' ↓' : ' ↑') : ''}</span>
                    </button>
                  )}
                </th>
              ))}
              {onAssign && (
                <th scope="col">
                  <span className="visually-hidden">{say(words.assign)}</span>
                </th>
              )}
            </tr>
          </thead>
          <tbody>
            {shown.map((row) => (
              <BoardRow key={row.id} row={row} onOpen={onOpen} onAssign={onAssign} />
            ))}
          </tbody>
        </table>
      )}
      {found.length > most && (
        <Button onClick={() => setMost(most + PAGE)}>
          {say({ zh: `再显示 ${Math.min(PAGE, found.length - most)} 个`, en: `Show ${Math.min(PAGE, found.length - most)} more` })}
        </Button>
      )}
    </section>
  );
};
