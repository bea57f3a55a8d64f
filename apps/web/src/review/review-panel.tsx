// Shows the panel beside a report: the letter being written, the answers of the last round, findings, threads.
import type { ReportView } from '@camphor/contract';
import type { Words } from '@camphor/domain';
import { Tabs } from 'antd';
import { useWords } from '../app/language';
import { ProblemAlert } from '../ui/problem-alert';
import { AnswersPanel } from './answers-panel';
import { FindingsPanel } from './findings-panel';
import { LetterPanel } from './letter-panel';
import { ThreadsPanel } from './threads-panel';
import { stepFocus, useKeys } from './use-keys';
import type { Review, Tab } from './use-review';

const labels: Record<Tab, Words> = {
  letter: { zh: '退回意见', en: 'Letter' },
  answers: { zh: '上轮意见', en: 'Last round' },
  findings: { zh: '体检', en: 'Findings' },
  threads: { zh: '批注', en: 'Comments' },
};

export const ReviewPanel = ({ review, report }: { review: Review; report: ReportView }) => {
  const say = useWords();
  useKeys({ j: () => stepFocus('.review-panel [data-note]', 1), k: () => stepFocus('.review-panel [data-note]', -1) });
  const open = review.comments.filter(({ resolvedAt }) => resolvedAt === null).length;
  const tab = (key: Tab, count: number, children: React.ReactNode) => ({
    key,
    label: (
      <span data-testid={`tab-${key}`}>
        {say(labels[key])} <span className="quiet">{count}</span>
      </span>
    ),
    children,
  });
  return (
    <div className="review-panel">
      {review.problem && <ProblemAlert error={review.problem} onRetry={review.readAgain} />}
      <Tabs
        size="small"
        tabBarGutter={16}
        activeKey={review.tab}
        onChange={(key) => review.setTab(key as Tab)}
        items={[
          ...(review.mayReturn || review.letter.items.length > 0
            ? [tab('letter', review.letter.items.length, <LetterPanel review={review} report={report} />)]
            : []),
          ...(review.answers.length > 0 ? [tab('answers', review.answers.length, <AnswersPanel review={review} />)] : []),
          tab('findings', review.findings.length, <FindingsPanel review={review} />),
          tab('threads', open, <ThreadsPanel review={review} />),
        ]}
      />
    </div>
  );
};
