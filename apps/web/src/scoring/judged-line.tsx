// Shows a judged line: criteria, the unit's self-score, the points given and the reason for what is lost.
import type { Sheet } from '@camphor/contract';
import { typedPoints, type Words } from '@camphor/domain';
import { Button, Input } from 'antd';
import { useState } from 'react';
import { useWords } from '../app/language';
import { whyJudged } from './explanation-steps';
import { lineAnchor, pointsId, reasonId, stepPoints } from './line-focus';
import { losesPoints, lost, pointsProblem, pointsProblemWords, shownPoints } from './points';
import type { Judgement } from './sheet-draft';

const words = {
  points: { zh: '得分', en: 'Points' },
  full: { zh: '满分', en: 'Full' },
  reason: { zh: '扣分理由', en: 'Reason for the loss' },
  remark: { zh: '说明（可不填）', en: 'Remark (optional)' },
  why: { zh: '写明依据和扣分之处', en: 'Say what was found and what it costs' },
  missing: { zh: '扣分须写明理由', en: 'Points are lost: a reason is needed' },
  criteria: { zh: '评分标准', en: 'Criteria' },
  self: { zh: '单位自评', en: 'Self-score' },
  remarkButton: { zh: '写说明', en: 'Add a remark' },
} satisfies Record<string, Words>;

type Line = Sheet['lines'][number];
export interface JudgedLineProps {
  readonly line: Line;
  readonly step: string;
  readonly now: Judgement;
  readonly unsaved: boolean;
  readonly closed: boolean;
  readonly onWrite: (change: Partial<Judgement>) => void;
}

const SelfScore = ({ selfScore }: Pick<Line, 'selfScore'>) => {
  const say = useWords();
  if (!selfScore) return null;
  return (
    <p className="line-self">
      <span className="quiet">{say(words.self)}</span> <b className="amount">{shownPoints(selfScore.points)}</b>
      {selfScore.reason !== '' && <span>{`${say({ zh: '：', en: ': ' })}${selfScore.reason}`}</span>}
    </p>
  );
};

const PointsField = ({ line, now, onWrite, problem }: Pick<JudgedLineProps, 'line' | 'now' | 'onWrite'> & { problem: string | null }) => {
  const say = useWords();
  const help = `${pointsId(line.indicator)}-help`;
  // "4." on the way to "4.5" stays as it is typed; what it means is written at once.
  const [typed, setTyped] = useState<string | null>(null);
  return (
    <div className="points-field">
      <Input
        id={pointsId(line.indicator)}
        data-line-stop
        data-testid={`points-${line.indicator}`}
        className="points-input"
        inputMode="decimal"
        autoComplete="off"
        value={typed !== null && typedPoints(typed) === now.points ? typed : now.points}
        status={problem === null ? '' : 'error'}
        aria-label={`${line.name} ${say(words.points)}`}
        aria-invalid={problem !== null}
        aria-describedby={problem === null ? undefined : help}
        suffix={<span className="quiet">/ {line.weight}</span>}
        onChange={(event) => {
          setTyped(event.target.value);
          onWrite({ points: typedPoints(event.target.value) });
        }}
        onBlur={() => setTyped(null)}
        onKeyDown={(event) => {
          if (event.key !== 'Enter' || event.ctrlKey || event.metaKey || event.nativeEvent.isComposing) return;
          event.preventDefault();
          stepPoints(
            line.indicator,
            event.shiftKey ? -1 : 1,
            problem === null && losesPoints(now.points, line.weight) && now.reason.trim() === '',
          );
        }}
      />
      <Button size="small" onClick={() => onWrite({ points: line.weight })} aria-label={`${line.name} ${say(words.full)}`}>
        {say(words.full)}
      </Button>
      {problem !== null && (
        <span id={help} className="field-problem" role="alert">
          {problem}
        </span>
      )}
    </div>
  );
};

export const JudgedLine = ({ line, step, now, unsaved, closed, onWrite }: JudgedLineProps) => {
  const say = useWords();
  const [remark, setRemark] = useState(false);
  const meant = now.points;
  const why = whyJudged(line.explanation ?? '');
  const problem = pointsProblem(meant, line.weight, step);
  const loses = problem === null && losesPoints(meant, line.weight);
  const reasonMissing = loses && now.reason.trim() === '';
  const showReason = loses || now.reason !== '' || remark;
  return (
    <div
      className={`line line-judged${meant === '' ? ' line-open' : ''}`}
      id={lineAnchor(line.indicator)}
      data-testid={`line-${line.indicator}`}
      data-unsaved={unsaved}
    >
      <div className="line-head">
        <span className="line-name">{line.name}</span>
        {closed ? (
          <span className={loses ? 'line-points line-lost' : 'line-points'}>
            <b className="amount">{meant === '' ? '—' : shownPoints(meant)}</b>
            <span className="quiet">
              {' / '}
              {line.weight}
            </span>
          </span>
        ) : (
          <PointsField
            line={line}
            now={now}
            onWrite={onWrite}
            problem={problem === null ? null : say(pointsProblemWords(problem, line.weight, step))}
          />
        )}
      </div>
      {line.criteria !== undefined && line.criteria !== '' && (
        <p className="line-criteria">
          <span className="quiet">{say(words.criteria)}</span> {line.criteria}
        </p>
      )}
      {why !== '' && <p className="line-note">{why}</p>}
      <SelfScore {...(line.selfScore ? { selfScore: line.selfScore } : {})} />
      {closed
        ? now.reason !== '' && (
            <p className="line-reason">
              <span className="quiet">{say(words.reason)}</span> {now.reason}
            </p>
          )
        : showReason && (
            <div className="reason-field">
              <label htmlFor={reasonId(line.indicator)}>
                {loses ? say(words.reason) : say(words.remark)}
                {loses && (
                  <span className="line-lost">
                    {say({ zh: `（扣 ${lost(meant, line.weight)} 分）`, en: ` (−${lost(meant, line.weight)})` })}
                  </span>
                )}
              </label>
              <Input.TextArea
                id={reasonId(line.indicator)}
                data-testid={`reason-${line.indicator}`}
                autoSize={{ minRows: 1, maxRows: 8 }}
                maxLength={4000}
                value={now.reason}
                placeholder={loses ? say(words.why) : ''}
                status={reasonMissing ? 'warning' : ''}
                aria-describedby={reasonMissing ? `${reasonId(line.indicator)}-help` : undefined}
                onChange={(event) => onWrite({ reason: event.target.value })}
              />
              {reasonMissing && (
                <span id={`${reasonId(line.indicator)}-help`} className="field-asked">
                  {say(words.missing)}
                </span>
              )}
            </div>
          )}
      {!closed && !showReason && meant !== '' && (
        <Button type="link" size="small" className="remark-button" onClick={() => setRemark(true)}>
          {say(words.remarkButton)}
        </Button>
      )}
    </div>
  );
};
