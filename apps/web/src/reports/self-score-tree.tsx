// Shows the self-score indicator by indicator (逐项自评): suggestions from the figures, own points, the running total and how it stands to the stated score.
import { gradeWords, type Figures, type Scheme, type Words } from '@camphor/domain';
import { Button } from 'antd';
import { memo, useMemo } from 'react';
import { useWords } from '../app/language';
import { shownPoints } from '../scoring/points';
import { figureText } from '../ui/amounts';
import { selfScoresAnchor } from '../ui/anchors';
import { focusIndicator, SelfScoreLine } from './self-score-line';
import { adopted, offBy, readOwn, selfLines, tallyOfScores, writeOwn, type OwnScore, type SelfLine } from './self-scores';
import { useDraft, useDraftPart } from './use-draft';
import '../scoring/scoring.css';

const words = {
  title: { zh: '逐项自评', en: 'Self-score by indicator' },
  optional: { zh: '（选填）', en: '(optional)' },
  required: { zh: '必填', en: 'required' },
  nextOpen: { zh: '下一项未填', en: 'Next open' },
} satisfies Record<string, Words>;
const SCORE = 'figure:result.selfScore';
const GRADE = 'figure:result.selfGrade';

/** Own points of all indicators as they stand on the page. */
const useOwnScores = (lines: readonly SelfLine[]): Readonly<Record<string, OwnScore>> => {
  const draft = useDraft();
  const text = useDraftPart(draft, () => JSON.stringify(lines.map(({ indicator }) => draft.value(`selfScore:${indicator}`))));
  return useMemo(() => {
    const values = JSON.parse(text) as (string | null)[];
    return Object.fromEntries(lines.map(({ indicator }, index) => [indicator, readOwn(values[index] ?? null)]));
  }, [text, lines]);
};

const Sum = ({ scheme, lines }: { scheme: Scheme; lines: readonly SelfLine[] }) => {
  const draft = useDraft();
  const say = useWords();
  const own = useOwnScores(lines);
  const stated = useDraftPart(draft, () => draft.value(SCORE));
  const statedGrade = useDraftPart(draft, () => draft.value(GRADE));
  const { total, open, unexplained, impossible, grade } = tallyOfScores(scheme, lines, own);
  const begun = open.length < lines.length;
  const off = begun && open.length === 0 ? offBy(total, stated) : null;
  const unsaid = begun && open.length === 0 && stated === null;
  const gradeOff = grade !== null && statedGrade !== grade;
  const takes = (off !== null || unsaid || gradeOff) && impossible.length === 0;
  const suggested = lines.filter(({ indicator, suggestion }) => suggestion !== null && (own[indicator]?.points ?? '') === '');
  const next = open[0] ?? impossible[0] ?? unexplained[0];
  const takeOver = () => {
    draft.type(SCORE, total);
    if (grade !== null) draft.type(GRADE, grade);
    document.getElementById('input-result.selfScore')?.focus({ preventScroll: true });
  };
  const takeSuggestions = () => {
    for (const line of suggested)
      draft.type(`selfScore:${line.indicator}`, writeOwn(adopted(line, readOwn(draft.value(`selfScore:${line.indicator}`)))));
    if (next)
      requestAnimationFrame(() =>
        focusIndicator(
          lines.find(({ indicator }) => open.includes(indicator) && !suggested.some((line) => line.indicator === indicator))?.indicator ??
            next,
        ),
      );
  };
  return (
    <div className="self-sum" data-testid="self-sum">
      <p role="status">
        {say({ zh: '合计 ', en: 'Total ' })}
        <b className="amount" data-testid="self-total">
          {shownPoints(total)}
        </b>
        <span className="quiet"> / {scheme.total}</span>
        {grade !== null && <b className="self-grade">{say(gradeWords[grade])}</b>}
        {open.length > 0 && <span className="sheet-open">{say({ zh: `${open.length} 项未填`, en: `${open.length} open` })}</span>}
        {impossible.length > 0 && (
          <span className="sheet-open">{say({ zh: `${impossible.length} 项超出分值`, en: `${impossible.length} out of range` })}</span>
        )}
        {unexplained.length > 0 && (
          <span className="sheet-open">
            {say({ zh: `${unexplained.length} 项扣分未写原因`, en: `${unexplained.length} without a reason` })}
          </span>
        )}
        {off !== null && stated !== null && (
          <span className="self-off" data-testid="self-off">
            {say({
              zh: `与报告写的自评得分 ${figureText('result.selfScore', stated).zh} 分相差 ${off} 分`,
              en: `${off} against the stated ${stated}`,
            })}
          </span>
        )}
      </p>
      <div className="self-sum-actions">
        {takes && (
          <Button size="small" onClick={takeOver} data-testid="self-take-sum">
            {say({
              zh: `自评得分写为 ${total} 分${grade === null ? '' : `、等级“${gradeWords[grade].zh}”`}`,
              en: `State ${total}${grade === null ? '' : `, ${gradeWords[grade].en}`}`,
            })}
          </Button>
        )}
        {suggested.length > 0 && (
          <Button size="small" onClick={takeSuggestions} data-testid="self-adopt-all">
            {say({ zh: `未填的 ${suggested.length} 项采用计算建议`, en: `Take ${suggested.length} suggestions` })}
          </Button>
        )}
        {begun && next && (
          <Button size="small" type="text" onClick={() => focusIndicator(next)}>
            {say(open.length > 0 ? words.nextOpen : { zh: '到需要处理的一项', en: 'Go to the next' })}
          </Button>
        )}
      </div>
    </div>
  );
};

interface Branch {
  readonly path: readonly Words[];
  readonly lines: readonly SelfLine[];
}
/** Lines that stand below the same heading, in the order of the scheme. */
const branchesOf = (lines: readonly SelfLine[]): Branch[] => {
  const branches: { path: readonly Words[]; lines: SelfLine[] }[] = [];
  for (const line of lines) {
    const name = line.path.map(({ zh }) => zh).join('/');
    const last = branches[branches.length - 1];
    if (last && last.path.map(({ zh }) => zh).join('/') === name) last.lines.push(line);
    else branches.push({ path: line.path, lines: [line] });
  }
  return branches;
};

export const SelfScoreTree = memo(({ scheme, figures, required }: { scheme: Scheme; figures: Figures; required: boolean }) => {
  const say = useWords();
  // What is typed into the text changes no suggestion.
  const text = JSON.stringify(figures);
  const lines = useMemo(() => selfLines(scheme, JSON.parse(text) as Figures), [scheme, text]);
  const branches = useMemo(() => branchesOf(lines), [lines]);
  return (
    <section id={selfScoresAnchor} className="section-editor section-part self-scores" data-testid="self-scores">
      <h3>
        {required && (
          <span className="required-sign" title={say(words.required)}>
            *
          </span>
        )}
        {say(words.title)}
        {!required && <small className="quiet own-heading">{say(words.optional)}</small>}
      </h3>
      <p className="quiet self-scheme">
        {say(scheme.title)}
        {say({
          zh: '。由数据可以算出的指标给出建议和算法，其余由单位自行评分。',
          en: '. Where the figures decide, points are suggested with their working.',
        })}
      </p>
      <Sum scheme={scheme} lines={lines} />
      {branches.map(({ path, lines: own }) => (
        <div key={own[0]?.indicator} className="self-branch">
          {path.length > 0 && <h4>{path.map((name) => say(name)).join(' › ')}</h4>}
          <ul className="lines">
            {own.map((line) => (
              <li key={line.indicator}>
                <SelfScoreLine line={line} />
              </li>
            ))}
          </ul>
        </div>
      ))}
    </section>
  );
});
