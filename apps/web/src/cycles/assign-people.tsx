// Shows who reviews and scores a report, and lets the supervisor set both lists.
import type { ReportView } from '@camphor/contract';
import type { State, Words } from '@camphor/domain';
import { Modal, Select } from 'antd';
import { useState } from 'react';
import { useAnswer, useChange } from '../app/client';
import { useWords } from '../app/language';
import { buttonMark } from '../review/button-mark';
import { ProblemAlert } from '../ui/problem-alert';
import { CardSkeleton } from '../ui/skeletons';
import { ConflictsOfInterest } from './conflicts-of-interest';
import { useAccounts, type Account } from './use-accounts';

const words = {
  title: { zh: '指定人员', en: 'Assign people' },
  reviewers: { zh: '审核人', en: 'Reviewers' },
  scorers: { zh: '评分人', en: 'Scorers' },
  save: { zh: '保存', en: 'Save' },
  cancel: { zh: '取消', en: 'Cancel' },
  means: {
    zh: '保存后，新指定的人员会收到通知。填报或提交过本报告的人不能审核或评分。',
    en: 'People who are newly assigned are told. Who prepared or submitted the report can neither review nor score it.',
  },
  closed: { zh: '报告已评定，人员不能再改；需要改时请先重新评分。', en: 'The report is scored; people cannot be changed any more.' },
} satisfies Record<string, Words>;

/** As the domain decides: before it is scored. */
export const isAssignable = (state: State): boolean => state === 'draft' || state === 'submitted' || state === 'reviewed';

type Person = Pick<Account, 'username' | 'name'>;
/** Those of the role, and those assigned already even if they are not in the list any more. */
const optionsOf = (people: readonly Person[], assigned: readonly Person[]) =>
  [...new Map([...assigned, ...people].map((person) => [person.username, person])).values()].map(({ username, name }) => ({
    value: username,
    label: `${name}（${username}）`,
  }));

const Form = ({ report, onClose }: { report: ReportView; onClose: () => void }) => {
  const say = useWords();
  const put = useChange('putAssignments');
  const assigned = report.assignments ?? { reviewers: [], scorers: [] };
  const [reviewers, setReviewers] = useState(() => assigned.reviewers.map(({ username }) => username));
  const [scorers, setScorers] = useState(() => assigned.scorers.map(({ username }) => username));
  const reviewerAccounts = useAccounts('reviewer', true);
  const scorerAccounts = useAccounts('scorer', true);
  const problem = put.error ?? reviewerAccounts.error ?? scorerAccounts.error;
  const open = isAssignable(report.state);
  const save = () =>
    put.mutate({ params: { id: report.id }, ifMatch: report.version, body: { reviewers, scorers } }, { onSuccess: onClose });
  const field = (
    id: string,
    label: string,
    value: string[],
    set: (next: string[]) => void,
    options: ReturnType<typeof optionsOf>,
    asking: boolean,
  ) => (
    <>
      <label htmlFor={id}>{label}</label>
      <Select
        id={id}
        mode="multiple"
        disabled={!open}
        loading={asking}
        value={value}
        onChange={set}
        options={options}
        showSearch={{ optionFilterProp: 'label' }}
        data-testid={id}
      />
    </>
  );
  return (
    <Modal
      open
      title={`${say(words.title)} · ${report.unit.name}`}
      okText={say(words.save)}
      cancelText={say(words.cancel)}
      confirmLoading={put.isPending}
      onOk={save}
      onCancel={onClose}
      okButtonProps={{ ...buttonMark('save-assignments'), disabled: !open }}
    >
      <div className="stack">
        <p className="consequence">{say(open ? words.means : words.closed)}</p>
        {field(
          'assign-reviewers',
          say(words.reviewers),
          reviewers,
          setReviewers,
          optionsOf(reviewerAccounts.data ?? [], assigned.reviewers),
          reviewerAccounts.isPending,
        )}
        {field(
          'assign-scorers',
          say(words.scorers),
          scorers,
          setScorers,
          optionsOf(scorerAccounts.data ?? [], assigned.scorers),
          scorerAccounts.isPending,
        )}
        {problem && <ProblemAlert error={problem} />}
        <ConflictsOfInterest
          unitId={report.unit.id}
          people={optionsOf([...(reviewerAccounts.data ?? []), ...(scorerAccounts.data ?? [])], [])}
        />
      </div>
    </Modal>
  );
};

export const AssignPeople = ({ reportId, onClose }: { reportId: string | null; onClose: () => void }) => {
  const say = useWords();
  const answer = useAnswer('getReport', { params: { id: reportId ?? '' } }, { enabled: reportId !== null });
  if (reportId === null) return null;
  if (answer.data) return <Form key={reportId} report={answer.data} onClose={onClose} />;
  return (
    <Modal open title={say(words.title)} footer={null} onCancel={onClose}>
      {answer.error ? <ProblemAlert error={answer.error} onRetry={() => void answer.refetch()} /> : <CardSkeleton />}
    </Modal>
  );
};
