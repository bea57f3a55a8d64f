// Shows total and grade, the self-score beside, and what the score is stamped with: scheme, digest, revision, scorers.
import type { Score } from '@camphor/contract';
import { gradeWords, type Words } from '@camphor/domain';
import { Typography } from 'antd';
import { useWords } from '../app/language';
import { stampOf } from '../ui/dates';
import { gap, shownPoints, sum } from './points';

const words = {
  official: { zh: '评定得分', en: 'Official score' },
  self: { zh: '单位自评', en: 'Self-score' },
  gap: { zh: '相差', en: 'Difference' },
  basis: { zh: '评分依据', en: 'What it rests on' },
  scheme: { zh: '指标体系', en: 'Scheme' },
  digest: { zh: '指标体系摘要', en: 'Digest of the scheme' },
  revision: { zh: '报告版次', en: 'Revision' },
  at: { zh: '评定时间', en: 'Scored' },
  scorers: { zh: '评分人', en: 'Scorers' },
  copy: { zh: '复制', en: 'Copy' },
  copied: { zh: '已复制', en: 'Copied' },
} satisfies Record<string, Words>;

const Digest = ({ digest }: { digest: string }) => {
  const say = useWords();
  return (
    <Typography.Text className="digest" copyable={{ text: digest, tooltips: [say(words.copy), say(words.copied)] }} title={digest}>
      {digest.length > 20 ? `${digest.slice(0, 16)}…` : digest}
    </Typography.Text>
  );
};

export const ScoreHead = ({ score, selfTotal }: { score: Score; selfTotal: string | null }) => {
  const say = useWords();
  const apart = selfTotal === null ? null : gap(score.total, selfTotal);
  const weight = sum(score.lines.map((line) => line.weight));
  return (
    <div className="score-head">
      <div className="score-total">
        <span className="quiet">{say(words.official)}</span>
        <b className="amount" data-testid="score-total">
          {shownPoints(score.total)}
        </b>
        <span className="quiet">
          {' / '}
          {weight}
        </span>
        <span className={`grade grade-${score.grade}`} data-testid="score-grade">
          {say(gradeWords[score.grade])}
        </span>
      </div>
      {selfTotal !== null && (
        <p className="score-self">
          {say(words.self)} <b className="amount">{shownPoints(selfTotal)}</b>
          {apart !== null && apart !== '0' && (
            <span className="quiet">
              {say({ zh: '，', en: ', ' })}
              {say(words.gap)} <span className="amount">{apart.replace('-', '−')}</span> {say({ zh: '分', en: '' })}
            </span>
          )}
        </p>
      )}
      <details className="score-basis">
        <summary>
          {say(words.basis)}
          {say({ zh: '：', en: ': ' })}
          {score.scheme.title}
        </summary>
        <dl className="facts">
          <dt>{say(words.scheme)}</dt>
          <dd>{score.scheme.title}</dd>
          <dt>{say(words.digest)}</dt>
          <dd>
            <Digest digest={score.scheme.digest} />
          </dd>
          <dt>{say(words.revision)}</dt>
          <dd>{say({ zh: `第 ${score.revision} 次提交的报告`, en: `Revision ${score.revision}` })}</dd>
          <dt>{say(words.at)}</dt>
          <dd>{stampOf(score.scoredAt)}</dd>
          <dt>{say(words.scorers)}</dt>
          <dd>{score.scorers.length === 0 ? '—' : score.scorers.join(say({ zh: '、', en: ', ' }))}</dd>
        </dl>
      </details>
    </div>
  );
};
