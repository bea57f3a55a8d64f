// Shows what a batch comes to: the ranks of the cycle afterwards, and the reports that are refused, each with the reason.
import type { BulkAnswer } from '@camphor/contract';
import { gradeWords, GRADES, type Words } from '@camphor/domain';
import { useWords } from '../app/language';
import { shownPoints } from '../scoring/points';

const words = {
  refused: { zh: '暂不能办理', en: 'Not possible now' },
  ranks: { zh: '办理后的名次', en: 'Ranks afterwards' },
  rank: { zh: '名次', en: 'Rank' },
  unit: { zh: '单位', en: 'Unit' },
  total: { zh: '得分', en: 'Score' },
  grade: { zh: '等级', en: 'Grade' },
  added: { zh: '本次', en: 'this batch' },
} satisfies Record<string, Words>;

export const Refused = ({ items }: { items: readonly BulkAnswer['items'][number][] }) => {
  const say = useWords();
  if (items.length === 0) return null;
  return (
    <section aria-label={say(words.refused)}>
      <h3>
        {say(words.refused)} <span className="quiet">{items.length}</span>
      </h3>
      <ul className="bulk-list" data-testid="bulk-refused">
        {items.map(({ report, refusal }) => (
          <li key={report.id}>
            <b>{report.unit}</b>
            <span>{refusal?.reasons.map(({ message }) => message).join('')}</span>
          </li>
        ))}
      </ul>
    </section>
  );
};

export const Ranking = ({ ranking }: { ranking: NonNullable<BulkAnswer['ranking']> }) => {
  const say = useWords();
  const counts = GRADES.map((grade) => `${say(gradeWords[grade])} ${ranking.grades[grade]}`).join(say({ zh: '，', en: ', ' }));
  return (
    <section aria-label={say(words.ranks)}>
      <h3>{say(words.ranks)}</h3>
      <p className="quiet">{ranking.rule}</p>
      <p data-testid="bulk-grades">{counts}</p>
      <table className="plain-table" data-testid="bulk-ranks">
        <thead>
          <tr>
            <th scope="col" className="right">
              {say(words.rank)}
            </th>
            <th scope="col">{say(words.unit)}</th>
            <th scope="col" className="right">
              {say(words.total)}
            </th>
            <th scope="col">{say(words.grade)}</th>
          </tr>
        </thead>
        <tbody>
          {ranking.rows.map((row) => (
            <tr key={row.report}>
              <td className="right amount">{row.rank}</td>
              <th scope="row">
                {row.unit} {row.added && <small className="quiet">{say(words.added)}</small>}
              </th>
              <td className="right amount">{shownPoints(row.total)}</td>
              <td>{say(gradeWords[row.grade])}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
};
