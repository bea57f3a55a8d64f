// Shows what the checks found, with the unit's explanations; a finding can be turned into a return item.
import type { WireFinding } from '@camphor/contract';
import type { Words } from '@camphor/domain';
import { CheckCircleOutlined, CloseCircleOutlined, ExclamationCircleOutlined, InfoCircleOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useWords } from '../app/language';
import { targetOfFinding } from './notes';
import { PlaceLink } from './place-link';
import type { Review } from './use-review';

const words = {
  fail: { zh: '错误', en: 'Error' },
  warn: { zh: '提醒', en: 'Warning' },
  hint: { zh: '提示', en: 'Hint' },
  explained: { zh: '单位说明', en: 'Explanation' },
  unexplained: { zh: '单位未说明', en: 'Not explained' },
  toItem: { zh: '转为退回意见', en: 'Turn into a return item' },
  none: { zh: '没有需要注意的地方。', en: 'Nothing to look at.' },
} satisfies Record<string, Words>;

const signs = {
  fail: <CloseCircleOutlined aria-hidden />,
  warn: <ExclamationCircleOutlined aria-hidden />,
  hint: <InfoCircleOutlined aria-hidden />,
  pass: <CheckCircleOutlined aria-hidden />,
  skipped: <InfoCircleOutlined aria-hidden />,
} satisfies Record<WireFinding['status'], React.ReactNode>;

const Finding = ({ finding, review }: { finding: WireFinding; review: Review }) => {
  const say = useWords();
  const target = targetOfFinding(finding);
  const explanation = (finding.explanation ?? '').trim();
  const level = finding.status === 'fail' || finding.status === 'warn' ? finding.status : 'hint';
  return (
    <li className={`finding finding-${level}`} data-testid={`finding-${finding.check}`}>
      <p className="finding-head">
        <span className={`finding-level level-${level}`}>
          {signs[finding.status]} {say(words[level])}
        </span>
        {target !== null && <PlaceLink target={target} />}
      </p>
      <p>{finding.message}</p>
      {finding.quote !== undefined && <blockquote>{finding.quote}</blockquote>}
      {explanation !== '' ? (
        <p className="finding-explanation">
          <span className="quiet">{say(words.explained)}</span> {explanation}
        </p>
      ) : (
        finding.status === 'warn' && <p className="line-lost">{say(words.unexplained)}</p>
      )}
      {review.mayReturn && (
        <Button
          size="small"
          onClick={() => review.setNote({ kind: 'item', target: target ?? 'section:other', text: finding.message })}
          aria-label={`${say(words.toItem)}：${finding.message}`}
        >
          {say(words.toItem)}
        </Button>
      )}
    </li>
  );
};

export const FindingsPanel = ({ review }: { review: Review }) => {
  const say = useWords();
  return (
    <div className="stack">
      {review.findings.length === 0 && <p>{say(words.none)}</p>}
      <ul className="findings">
        {review.findings.map((finding) => (
          <Finding key={finding.id} finding={finding} review={review} />
        ))}
      </ul>
      <p className="quiet">{say({ zh: `另有 ${review.passed} 项检查通过。`, en: `${review.passed} checks passed.` })}</p>
    </div>
  );
};
