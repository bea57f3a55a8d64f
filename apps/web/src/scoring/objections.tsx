// Shows the unit's objections (异议): what each names and says, its files, until when it is to be decided, and how it was; who may not decide sees why.
import type { ReportView, WireObjection } from '@camphor/contract';
import type { Words } from '@camphor/domain';
import { Button } from 'antd';
import { useState } from 'react';
import { useAnswer } from '../app/client';
import { useWords } from '../app/language';
import { AttachEvidence, EvidenceItems } from '../reports/evidence-list';
import { EvidenceContext, useEvidence } from '../reports/use-evidence';
import { stampOf } from '../ui/dates';
import { DueDate } from '../ui/due-date';
import { ProblemAlert } from '../ui/problem-alert';
import { DecideObjection } from './decide-objection';

const words = {
  title: { zh: '异议', en: 'Objections' },
  whole: { zh: '整体结果', en: 'the whole result' },
  decide: { zh: '办理', en: 'Decide' },
  barred: { zh: '您不能办理本异议：', en: 'You cannot decide this objection: ' },
  due: { zh: '应办结：', en: 'To be decided by: ' },
  upheld: { zh: '成立', en: 'Upheld' },
  rejected: { zh: '不成立', en: 'Rejected' },
  files: { zh: '佐证材料', en: 'Evidence' },
} satisfies Record<string, Words>;

const Points = ({ objection, names }: { objection: WireObjection; names: ReadonlyMap<string, string> }) => {
  const say = useWords();
  const { indicators, points, decision } = objection;
  if (indicators.length === 0) return null;
  const verdict = (indicator: string) => decision?.outcomes.find((one) => one.indicator === indicator);
  return (
    <ul className="objection-points">
      {indicators.map((indicator) => {
        const reason = points.find((point) => point.indicator === indicator)?.reason;
        const outcome = verdict(indicator);
        return (
          <li key={indicator}>
            <b>{names.get(indicator) ?? indicator}</b>
            {reason !== undefined && <p>{reason}</p>}
            {outcome && (
              <p className="decision">
                <b>{say(outcome.upheld ? words.upheld : words.rejected)}</b>
                {say({ zh: '：', en: ': ' })}
                {outcome.reason}
              </p>
            )}
          </li>
        );
      })}
    </ul>
  );
};

const Files = ({ report, objection }: { report: ReportView; objection: WireObjection }) => {
  const say = useWords();
  const desk = useEvidence(report.id, false);
  const target = `objection:${objection.id}`;
  const left = report.result?.objectionLeft?.workingDays ?? -1;
  const mayAttach = objection.decision === null && left >= 0 && report.rolesHere.some((role) => role === 'head' || role === 'preparer');
  if (!mayAttach && desk.at(target).length === 0) return null;
  const label = say(words.files);
  return (
    <EvidenceContext value={desk}>
      <div className="objection-files" data-testid="objection-files">
        <small className="quiet">{label}</small>
        <EvidenceItems targets={[target]} />
        {mayAttach && <AttachEvidence target={target} desk={desk} label={label} />}
      </div>
    </EvidenceContext>
  );
};

const Outcome = ({ objection, onDecide }: { objection: WireObjection; onDecide: () => void }) => {
  const say = useWords();
  const { decision, decide, due, left } = objection;
  if (decision) {
    return (
      <p className="decision" data-testid="objection-decision">
        <b>{say(decision.upheld ? words.upheld : words.rejected)}</b>
        {say({ zh: '：', en: ': ' })}
        {decision.reason}
        <span className="quiet">
          {' '}
          {decision.by} {stampOf(decision.at)}
        </span>
      </p>
    );
  }
  const isOffered = decide !== null && (decide.allowed || decide.why.some(({ code }) => code === 'four_eyes_objection'));
  return (
    <>
      {due !== null && (
        <p>
          {say(words.due)}
          <DueDate due={due} left={left} />
        </p>
      )}
      {isOffered && (
        <p className="objection-actions">
          <Button type="primary" disabled={!decide.allowed} onClick={onDecide} data-testid="decide-objection">
            {say(words.decide)}
          </Button>
          {!decide.allowed && (
            <span data-testid="objection-barred">
              {say(words.barred)}
              {decide.why.map(({ message }) => message).join('')}
            </span>
          )}
        </p>
      )}
    </>
  );
};

export const Objections = ({ report, names }: { report: ReportView; names: ReadonlyMap<string, string> }) => {
  const say = useWords();
  const answer = useAnswer('listObjections', { params: { id: report.id } }, { asOf: report.version });
  const [deciding, setDeciding] = useState<WireObjection | null>(null);
  const items = answer.data?.items ?? [];
  if (answer.error) return <ProblemAlert error={answer.error} onRetry={() => void answer.refetch()} />;
  if (items.length === 0) return null;
  return (
    <section className="objections" aria-label={say(words.title)}>
      <h2>{say(words.title)}</h2>
      <ul>
        {items.map((objection) => (
          <li key={objection.id} data-testid="objection">
            <p>
              <b>
                {say({ zh: `对第 ${objection.score} 次评定`, en: `To score ${objection.score}` })}
                {objection.indicators.length === 0 && `${say({ zh: '：', en: ': ' })}${say(words.whole)}`}
              </b>
              <span className="quiet">
                {' '}
                {objection.by} {stampOf(objection.at)}
              </span>
            </p>
            <p>{objection.reason}</p>
            <Points objection={objection} names={names} />
            <Files report={report} objection={objection} />
            <Outcome objection={objection} onDecide={() => setDeciding(objection)} />
          </li>
        ))}
      </ul>
      {deciding && <DecideObjection objection={deciding} names={names} onClose={() => setDeciding(null)} />}
    </section>
  );
};
