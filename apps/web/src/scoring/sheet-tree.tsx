// Shows the tree of indicators of a sheet, each branch with its weight and points.
import type { Sheet } from '@camphor/contract';
import { useWords } from '../app/language';
import { ComputedLine } from './computed-line';
import type { Branch } from './group-lines';
import { JudgedLine } from './judged-line';
import { shownPoints } from './points';
import { judgementOf, type Judgement, type SheetDraft } from './sheet-draft';

type Line = Sheet['lines'][number];
export interface SheetTreeProps {
  readonly tree: Branch<Line>;
  readonly draft: SheetDraft;
  /** Points are multiples of it. */
  readonly step: string;
  /** Handed in: shown, not asked. */
  readonly closed: boolean;
  readonly onWrite: (line: Line, change: Partial<Judgement>) => void;
}

export const branchAnchor = (id: string): string => `branch-${id}`;

const BranchHead = ({ branch, level }: { branch: Branch<Line>; level: number }) => {
  const say = useWords();
  const Heading = level === 1 ? 'h2' : 'h3';
  return (
    <div className={`branch-head branch-head-${level}`}>
      <Heading id={branchAnchor(branch.id)} tabIndex={-1}>
        {branch.name}
      </Heading>
      <span className="branch-points">
        {branch.open > 0 && <span className="sheet-open">{say({ zh: `${branch.open} 项未评`, en: `${branch.open} open` })}</span>}
        <span>
          <b className="amount">{shownPoints(branch.points)}</b>
          <span className="quiet">
            {' / '}
            {branch.weight} {say({ zh: '分', en: '' })}
          </span>
        </span>
      </span>
    </div>
  );
};

const BranchOf = ({ branch, level, ...rest }: { branch: Branch<Line>; level: number } & Omit<SheetTreeProps, 'tree'>) => (
  <section className={`branch branch-${level}`} aria-labelledby={branch.name === '' ? undefined : branchAnchor(branch.id)}>
    {branch.name !== '' && <BranchHead branch={branch} level={level} />}
    {branch.lines.length > 0 && (
      <ul className="lines">
        {branch.lines.map((line) => (
          <li key={line.indicator}>
            {line.computed ? (
              <ComputedLine line={line} />
            ) : (
              <JudgedLine
                line={line}
                step={rest.step}
                now={judgementOf(line, rest.draft)}
                unsaved={rest.draft[line.indicator] !== undefined}
                closed={rest.closed}
                onWrite={(change) => rest.onWrite(line, change)}
              />
            )}
          </li>
        ))}
      </ul>
    )}
    {branch.branches.map((child) => (
      <BranchOf key={child.id} branch={child} level={level + 1} {...rest} />
    ))}
  </section>
);

export const SheetTree = ({ tree, ...rest }: SheetTreeProps) => <BranchOf branch={tree} level={0} {...rest} />;
