// Shows how far the sheet has come, branch by branch, and every line that still lacks something, each a way to it.
import type { Sheet } from '@camphor/contract';
import type { Words } from '@camphor/domain';
import { useWords } from '../app/language';
import type { Branch } from './group-lines';
import { toLine } from './line-focus';
import { pointsProblemWords, shownPoints } from './points';
import type { LineStanding, SheetStanding } from './sheet-draft';
import { branchAnchor } from './sheet-tree';

export const lackWords = (lack: LineStanding['lack']): Words => {
  if (lack === 'points') return { zh: '未评分', en: 'no points' };
  if (lack === 'reason') return { zh: '扣分未写理由', en: 'loss without a reason' };
  return lack === 'above' ? { zh: '超过该项分值', en: 'above the weight' } : pointsProblemWords(lack, '');
};

export const LackList = ({ lacks, onJump }: { lacks: readonly LineStanding[]; onJump?: () => void }) => {
  const say = useWords();
  return (
    <ul className="lacks">
      {lacks.map(({ indicator, name, lack }) => (
        <li key={indicator}>
          <button
            type="button"
            className="link-button"
            data-jump
            onClick={() => {
              onJump?.();
              // The sheet on a phone closes first and gives the focus back; the line takes it after that.
              setTimeout(() => toLine(indicator), 60);
            }}
          >
            {name}
          </button>
          <span className="quiet">{`${say({ zh: '：', en: ': ' })}${say(lackWords(lack))}`}</span>
        </li>
      ))}
    </ul>
  );
};

export interface SheetOverviewProps {
  readonly tree: Branch<Sheet['lines'][number]>;
  readonly standing: SheetStanding;
  readonly closed: boolean;
}
export const SheetOverview = ({ tree, standing, closed }: SheetOverviewProps) => {
  const say = useWords();
  return (
    <div className="sheet-overview">
      <h2>{say({ zh: '各部分得分', en: 'By part' })}</h2>
      <table className="plain-table">
        <thead>
          <tr>
            <th scope="col">{say({ zh: '指标', en: 'Indicator' })}</th>
            <th scope="col" className="right">
              {say({ zh: '得分', en: 'Points' })}
            </th>
            <th scope="col" className="right">
              {say({ zh: '分值', en: 'Weight' })}
            </th>
          </tr>
        </thead>
        <tbody>
          {tree.branches.map((branch) => (
            <tr key={branch.id}>
              <th scope="row">
                <a href={`#${encodeURIComponent(branchAnchor(branch.id))}`} data-jump>
                  {branch.name}
                </a>
                {branch.open > 0 && <span className="sheet-open">{say({ zh: `${branch.open} 项未评`, en: `${branch.open} open` })}</span>}
              </th>
              <td className="right amount">{shownPoints(branch.points)}</td>
              <td className="right amount quiet">{branch.weight}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {closed ? null : standing.lacks.length > 0 ? (
        <>
          <h2>{say({ zh: `还差 ${standing.lacks.length} 处`, en: `${standing.lacks.length} still missing` })}</h2>
          <LackList lacks={standing.lacks} />
        </>
      ) : (
        <p>{say({ zh: '已全部评完，可以交表。', en: 'All lines are judged; the sheet can be handed in.' })}</p>
      )}
    </div>
  );
};
