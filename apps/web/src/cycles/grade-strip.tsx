// Shows the distribution of scores as a strip of dots, each dot a unit, the self-scores beside on the same scale.
import type { ReportSummary } from '@camphor/contract';
import type { Words } from '@camphor/domain';
import { useWords } from '../app/language';
import { useWide } from '../ui/wide';
import { placeDots, scaleOf, type Dot, type Scale } from './dots';

const words = {
  title: { zh: '得分分布', en: 'Scores' },
  official: { zh: '评定', en: 'Official' },
  self: { zh: '自评', en: 'Self' },
} satisfies Record<string, Words>;

/** How much of the scale one dot takes, by the room there is. */
const GAP = { wide: 0.016, narrow: 0.055 } as const;

interface StripProps {
  readonly label: string;
  readonly dots: readonly Dot[];
  readonly scale: Scale;
}
/** For those who do not see the dots; the list below names every unit. */
const spanOf = (label: string, points: readonly string[]): Words => {
  const [lowest = '', highest = ''] = [points[0], points.at(-1)];
  return {
    zh: `${label}：${points.length} 个单位，${lowest} 至 ${highest} 分`,
    en: `${label}: ${points.length} units, ${lowest} to ${highest}`,
  };
};
const Strip = ({ label, dots, scale }: StripProps) => {
  const say = useWords();
  const wide = useWide(768);
  const placed = placeDots(dots, scale, wide ? GAP.wide : GAP.narrow);
  const rows = Math.max(1, ...placed.map(({ row }) => row + 1));
  return (
    <figure className="strip">
      <figcaption>
        {label} <span className="quiet">{dots.length}</span>
      </figcaption>
      <div
        className="strip-scale"
        role="img"
        aria-label={say(
          spanOf(
            label,
            placed.map(({ points }) => points),
          ),
        )}
        style={{ height: `${rows * 0.95 + 1.7}rem` }}
      >
        {scale.ticks.map((tick) => (
          <span key={tick} className="strip-tick" style={{ left: `${((tick - scale.from) / (scale.to - scale.from)) * 100}%` }}>
            {tick}
          </span>
        ))}
        {placed.map(({ id, label: unit, points, at, row }) => (
          <span
            key={id}
            className="strip-dot"
            style={{ left: `${at * 100}%`, bottom: `${row * 0.95 + 1.5}rem` }}
            title={`${unit} ${points}`}
          />
        ))}
      </div>
    </figure>
  );
};

export const GradeStrip = ({ rows }: { rows: readonly ReportSummary[] }) => {
  const say = useWords();
  const official = rows.flatMap(({ id, unit, total }) => (total === null ? [] : [{ id, label: unit.name, points: total }]));
  const self = rows.flatMap(({ id, unit, selfScore }) => (selfScore === null ? [] : [{ id, label: unit.name, points: selfScore }]));
  if (official.length === 0) return null;
  const scale = scaleOf([...official, ...self].map(({ points }) => points));
  return (
    <section className="board-strip" aria-label={say(words.title)}>
      <h2>{say(words.title)}</h2>
      <Strip label={say(words.official)} dots={official} scale={scale} />
      {self.length > 0 && <Strip label={say(words.self)} dots={self} scale={scale} />}
    </section>
  );
};
