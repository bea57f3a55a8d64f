// Shows the rows of a queue: a table where there is room, cards on a phone.
import { EyeOutlined } from '@ant-design/icons';
import type { ReportSummary } from '@camphor/contract';
import type { Words } from '@camphor/domain';
import { Button } from 'antd';
import { Link } from 'react-router';
import { useWords } from '../app/language';
import { clockOf, dateWords, localDateOf, stampOf } from '../ui/dates';
import { DueDate } from '../ui/due-date';
import { StateBadge } from '../ui/state-badge';
import { useWide } from '../ui/wide';
import { placeOf, turnOf, turnWords } from './queue';
import './bureau.css';

/** What j and k walk along: the link of each row. */
export const ROW = '[data-row]';

const words = {
  unit: { zh: '单位', en: 'Unit' },
  round: { zh: '轮次', en: 'Round' },
  submitted: { zh: '提交时间', en: 'Submitted' },
  due: { zh: '截止', en: 'Due' },
  turn: { zh: '轮到', en: 'Turn' },
  state: { zh: '状态', en: 'State' },
  yours: { zh: '您', en: 'you' },
  late: { zh: '逾期提交', en: 'late' },
  notYet: { zh: '未提交', en: 'not yet' },
  preview: { zh: '预览', en: 'Preview' },
  list: { zh: '报告列表', en: 'Reports' },
} satisfies Record<string, Words>;

export interface QueueListProps {
  readonly rows: readonly ReportSummary[];
  readonly roles: readonly string[];
  readonly onPreview: (id: string) => void;
}
const roundWords = (round: number): Words => ({ zh: `第 ${round} 轮`, en: `round ${round}` });

const useRow = (row: ReportSummary, roles: readonly string[]) => {
  const say = useWords();
  const turn = turnOf(row);
  return {
    say,
    mine: roles.includes(turn),
    turn: roles.includes(turn) ? say(words.yours) : say(turnWords[turn]),
    submitted:
      row.submittedAt === null ? (
        <span className="quiet">{say(words.notYet)}</span>
      ) : (
        <time dateTime={row.submittedAt} title={stampOf(row.submittedAt)}>
          {say(dateWords(localDateOf(row.submittedAt)))} {clockOf(row.submittedAt)}
        </time>
      ),
  };
};

const UnitLink = ({ row, roles }: { row: ReportSummary; roles: readonly string[] }) => {
  const say = useWords();
  return (
    <>
      <Link to={placeOf(row, roles)} data-row={row.id} data-testid={`open-${row.unit.code}`}>
        {row.unit.name}
      </Link>
      {row.late && <span className="late-mark">{say(words.late)}</span>}
    </>
  );
};

const Row = ({ row, roles, onPreview }: { row: ReportSummary } & Omit<QueueListProps, 'rows'>) => {
  const { say, turn, mine, submitted } = useRow(row, roles);
  return (
    <tr className={mine ? 'queue-mine' : undefined}>
      <th scope="row">
        <UnitLink row={row} roles={roles} />
      </th>
      <td>{say(roundWords(row.round))}</td>
      <td>{submitted}</td>
      <td>{row.due === null ? '—' : <DueDate due={row.due} left={row.left} />}</td>
      <td>{mine ? <b>{turn}</b> : turn}</td>
      <td>
        <StateBadge state={row.state} round={row.round} side="bureau" />
      </td>
      <td className="queue-eye">
        <Button
          type="text"
          icon={<EyeOutlined aria-hidden />}
          aria-label={`${say(words.preview)} ${row.unit.name}`}
          onClick={() => onPreview(row.id)}
        />
      </td>
    </tr>
  );
};

const Card = ({ row, roles, onPreview }: { row: ReportSummary } & Omit<QueueListProps, 'rows'>) => {
  const { say, turn, mine, submitted } = useRow(row, roles);
  return (
    <li className={mine ? 'queue-card queue-mine' : 'queue-card'}>
      <div className="queue-card-head">
        <UnitLink row={row} roles={roles} />
        <StateBadge state={row.state} round={row.round} side="bureau" />
      </div>
      <dl className="facts">
        <dt>{say(words.due)}</dt>
        <dd>{row.due === null ? '—' : <DueDate due={row.due} left={row.left} />}</dd>
        <dt>{say(words.submitted)}</dt>
        <dd>
          {submitted}
          {say({ zh: `，第 ${row.round} 轮`, en: `, round ${row.round}` })}
        </dd>
        <dt>{say(words.turn)}</dt>
        <dd>{mine ? <b>{turn}</b> : turn}</dd>
      </dl>
      <Button size="small" onClick={() => onPreview(row.id)} aria-label={`${say(words.preview)} ${row.unit.name}`}>
        {say(words.preview)}
      </Button>
    </li>
  );
};

export const QueueList = ({ rows, ...rest }: QueueListProps) => {
  const say = useWords();
  const wide = useWide(768);
  if (!wide) {
    return (
      <ul className="queue-cards" aria-label={say(words.list)} data-testid="queue">
        {rows.map((row) => (
          <Card key={row.id} row={row} {...rest} />
        ))}
      </ul>
    );
  }
  return (
    <table className="plain-table" aria-label={say(words.list)} data-testid="queue">
      <thead>
        <tr>
          {[words.unit, words.round, words.submitted, words.due, words.turn, words.state, words.preview].map((head) => (
            <th key={head.en} scope="col">
              {say(head)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <Row key={row.id} row={row} {...rest} />
        ))}
      </tbody>
    </table>
  );
};
