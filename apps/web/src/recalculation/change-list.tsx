// Shows report by report what a dry run would change and why; those that may be changed can be chosen.
import type { RecalculatedReport } from '@camphor/contract';
import type { Words } from '@camphor/domain';
import { Checkbox } from 'antd';
import { useWords } from '../app/language';
import { gradeOf } from './run-words';

const words = {
  points: { zh: '得分', en: 'Points' },
  grade: { zh: '等级', en: 'Grade' },
  rank: { zh: '排名', en: 'Rank' },
  why: { zh: '为什么', en: 'Why' },
  applied: { zh: '已更新', en: 'Updated' },
  changedSince: { zh: '试算后已变化，未更新', en: 'Changed since, left as it was' },
} satisfies Record<string, Words>;

const Move = ({ label, from, to }: { label: string; from: string; to: string }) => (
  <span className="change-move">
    <span className="quiet">{label}</span> {from}
    {from === to ? '' : ` → ${to}`}
  </span>
);
const Why = ({ row }: { row: RecalculatedReport }) => {
  const say = useWords();
  if (row.why.length === 0) return null;
  return (
    <details className="change-why">
      <summary>
        {say(words.why)}（{row.why.length}）
      </summary>
      <ul>
        {row.why.map(({ indicator, name, sentence }, index) => (
          <li key={`${indicator ?? ''}-${index}`}>
            <b>{name}</b> {sentence}
          </li>
        ))}
      </ul>
    </details>
  );
};

interface RowProps {
  readonly row: RecalculatedReport;
  readonly chosen: boolean;
  readonly onChoose: (chosen: boolean) => void;
}
const Row = ({ row, chosen, onChoose }: RowProps) => {
  const say = useWords();
  const reasonId = `why-not-${row.report.id}`;
  const rank = (place: number | null): string => (place === null ? '—' : String(place));
  return (
    <li className="change-row" data-testid="change-row">
      <Checkbox
        checked={chosen}
        disabled={!row.canApply}
        onChange={({ target }) => onChoose(target.checked)}
        {...(row.canApply ? {} : { 'aria-describedby': reasonId })}
      >
        {row.report.unit.name}
      </Checkbox>
      <span className="change-moves">
        <Move label={say(words.points)} from={row.before} to={row.after ?? '—'} />
        <Move label={say(words.grade)} from={say(gradeOf(row.gradeBefore))} to={say(gradeOf(row.gradeAfter))} />
        <Move label={say(words.rank)} from={rank(row.rankBefore)} to={rank(row.rankAfter)} />
      </span>
      {row.outcome && <span className="change-outcome">{say(words[row.outcome])}</span>}
      {!row.canApply && row.outcome === null && (
        <span className="quiet" id={reasonId}>
          {row.whyNot.map(({ message }) => message).join(' ')}
        </span>
      )}
      <Why row={row} />
    </li>
  );
};

export interface ChangeListProps {
  readonly rows: readonly RecalculatedReport[];
  readonly chosen: ReadonlySet<string>;
  readonly onChoose: (ids: ReadonlySet<string>) => void;
}
export const ChangeList = ({ rows, chosen, onChoose }: ChangeListProps) => {
  const put = (id: string, isChosen: boolean) => {
    const next = new Set(chosen);
    if (isChosen) next.add(id);
    else next.delete(id);
    onChoose(next);
  };
  return (
    <ul className="change-list" data-testid="change-list">
      {rows.map((row) => (
        <Row key={row.report.id} row={row} chosen={chosen.has(row.report.id)} onChoose={(isChosen) => put(row.report.id, isChosen)} />
      ))}
    </ul>
  );
};
