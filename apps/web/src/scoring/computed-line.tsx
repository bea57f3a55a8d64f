// Shows a computed line: its points, one line of explanation, and the whole explanation when opened.
import { CalculatorOutlined } from '@ant-design/icons';
import type { Sheet } from '@camphor/contract';
import type { Words } from '@camphor/domain';
import { useWords } from '../app/language';
import { stepsOf } from './explanation-steps';
import { lineAnchor } from './line-focus';
import { losesPoints, shownPoints } from './points';

const words = {
  computed: { zh: '由数据计算', en: 'computed' },
  criteria: { zh: '评分标准', en: 'Criteria' },
  nothing: { zh: '没有说明', en: 'no explanation' },
} satisfies Record<string, Words>;

export const ComputedLine = ({ line }: { line: Sheet['lines'][number] }) => {
  const say = useWords();
  const steps = stepsOf(line.explanation ?? '');
  const points = line.points ?? '';
  return (
    <details className="line line-computed" id={lineAnchor(line.indicator)} data-testid={`line-${line.indicator}`}>
      <summary data-line-stop>
        <span className="line-name">
          <CalculatorOutlined aria-label={say(words.computed)} /> {line.name}
        </span>
        <span className={losesPoints(points, line.weight) ? 'line-points line-lost' : 'line-points'}>
          <b className="amount">{points === '' ? '—' : shownPoints(points)}</b>
          <span className="quiet">
            {' / '}
            {line.weight}
          </span>
        </span>
        <span className="line-brief">{steps.length === 0 ? say(words.nothing) : line.explanation}</span>
      </summary>
      <div className="line-body">
        {steps.map((step, index) => (
          <p key={index}>{step}</p>
        ))}
        {line.criteria !== undefined && line.criteria !== '' && (
          <p>
            <span className="quiet">{say(words.criteria)}</span> {line.criteria}
          </p>
        )}
        {line.selfScore && (
          <p className="quiet">
            {say({ zh: `单位自评 ${line.selfScore.points} 分`, en: `The unit gave itself ${line.selfScore.points}` })}
            {line.selfScore.reason !== '' && `${say({ zh: '：', en: ': ' })}${line.selfScore.reason}`}
          </p>
        )}
      </div>
    </details>
  );
};
