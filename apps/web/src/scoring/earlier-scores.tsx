// Shows the score beside the one before it: what each line was and is, and by how much it moved; earlier ones can be chosen.
import type { Score } from '@camphor/contract';
import type { Words } from '@camphor/domain';
import { Select } from 'antd';
import { useState } from 'react';
import { useAnswer } from '../app/client';
import { useWords } from '../app/language';
import { stampOf } from '../ui/dates';
import { ProblemAlert } from '../ui/problem-alert';
import { gap, shownPoints } from './points';

const words = {
  title: { zh: '与以前的评定对照', en: 'Beside the earlier score' },
  choose: { zh: '以前的评定', en: 'Earlier score' },
  indicator: { zh: '指标', en: 'Indicator' },
  before: { zh: '以前', en: 'Before' },
  now: { zh: '现在', en: 'Now' },
  change: { zh: '变化', en: 'Change' },
  total: { zh: '总分', en: 'Total' },
  same: { zh: '各项得分没有变化。', en: 'No line moved.' },
  others: { zh: '其余指标得分不变。', en: 'The other lines did not move.' },
} satisfies Record<string, Words>;

interface Compared {
  readonly key: string;
  readonly name: string;
  readonly before: string | null;
  readonly now: string | null;
}
const compared = (before: Score, now: Score | null): Compared[] => {
  const lines = new Map(now?.lines.map((line) => [line.indicator, line]));
  const gone = before.lines.map(({ indicator, name, points }) => ({
    key: indicator,
    name,
    before: points,
    now: lines.get(indicator)?.points ?? null,
  }));
  const known = new Set(before.lines.map(({ indicator }) => indicator));
  const fresh = (now?.lines ?? []).filter(({ indicator }) => !known.has(indicator));
  return [...gone, ...fresh.map(({ indicator, name, points }) => ({ key: indicator, name, before: null, now: points }))];
};
const signed = (before: string | null, now: string | null): string => {
  const moved = before === null || now === null ? null : gap(now, before);
  return moved === null || moved === '0' ? '—' : moved.replace('-', '−');
};

const Table = ({ before, now }: { before: Score; now: Score | null }) => {
  const say = useWords();
  const rows = compared(before, now);
  const moved = now === null ? rows : rows.filter((row) => row.before !== row.now);
  const cell = (points: string | null) => (points === null ? '—' : shownPoints(points));
  return (
    <>
      <table className="plain-table compared" data-testid="compared-scores">
        <thead>
          <tr>
            <th scope="col">{say(words.indicator)}</th>
            <th scope="col" className="right">
              {say(words.before)}
            </th>
            <th scope="col" className="right">
              {say(words.now)}
            </th>
            <th scope="col" className="right">
              {say(words.change)}
            </th>
          </tr>
        </thead>
        <tbody>
          {moved.map((row) => (
            <tr key={row.key}>
              <th scope="row">{row.name}</th>
              <td className="right amount">{cell(row.before)}</td>
              <td className="right amount">{cell(row.now)}</td>
              <td className="right amount">{signed(row.before, row.now)}</td>
            </tr>
          ))}
          <tr>
            <th scope="row">
              <b>{say(words.total)}</b>
            </th>
            <td className="right amount">{shownPoints(before.total)}</td>
            <td className="right amount">{now ? shownPoints(now.total) : '—'}</td>
            <td className="right amount">{signed(before.total, now?.total ?? null)}</td>
          </tr>
        </tbody>
      </table>
      {now !== null && <p className="quiet">{say(moved.length === 0 ? words.same : words.others)}</p>}
    </>
  );
};

/** `now` is null while the report is being scored again. */
export const EarlierScores = ({ reportId, version, now }: { reportId: string; version: number; now: Score | null }) => {
  const say = useWords();
  const list = useAnswer('listScores', { params: { id: reportId } }, { asOf: version });
  const [chosen, setChosen] = useState<number | null>(null);
  const earlier = (list.data?.items ?? []).filter(({ current }) => !current);
  const number = chosen ?? earlier.at(-1)?.number ?? null;
  const before = useAnswer('getScore', { params: { id: reportId }, query: { number: number ?? 1 } }, { enabled: number !== null });
  if (list.error) return <ProblemAlert error={list.error} onRetry={() => void list.refetch()} />;
  if (number === null) return null;
  const label = ({ number: which, total, scoredAt }: (typeof earlier)[number]) =>
    say({
      zh: `第 ${which} 次：${shownPoints(total)} 分（${stampOf(scoredAt)}）`,
      en: `Score ${which}: ${shownPoints(total)} (${stampOf(scoredAt)})`,
    });
  return (
    <section className="card" data-testid="earlier-scores">
      <h2>{say(words.title)}</h2>
      {earlier.length > 1 ? (
        <Select
          aria-label={say(words.choose)}
          value={number}
          onChange={(next: number) => setChosen(next)}
          options={earlier.map((each) => ({ value: each.number, label: label(each) }))}
        />
      ) : (
        earlier[0] && <p className="quiet">{label(earlier[0])}</p>
      )}
      {before.error && <ProblemAlert error={before.error} onRetry={() => void before.refetch()} />}
      {before.data && <Table before={before.data} now={now} />}
    </section>
  );
};
