// Shows one indicator to be self-scored: what the figures suggest and why, the own points, the reason for what is lost.
import { typedPoints, type Words } from '@camphor/domain';
import { Button, Input } from 'antd';
import { memo, useState } from 'react';
import { useWords } from '../app/language';
import { losesPoints, lost, pointsProblem, pointsProblemWords, shownPoints } from '../scoring/points';
import { stepsOf } from '../scoring/explanation-steps';
import { stepFocus } from '../review/use-keys';
import { indicatorAnchor } from '../ui/anchors';
import { EvidenceList } from './evidence-list';
import { adopted, readOwn, writeOwn, type OwnScore, type SelfLine } from './self-scores';
import { useDraft, useField, useProblem } from './use-draft';

const words = {
  points: { zh: '自评得分', en: 'Own points' },
  full: { zh: '满分', en: 'Full' },
  reason: { zh: '扣分原因', en: 'Reason for the loss' },
  remark: { zh: '说明', en: 'Remark' },
  why: { zh: '写明哪里没有做到、原因是什么', en: 'Say what was not reached, and why' },
  missing: { zh: '扣分须写明原因', en: 'Points are lost: a reason is needed' },
  asSuggested: { zh: '与计算结果一致', en: 'as computed' },
  pointsMissing: { zh: '还没有填得分', en: 'Points are still missing' },
} satisfies Record<string, Words>;

const STOP = 'input[data-self-points]';
const pointsId = (indicator: string) => `self-points-${indicator}`;
const reasonId = (indicator: string) => `self-reason-${indicator}`;

const Points = ({ line, own, onWrite }: { line: SelfLine; own: OwnScore; onWrite: (next: OwnScore) => void }) => {
  const say = useWords();
  // "4." on the way to "4.5" stays as it is typed.
  const [typed, setTyped] = useState<string | null>(null);
  const problem = pointsProblem(own.points, line.weight);
  const help = `${pointsId(line.indicator)}-help`;
  return (
    <>
      <Input
        id={pointsId(line.indicator)}
        data-self-points
        data-testid={`self-points-${line.indicator}`}
        className="points-input"
        inputMode="decimal"
        autoComplete="off"
        value={typed !== null && typedPoints(typed) === own.points ? typed : own.points}
        status={problem === null ? '' : 'error'}
        aria-label={`${say(line.name)}：${say(words.points)}`}
        aria-invalid={problem !== null}
        aria-describedby={problem === null ? undefined : help}
        suffix={<span className="quiet">/ {line.weight}</span>}
        onFocus={(event) => event.currentTarget.select()}
        onChange={(event) => {
          setTyped(event.target.value);
          onWrite({ ...own, points: typedPoints(event.target.value) });
        }}
        onBlur={() => setTyped(null)}
        onKeyDown={(event) => {
          if (event.key !== 'Enter' || event.ctrlKey || event.metaKey || event.nativeEvent.isComposing) return;
          event.preventDefault();
          const reason = document.getElementById(reasonId(line.indicator));
          const asks = !event.shiftKey && losesPoints(own.points, line.weight) && own.reason.trim() === '';
          if (asks && reason) reason.focus();
          else stepFocus(STOP, event.shiftKey ? -1 : 1);
        }}
      />
      {problem !== null && (
        <span id={help} className="field-problem self-problem" role="alert">
          {say(pointsProblemWords(problem, line.weight))}
        </span>
      )}
    </>
  );
};

/** One line that opens into formula, figures, rule and rounding. */
const Because = ({ line }: { line: SelfLine }) => {
  const say = useWords();
  const { suggestion, because, criteria } = line;
  const text = because === null ? '' : say(because);
  const steps = stepsOf(text);
  if (suggestion === null) {
    return (
      <p className="self-because quiet">
        {text === '' ? say(criteria) : `${text}${say({ zh: '；评分标准：', en: '; criteria: ' })}${say(criteria)}`}
      </p>
    );
  }
  return (
    <details className="self-because" data-testid={`self-because-${line.indicator}`}>
      <summary>
        <b className="self-suggestion">{say({ zh: `建议 ${shownPoints(suggestion)} 分`, en: `Suggested ${shownPoints(suggestion)}` })}</b>
        <span className="self-brief quiet">{text}</span>
      </summary>
      <div className="self-steps">
        {steps.map((step, index) => (
          <p key={index}>{step}</p>
        ))}
        <p>
          <span className="quiet">{say({ zh: '评分标准', en: 'Criteria' })}</span> {say(criteria)}
        </p>
      </div>
    </details>
  );
};

const Reason = ({ line, own, onWrite }: { line: SelfLine; own: OwnScore; onWrite: (next: OwnScore) => void }) => {
  const draft = useDraft();
  const say = useWords();
  const loses = losesPoints(own.points, line.weight);
  if (!loses && own.reason === '') return null;
  const missing = loses && own.reason.trim() === '';
  const help = `${reasonId(line.indicator)}-help`;
  return (
    <div className="reason-field">
      <label htmlFor={reasonId(line.indicator)}>
        {say(loses ? words.reason : words.remark)}
        {loses && (
          <span className="line-lost">
            {say({ zh: `（扣 ${lost(own.points, line.weight)} 分）`, en: ` (−${lost(own.points, line.weight)})` })}
          </span>
        )}
      </label>
      <Input.TextArea
        id={reasonId(line.indicator)}
        data-testid={`self-reason-${line.indicator}`}
        autoSize={{ minRows: 1, maxRows: 8 }}
        value={own.reason}
        placeholder={loses ? say(words.why) : ''}
        status={missing ? 'warning' : ''}
        aria-describedby={missing ? help : undefined}
        onChange={(event) => onWrite({ ...own, reason: event.target.value })}
        onCompositionStart={() => draft.composing(true)}
        onCompositionEnd={() => draft.composing(false)}
        onBlur={() => draft.composing(false)}
      />
      {missing && (
        <span id={help} className="field-asked">
          {say(words.missing)}
        </span>
      )}
    </div>
  );
};

export const SelfScoreLine = memo(({ line }: { line: SelfLine }) => {
  const say = useWords();
  const field = `selfScore:${line.indicator}`;
  const [value, type] = useField(field);
  const problem = useProblem(field);
  const own = readOwn(value);
  const write = (next: OwnScore) => type(writeOwn(next));
  const { suggestion, weight } = line;
  const agrees = suggestion !== null && own.points !== '' && shownPoints(own.points) === shownPoints(suggestion);
  const focusPoints = () => document.getElementById(pointsId(line.indicator))?.focus({ preventScroll: true });
  const take = (next: OwnScore) => {
    write(next);
    // The button goes; the cursor stays with the line.
    focusPoints();
  };
  return (
    <div className="self-line" id={indicatorAnchor(line.indicator)} data-testid={`self-line-${line.indicator}`}>
      <div className="line-head">
        <label className="line-name" htmlFor={pointsId(line.indicator)}>
          {say(line.name)}
        </label>
        <div className="self-entry">
          <Points line={line} own={own} onWrite={write} />
          {suggestion === null ? (
            <Button
              size="small"
              className="self-take"
              onClick={() => take({ ...own, points: weight })}
              aria-label={`${say(line.name)}：${say(words.full)}`}
            >
              {say(words.full)}
            </Button>
          ) : agrees ? (
            <span className="self-take quiet">{say(words.asSuggested)}</span>
          ) : (
            <Button
              size="small"
              className="self-take"
              onClick={() => take(adopted(line, own))}
              aria-label={say({ zh: `${line.name.zh}：采用建议 ${suggestion} 分`, en: `${line.name.en}: take ${suggestion}` })}
              data-testid={`self-adopt-${line.indicator}`}
            >
              {say({ zh: '采用建议', en: 'Take it' })}
            </Button>
          )}
        </div>
      </div>
      <Because line={line} />
      {problem !== null && <span className="field-problem">{problem}</span>}
      {own.points === '' && own.reason !== '' && <span className="field-problem">{say(words.pointsMissing)}</span>}
      <Reason line={line} own={own} onWrite={write} />
      <EvidenceList target={`indicator:${line.indicator}`} label={say(line.name)} />
    </div>
  );
});

export const focusIndicator = (indicator: string): void => {
  const field = document.getElementById(pointsId(indicator));
  field?.scrollIntoView({ block: 'center' });
  field?.focus({ preventScroll: true });
};
