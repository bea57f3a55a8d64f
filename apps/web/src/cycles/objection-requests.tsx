// Shows the objections (异议) that wait for a decision, with what is left of their time, and who may not decide which.
import type { Words } from '@camphor/domain';
import { Link } from 'react-router';
import { useAnswer } from '../app/client';
import { useWords } from '../app/language';
import { stampOf } from '../ui/dates';
import { DueDate } from '../ui/due-date';
import { ProblemAlert } from '../ui/problem-alert';

const words = {
  title: { zh: '待办异议', en: 'Objections to be decided' },
  whole: { zh: '针对整体结果', en: 'to the whole result' },
  decide: { zh: '查看并办理', en: 'Look and decide' },
  look: { zh: '查看', en: 'Look' },
} satisfies Record<string, Words>;
const SHOWN = 50;

export const ObjectionRequests = ({ cycleId }: { cycleId: string }) => {
  const say = useWords();
  const answer = useAnswer('searchObjections', { query: { cycle: cycleId, open: 'true', limit: SHOWN } });
  const items = answer.data?.items ?? [];
  if (answer.error) return <ProblemAlert error={answer.error} onRetry={() => void answer.refetch()} />;
  if (items.length === 0) return null;
  return (
    <section className="needed" aria-label={say(words.title)} data-testid="open-objections">
      <h2>
        {say(words.title)} <span className="quiet">{items.length}</span>
      </h2>
      <ul>
        {items.map(({ id, reportId, unit, indicators, at, due, left, decide }) => (
          <li key={id} data-testid="open-objection">
            <span className="need-what">
              <b>{unit}</b>
              <span title={stampOf(at)}>
                {indicators.length === 0
                  ? say(words.whole)
                  : say({ zh: `针对 ${indicators.length} 项指标`, en: `to ${indicators.length} indicators` })}
              </span>
              {decide && !decide.allowed && <span className="quiet">{decide.why.map(({ message }) => message).join('')}</span>}
            </span>
            <DueDate due={due} left={left} />
            <Link to={`/reports/${reportId}/score`}>{say(decide?.allowed ? words.decide : words.look)}</Link>
          </li>
        ))}
      </ul>
    </section>
  );
};
