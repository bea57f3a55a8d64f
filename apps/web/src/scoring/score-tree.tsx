// Shows every line of the official score: points beside the self-score, opened into formula, figures, rule and rounding.
import type { Score } from '@camphor/contract';
import type { Words } from '@camphor/domain';
import { useWords } from '../app/language';
import { figureText } from '../ui/amounts';
import type { Branch } from './group-lines';
import { losesPoints, shownPoints } from './points';

const words = {
  formula: { zh: '公式', en: 'Formula' },
  figures: { zh: '取数', en: 'Figures' },
  substituted: { zh: '代入', en: 'Substituted' },
  rule: { zh: '规则', en: 'Rule' },
  unrounded: { zh: '取舍前', en: 'Unrounded' },
  rounding: { zh: '取舍', en: 'Rounding' },
  explanation: { zh: '说明', en: 'Explanation' },
  official: { zh: '评定', en: 'Official' },
  self: { zh: '自评', en: 'Self' },
  weight: { zh: '分值', en: 'Weight' },
  judged: { zh: '人工评分', en: 'judged' },
  selfReason: { zh: '自评说明', en: 'Reason of the self-score' },
} satisfies Record<string, Words>;

type Line = Score['lines'][number];
type SelfScores = ReadonlyMap<string, { readonly points: string; readonly reason: string }>;

const Explained = ({ line, selfReason }: { line: Line; selfReason: string }) => {
  const say = useWords();
  const steps: readonly (readonly [Words, string])[] = [
    [words.formula, line.formula],
    [words.substituted, line.substituted],
    [words.rule, line.rule],
    [words.unrounded, line.computed && line.unrounded !== line.points ? line.unrounded : ''],
    [words.rounding, line.rounding],
    [words.selfReason, selfReason],
  ];
  return (
    <div className="line-body">
      <p>{line.explanation}</p>
      <dl className="facts">
        {steps.slice(0, 1).map(([label, text]) => text !== '' && <Step key={label.en} label={say(label)} text={text} />)}
        {line.inputs.length > 0 && (
          <>
            <dt>{say(words.figures)}</dt>
            <dd>
              <ul className="inputs">
                {line.inputs.map(({ key, label, value }) => (
                  <li key={key}>
                    {label} <b className="amount">{say(figureText(key, value))}</b>
                  </li>
                ))}
              </ul>
            </dd>
          </>
        )}
        {steps.slice(1).map(([label, text]) => text !== '' && <Step key={label.en} label={say(label)} text={text} />)}
      </dl>
    </div>
  );
};
const Step = ({ label, text }: { label: string; text: string }) => (
  <>
    <dt>{label}</dt>
    <dd>{text}</dd>
  </>
);

const ScoreLine = ({ line, self, open }: { line: Line; self: { points: string; reason: string } | undefined; open: boolean }) => {
  const say = useWords();
  return (
    <details className="line score-line" open={open} data-testid={`score-line-${line.indicator}`}>
      <summary>
        <span className="line-name">
          {line.name}
          {!line.computed && <span className="quiet">{say({ zh: `（${words.judged.zh}）`, en: ` (${words.judged.en})` })}</span>}
        </span>
        <span className="score-columns">
          <span className={losesPoints(line.points, line.weight) ? 'line-lost' : undefined}>
            <small>{say(words.official)}</small> <b className="amount">{shownPoints(line.points)}</b>
          </span>
          <span className="quiet">
            <small>{say(words.weight)}</small> <span className="amount">{line.weight}</span>
          </span>
          <span className="quiet">
            <small>{say(words.self)}</small> <span className="amount">{self ? shownPoints(self.points) : '—'}</span>
          </span>
        </span>
        <span className="line-brief">{line.explanation}</span>
      </summary>
      <Explained line={line} selfReason={self?.reason ?? ''} />
    </details>
  );
};

const BranchOf = ({ branch, level, selfScores, open }: { branch: Branch<Line>; level: number; selfScores: SelfScores; open: boolean }) => {
  const Heading = level === 1 ? 'h2' : 'h3';
  return (
    <section className={`branch branch-${level}`}>
      {branch.name !== '' && (
        <div className={`branch-head branch-head-${level}`}>
          <Heading>{branch.name}</Heading>
          <span>
            <b className="amount">{shownPoints(branch.points)}</b>
            <span className="quiet">
              {' / '}
              {branch.weight}
            </span>
          </span>
        </div>
      )}
      {branch.lines.length > 0 && (
        <ul className="lines">
          {branch.lines.map((line) => (
            <li key={line.indicator}>
              <ScoreLine line={line} self={selfScores.get(line.indicator)} open={open} />
            </li>
          ))}
        </ul>
      )}
      {branch.branches.map((child) => (
        <BranchOf key={child.id} branch={child} level={level + 1} selfScores={selfScores} open={open} />
      ))}
    </section>
  );
};

export const ScoreTree = ({ tree, selfScores, open }: { tree: Branch<Line>; selfScores: SelfScores; open: boolean }) => (
  <BranchOf branch={tree} level={0} selfScores={selfScores} open={open} />
);
