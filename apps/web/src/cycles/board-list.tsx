// Shows every report of the cycle with its state, due date, people and score: a table, or cards on a phone.
import type { ReportSummary } from '@camphor/contract';
import { gradeWords, type Words } from '@camphor/domain';
import { SearchOutlined } from '@ant-design/icons';
import { Button, Input } from 'antd';
import { useState } from 'react';
import { useWords } from '../app/language';
import { Chips } from '../review/chips';
import { stepFocus, useKeys } from '../review/use-keys';
import { shownPoints } from '../scoring/points';
import { DueDate } from '../ui/due-date';
import { EmptyState } from '../ui/empty-state';
import { StateBadge } from '../ui/state-badge';
import { useWide } from '../ui/wide';
import { isAssignable } from './assign-people';
import { orderBoard, type BoardOrder } from './board-order';
import { answersToBoard, matches, STAGES, stageWords, type BoardFilter, type Standing } from './standing';

const words = {
  title: { zh: '全部报告', en: 'All reports' },
  search: { zh: '按单位名称或编码查找', en: 'Find a unit by name or code' },
  unit: { zh: '单位', en: 'Unit' },
  state: { zh: '状态', en: 'State' },
  due: { zh: '截止', en: 'Due' },
  reviewers: { zh: '审核人', en: 'Reviewers' },
  scorers: { zh: '评分人', en: 'Scorers' },
  self: { zh: '自评', en: 'Self' },
  total: { zh: '得分', en: 'Score' },
  grade: { zh: '等级', en: 'Grade' },
  nobody: { zh: '未指定', en: 'nobody' },
  assign: { zh: '指定', en: 'Assign' },
  all: { zh: '全部', en: 'All' },
  overdue: { zh: '已逾期', en: 'Overdue' },
  none: { zh: '没有符合条件的报告。', en: 'No report matches.' },
  empty: { zh: '还没有单位开始填报。', en: 'No unit has begun yet.' },
  clear: { zh: '查看全部', en: 'Show all' },
  late: { zh: '逾期提交', en: 'late' },
} satisfies Record<string, Words>;
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
type RowProps = { readonly row: ReportSummary } & Pick<BoardListProps, 'onOpen' | 'onAssign'>;

const sheets = ({ scorers, sheetsIn }: ReportSummary): Words => ({
  zh: `${sheetsIn} / ${scorers.length} 交表`,
  en: `${sheetsIn} of ${scorers.length} in`,
});

const People = ({ names }: { names: readonly string[] }) => {
  const say = useWords();
  return names.length === 0 ? <span className="quiet">{say(words.nobody)}</span> : <>{names.join(say({ zh: '、', en: ', ' }))}</>;
};
const UnitButton = ({ row, onOpen }: Pick<RowProps, 'row' | 'onOpen'>) => {
  const say = useWords();
  return (
    <>
      <button type="button" className="link-button" onClick={() => onOpen(row.id)} data-board-row data-testid={`report-${row.unit.code}`}>
        {row.unit.name}
      </button>
      {row.late && <span className="late-mark">{say(words.late)}</span>}
    </>
  );
};
const Result = ({ row }: { row: ReportSummary }) => {
  const say = useWords();
  if (row.total === null) return <span className="quiet">—</span>;
  return (
    <>
      <span className="amount">{shownPoints(row.total)}</span> {row.grade && <b>{say(gradeWords[row.grade])}</b>}
    </>
  );
};

const Row = ({ row, onOpen, onAssign }: RowProps) => {
  const say = useWords();
  return (
    <tr>
      <th scope="row">
        <UnitButton row={row} onOpen={onOpen} />
      </th>
      <td>
        <StateBadge state={row.state} round={row.round} side="bureau" />
      </td>
      <td>{row.due === null ? '—' : <DueDate due={row.due} left={row.left} />}</td>
      <td>
        <People names={row.reviewers} />
      </td>
      <td>
        <People names={row.scorers} />
        {row.scorers.length > 0 && row.state === 'reviewed' && <small className="quiet sheets-in">{say(sheets(row))}</small>}
      </td>
      <td className="right amount">{row.selfScore === null ? '—' : shownPoints(row.selfScore)}</td>
      <td className="right">
        <Result row={row} />
      </td>
      {onAssign && (
        <td>
          {isAssignable(row.state) && (
            <Button size="small" type="text" onClick={() => onAssign(row.id)} aria-label={`${say(words.assign)} ${row.unit.name}`}>
              {say(words.assign)}
            </Button>
          )}
        </td>
      )}
    </tr>
  );
};

const Card = ({ row, onOpen, onAssign }: RowProps) => {
  const say = useWords();
  return (
    <li className="queue-card">
      <div className="queue-card-head">
        <UnitButton row={row} onOpen={onOpen} />
        <StateBadge state={row.state} round={row.round} side="bureau" />
      </div>
      <dl className="facts">
        {row.due !== null && (
          <>
            <dt>{say(words.due)}</dt>
            <dd>
              <DueDate due={row.due} left={row.left} />
            </dd>
          </>
        )}
        <dt>{say(words.reviewers)}</dt>
        <dd>
          <People names={row.reviewers} />
        </dd>
        <dt>{say(words.scorers)}</dt>
        <dd>
          <People names={row.scorers} />
          {row.scorers.length > 0 && row.state === 'reviewed' && <small className="quiet"> {say(sheets(row))}</small>}
        </dd>
        <dt>{say(words.total)}</dt>
        <dd>
          <Result row={row} />
          {row.selfScore !== null && (
            <span className="quiet">
              {' '}
              {say(words.self)} <span className="amount">{shownPoints(row.selfScore)}</span>
            </span>
          )}
        </dd>
      </dl>
      {onAssign && isAssignable(row.state) && (
        <Button size="small" onClick={() => onAssign(row.id)} aria-label={`${say(words.assign)} ${row.unit.name}`}>
          {say(words.assign)}
        </Button>
      )}
    </li>
  );
};

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
            <Card key={row.id} row={row} onOpen={onOpen} onAssign={onAssign} />
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
              <Row key={row.id} row={row} onOpen={onOpen} onAssign={onAssign} />
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
