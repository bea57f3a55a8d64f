// Shows the scores before and after as two strips of dots with a line for each unit that moves.
import type { RecalculatedReport } from '@camphor/contract';
import type { Words } from '@camphor/domain';
import { useWords } from '../app/language';
import { placeDots, scaleOf, type PlacedDot } from '../cycles/dots';
import { useWide } from '../ui/wide';

const words = {
  title: { zh: '得分变动', en: 'How scores move' },
  before: { zh: '现在', en: 'Now' },
  after: { zh: '试算', en: 'Dry run' },
} satisfies Record<string, Words>;
const GAP = { wide: 0.016, narrow: 0.055 } as const;
const ROW = 0.95;

const summary = (rows: readonly RecalculatedReport[]): Words => {
  const moved = rows.filter(({ before, after }) => after !== null && before !== after);
  const down = moved.filter(({ before, after }) => Number(after) < Number(before)).length;
  return {
    zh: `${rows.length} 个单位，${moved.length} 个得分有变化：${down} 个下降，${moved.length - down} 个上升`,
    en: `${rows.length} units, ${moved.length} change points: ${down} down, ${moved.length - down} up`,
  };
};

interface SideProps {
  readonly label: string;
  readonly dots: readonly PlacedDot[];
  /** Dots stack away from the lines between. */
  readonly up: boolean;
}
const Side = ({ label, dots, up }: SideProps) => {
  const rows = Math.max(1, ...dots.map(({ row }) => row + 1));
  return (
    <div className="moving-side" style={{ height: `${rows * ROW}rem` }}>
      <span className="moving-label">{label}</span>
      {dots.map(({ id, label: unit, points, at, row }) => (
        <span
          key={id}
          className={up ? 'strip-dot' : 'strip-dot moving-after'}
          style={{ left: `${at * 100}%`, [up ? 'bottom' : 'top']: `${row * ROW}rem` }}
          title={`${unit} ${points}`}
        />
      ))}
    </div>
  );
};

export const MovingStrip = ({ rows }: { rows: readonly RecalculatedReport[] }) => {
  const say = useWords();
  const gap = useWide(768) ? GAP.wide : GAP.narrow;
  const known = rows.flatMap(({ report, before, after }) =>
    after === null ? [] : [{ id: report.id, label: report.unit.name, before, after }],
  );
  if (known.length === 0) return null;
  const scale = scaleOf(known.flatMap(({ before, after }) => [before, after]));
  const before = placeDots(
    known.map(({ before: points, ...dot }) => ({ ...dot, points })),
    scale,
    gap,
  );
  const after = placeDots(
    known.map(({ after: points, ...dot }) => ({ ...dot, points })),
    scale,
    gap,
  );
  const places = new Map(after.map(({ id, at }) => [id, at]));
  const lines = before.filter(({ id, at }) => places.get(id) !== at);
  const where = (tick: number): string => `${((tick - scale.from) / (scale.to - scale.from)) * 100}%`;
  return (
    <section className="moving" aria-label={say(words.title)}>
      <h2>{say(words.title)}</h2>
      <p className="quiet">{say(summary(rows))}</p>
      <div className="moving-field" role="img" aria-label={say(summary(rows))}>
        <Side label={say(words.before)} dots={before} up />
        <svg className="moving-lines" viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true">
          {lines.map(({ id, at }) => {
            const to = places.get(id) ?? at;
            return <line key={id} x1={at * 100} y1={0} x2={to * 100} y2={10} className={to < at ? 'moving-down' : 'moving-up'} />;
          })}
        </svg>
        <Side label={say(words.after)} dots={after} up={false} />
        <div className="moving-ticks" aria-hidden="true">
          {scale.ticks.map((tick) => (
            <span key={tick} style={{ left: where(tick) }}>
              {tick}
            </span>
          ))}
        </div>
      </div>
    </section>
  );
};
