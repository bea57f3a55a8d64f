// Shows the judged lines against the scorers: what each gave and why, where they lie apart, and what is settled.
import type { SheetComparison } from '@camphor/contract';
import { typedPoints, type Words } from '@camphor/domain';
import { Checkbox, Input } from 'antd';
import { useWords } from '../app/language';
import { lackOf, type Lack } from './moderation-draft';
import { pointsProblemWords, shownPoints } from './points';
import type { ModerationInHand } from './use-moderation';

type Line = SheetComparison['lines'][number];
const words = {
  label: { zh: '各评分人的评分', en: 'Points of the scorers' },
  indicator: { zh: '指标', en: 'Indicator' },
  spread: { zh: '分差', en: 'Spread' },
  settled: { zh: '评议', en: 'Moderation' },
  settle: { zh: '评议本项', en: 'Settle this line' },
  points: { zh: '评议得分', en: 'Moderated points' },
  reason: { zh: '评议理由', en: 'Reason of the moderation' },
  inForce: { zh: '现行评议', en: 'In force:' },
  leftOut: { zh: '未计入', en: 'not counted' },
} satisfies Record<string, Words>;
const lackWords = (lack: Lack, weight: string, step: string): Words => {
  if (lack === 'points') return { zh: '请填得分', en: 'Enter the points' };
  return lack === 'reason' ? { zh: '请写理由', en: 'Give a reason' } : pointsProblemWords(lack, weight, step);
};

const Given = ({ line, scorer }: { line: Line; scorer: string }) => {
  const say = useWords();
  const given = line.given.find((one) => one.scorer === scorer);
  if (!given) return <span className="quiet">—</span>;
  const settled = line.moderated !== null;
  return (
    <>
      <b className={given.counted || settled ? 'amount' : 'amount left-out'}>{shownPoints(given.points)}</b>
      {!given.counted && !settled && <span className="quiet"> {say(words.leftOut)}</span>}
      {given.reason !== '' && <div>{given.reason}</div>}
    </>
  );
};
const Spread = ({ line: { spread, share, diverges } }: { line: Line }) => {
  const say = useWords();
  if (spread === null) return <span className="quiet">—</span>;
  if (!diverges) return <span className="amount">{spread}</span>;
  return (
    <>
      <span className="diverges">
        {say({ zh: '▲ 分歧 ', en: '▲ apart ' })}
        {spread}
      </span>
      {share !== null && (
        <div className="quiet">
          {say({ zh: `按分值占比应在 ${shownPoints(shorter(share))} 以内`, en: `its share is ${shownPoints(shorter(share))}` })}
        </div>
      )}
    </>
  );
};
const shorter = (share: string): string => share.replace(/(\.\d\d)\d+$/, '$1');

const Settle = ({ line, inHand, step }: { line: Line; inHand: ModerationInHand; step: string }) => {
  const say = useWords();
  const now = inHand.draft[line.indicator];
  const lack = now ? lackOf(now, line, step) : null;
  const write = (change: Partial<{ points: string; reason: string }>) =>
    inHand.settle(line.indicator, { points: now?.points ?? '', reason: now?.reason ?? '', ...change });
  const help = `settle-${line.indicator}-help`;
  const { moderated } = line;
  const differs = moderated !== null && (now?.points !== moderated.points || now.reason !== moderated.reason);
  return (
    <div className="moderate-line">
      {differs && (
        <span data-testid={`in-force-${line.indicator}`}>
          {say(words.inForce)} <b className="amount">{shownPoints(moderated.points)}</b> {moderated.reason}
        </span>
      )}
      <Checkbox
        checked={now !== undefined}
        onChange={(event) => inHand.settle(line.indicator, event.target.checked ? { points: '', reason: '', ...moderated } : null)}
        data-testid={`settle-${line.indicator}`}
      >
        {say(words.settle)}
      </Checkbox>
      {now && (
        <>
          <Input
            value={now.points}
            inputMode="decimal"
            autoComplete="off"
            suffix={<span className="quiet">/ {line.weight}</span>}
            aria-label={`${line.name} ${say(words.points)}`}
            aria-describedby={lack === null ? undefined : help}
            onChange={(event) => write({ points: event.target.value })}
            onBlur={() => write({ points: typedPoints(now.points) })}
            data-testid={`settled-points-${line.indicator}`}
          />
          <Input.TextArea
            value={now.reason}
            autoSize={{ minRows: 1, maxRows: 6 }}
            maxLength={4000}
            aria-label={`${line.name} ${say(words.reason)}`}
            placeholder={say(words.reason)}
            onChange={(event) => write({ reason: event.target.value })}
            data-testid={`settled-reason-${line.indicator}`}
          />
          {lack !== null && (
            <span id={help} className="field-asked">
              {say(lackWords(lack, line.weight, step))}
            </span>
          )}
        </>
      )}
    </div>
  );
};

export const CompareTable = ({ comparison, inHand }: { comparison: SheetComparison; inHand: ModerationInHand }) => {
  const say = useWords();
  const open = comparison.moderation.allowed;
  const judged = comparison.lines.filter(({ computed }) => !computed);
  return (
    <div className="compare-scroll stacked-rows" role="region" aria-label={say(words.label)} tabIndex={0}>
      <table className="plain-table" data-testid="compare-table">
        <thead>
          <tr>
            <th scope="col">{say(words.indicator)}</th>
            {comparison.scorers.map(({ username, name }) => (
              <th scope="col" key={username}>
                {name}
              </th>
            ))}
            <th scope="col">{say(words.spread)}</th>
            <th scope="col">{say(words.settled)}</th>
          </tr>
        </thead>
        <tbody>
          {judged.map((line) => (
            <tr key={line.indicator} data-testid={`compare-${line.indicator}`} data-diverges={line.diverges}>
              <th scope="row">
                {line.name} <span className="quiet">/ {line.weight}</span>
              </th>
              {comparison.scorers.map(({ username, name }) => (
                <td key={username} data-label={name}>
                  <Given line={line} scorer={username} />
                </td>
              ))}
              <td data-label={say(words.spread)}>
                <Spread line={line} />
              </td>
              <td {...(open ? {} : { 'data-label': say(words.settled) })}>
                {open ? (
                  <Settle line={line} inHand={inHand} step={comparison.step} />
                ) : line.moderated ? (
                  <>
                    <b className="amount">{shownPoints(line.moderated.points)}</b>
                    <div>{line.moderated.reason}</div>
                  </>
                ) : (
                  <span className="quiet">—</span>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
};
