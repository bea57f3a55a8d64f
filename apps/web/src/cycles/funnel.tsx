// Shows how many units are at each stage: words and numbers, each the way to its list.
import { useWords } from '../app/language';
import { STAGES, stageWords, type BoardFilter, type Stage, type Standing } from './standing';

export interface FunnelProps {
  readonly standing: Standing;
  readonly filter: BoardFilter;
  readonly onChoose: (filter: BoardFilter) => void;
}
const Step = ({
  stage,
  count,
  units,
  chosen,
  onChoose,
}: {
  stage: Stage;
  count: number;
  units: number;
  chosen: boolean;
  onChoose: () => void;
}) => {
  const say = useWords();
  const words = say(stageWords(stage));
  const inside = (
    <>
      <b className="funnel-count">{count}</b>
      <span className="funnel-word">{words}</span>
      <span className="funnel-bar" aria-hidden>
        <span style={{ width: `${units === 0 ? 0 : Math.round((count / units) * 100)}%` }} />
      </span>
    </>
  );
  // Units that have not begun have no report to list.
  if (stage === 'absent' || count === 0) return <div className="funnel-step funnel-still">{inside}</div>;
  return (
    <button type="button" className="funnel-step" aria-pressed={chosen} onClick={onChoose} data-testid={`stage-${stage}`}>
      {inside}
    </button>
  );
};

export const Funnel = ({ standing, filter, onChoose }: FunnelProps) => {
  const say = useWords();
  return (
    <ol className="funnel" aria-label={say({ zh: '各阶段单位数', en: 'Units by stage' })}>
      {STAGES.map((stage) => (
        <li key={stage} className={`stage-${stage}`}>
          <Step
            stage={stage}
            count={standing.counts[stage]}
            units={standing.units}
            chosen={filter === stage}
            onChoose={() => onChoose(filter === stage ? 'all' : stage)}
          />
        </li>
      ))}
    </ol>
  );
};
