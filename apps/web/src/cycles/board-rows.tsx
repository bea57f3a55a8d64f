// Shows one report of the board: a row where there is room, a card on a phone.
import type { ReportSummary } from '@camphor/contract';
import { gradeWords, type Words } from '@camphor/domain';
import { Button } from 'antd';
import { useWords } from '../app/language';
import { shownPoints } from '../scoring/points';
import { DueDate } from '../ui/due-date';
import { StateBadge } from '../ui/state-badge';
import { isAssignable } from './assign-people';
import { boardWords as words } from './board-words';

export interface BoardRowProps {
  readonly row: ReportSummary;
  readonly onOpen: (id: string) => void;
  /** null: this account assigns nobody. */
  readonly onAssign: ((id: string) => void) | null;
}
const sheets = ({ scorers, sheetsIn }: ReportSummary): Words => ({
  zh: `${sheetsIn} / ${scorers.length} 交表`,
  en: `${sheetsIn} of ${scorers.length} in`,
});

const People = ({ names }: { names: readonly string[] }) => {
  const say = useWords();
  return names.length === 0 ? <span className="quiet">{say(words.nobody)}</span> : <>{names.join(say({ zh: '、', en: ', ' }))}</>;
};
const UnitButton = ({ row, onOpen }: Pick<BoardRowProps, 'row' | 'onOpen'>) => {
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

export const BoardRow = ({ row, onOpen, onAssign }: BoardRowProps) => {
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

export const BoardCard = ({ row, onOpen, onAssign }: BoardRowProps) => {
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
