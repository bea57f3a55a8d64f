// Shows the official result to the unit: score and grade beside its own, and the head's answer to it.
import type { ReportView } from '@camphor/contract';
import { gradeWords, type Words } from '@camphor/domain';
import { Alert } from 'antd';
import { Link } from 'react-router';
import { useAnswer } from '../app/client';
import { useWords } from '../app/language';
import { Acceptance } from '../scoring/acceptance';
import { NoticeLinks } from '../scoring/notice-links';
import { grouped } from '../ui/amounts';
import '../review/bureau.css';
import '../scoring/scoring.css';

const words = {
  title: { zh: '评定结果', en: 'Result' },
  total: { zh: '得分', en: 'Score' },
  grade: { zh: '等级', en: 'Grade' },
  self: { zh: '自评得分', en: 'Self-score' },
  why: { zh: '逐项查看得分说明', en: 'The score, line by line' },
  stale: { zh: '评分依据有变化，等待重新评定。', en: 'What the score rests on has changed; it will be scored again.' },
  published: { zh: '查看公布的结果', en: 'The published result' },
} satisfies Record<string, Words>;

export const ResultCard = ({ view }: { view: ReportView }) => {
  const say = useWords();
  const { result } = view;
  const score = useAnswer('getScore', { params: { id: view.id } }, { enabled: result !== null, asOf: view.version });
  if (!result) return null;
  const self = view.content.figures['result.selfScore'];
  return (
    <section className="card" data-testid="result">
      <h2>{say(words.title)}</h2>
      {result.stale && <Alert type="warning" showIcon title={say(words.stale)} />}
      <dl className="conclusion">
        <div>
          <dt>{say(words.total)}</dt>
          <dd data-testid="total">{grouped(result.total)}</dd>
        </div>
        <div>
          <dt>{say(words.grade)}</dt>
          <dd data-testid="grade">{say(gradeWords[result.grade])}</dd>
        </div>
        {self !== undefined && (
          <div>
            <dt>{say(words.self)}</dt>
            <dd>{grouped(self, 0)}</dd>
          </div>
        )}
      </dl>
      <p className="result-line">
        <Link to={`/reports/${view.id}/score`}>{say(words.why)}</Link>
        <NoticeLinks view={view} />
        {result.publication && <a href={`/public/reports/${result.publication.id}`}>{say(words.published)}</a>}
      </p>
      {score.data && <Acceptance report={view} score={score.data} />}
    </section>
  );
};
