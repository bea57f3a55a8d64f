// Shows the distribution of scores as a strip of dots, each dot a unit, the self-scores beside on the same scale.
import type { ReportSummary } from '@camphor/contract';
import type { Words } from '@camphor/domain';
import { useWords } from '../app/language';
import { placeDots, scaleOf, type Dot, type Scale } from './dots';

const words = {
  title: { zh: '得分分布', en: 'Scores' },
  official: { zh: '评定', en: 'Official' },
  self: { zh: '自评', en: 'Self' },
} satisfies Record<string, Words>;

const WIDTH = 640;
const RADIUS = 6;
const EDGE = 10;
const GAP = (RADIUS * 2 + 1) / (WIDTH - EDGE * 2);

const Strip = ({ label, dots, scale, onOpen }: { label: string; dots: readonly Dot[]; scale: Scale; onOpen: (id: string) => void }) => {
  const placed = placeDots(dots, scale, GAP);
  const rows = Math.max(1, ...placed.map(({ row }) => row + 1));
  const height = rows * (RADIUS * 2 + 1) + 22;
  const x = (at: number) => EDGE + at * (WIDTH - EDGE * 2);
  return (
    <figure className="strip">
      <figcaption>
        {label} <span className="quiet">{dots.length}</span>
      </figcaption>
      <svg viewBox={`0 0 ${WIDTH} ${height}`} role="group" aria-label={label}>
        {scale.ticks.map((tick) => {
          const at = x((tick - scale.from) / (scale.to - scale.from));
          return (
            <g key={tick} className="strip-tick">
              <line x1={at} x2={at} y1={0} y2={height - 18} />
              <text x={at} y={height - 4} textAnchor="middle">
                {tick}
              </text>
            </g>
          );
        })}
        {placed.map((dot) => (
          <circle
            key={dot.id}
            cx={x(dot.at)}
            cy={height - 20 - RADIUS - dot.row * (RADIUS * 2 + 1)}
            r={RADIUS}
            role="button"
            tabIndex={0}
            aria-label={`${dot.label} ${dot.points}`}
            onClick={() => onOpen(dot.id)}
            onKeyDown={(event) => {
              if (event.key !== 'Enter' && event.key !== ' ') return;
              event.preventDefault();
              onOpen(dot.id);
            }}
          >
            <title>{`${dot.label} ${dot.points}`}</title>
          </circle>
        ))}
      </svg>
    </figure>
  );
};

export const GradeStrip = ({ rows, onOpen }: { rows: readonly ReportSummary[]; onOpen: (id: string) => void }) => {
  const say = useWords();
  const scored = rows.filter(({ total }) => total !== null);
  if (scored.length === 0) return null;
  const official = scored.map(({ id, unit, total }) => ({ id, label: unit.name, points: total ?? '' }));
  const self = rows.flatMap(({ id, unit, selfScore }) => (selfScore === null ? [] : [{ id, label: unit.name, points: selfScore }]));
  const scale = scaleOf([...official, ...self].map(({ points }) => points));
  return (
    <section className="board-strip" aria-label={say(words.title)}>
      <h2>{say(words.title)}</h2>
      <Strip label={say(words.official)} dots={official} scale={scale} onOpen={onOpen} />
      {self.length > 0 && <Strip label={say(words.self)} dots={self} scale={scale} onOpen={onOpen} />}
    </section>
  );
};
