// Shows the official result to the unit: score and grade beside its own, and the head's acceptance or objection.
import type { ReportView } from '@camphor/contract';
import { gradeWords, type Words } from '@camphor/domain';
import { useQueryClient } from '@tanstack/react-query';
import { Alert, Button, Form, Input, Modal } from 'antd';
import { useState } from 'react';
import { Link } from 'react-router';
import { useAnswer, useChange } from '../app/client';
import { useWords } from '../app/language';
import { grouped } from '../ui/amounts';
import { dateWords } from '../ui/dates';
import { ProblemAlert } from '../ui/problem-alert';

const words = {
  title: { zh: '评定结果', en: 'Result' },
  total: { zh: '得分', en: 'Score' },
  grade: { zh: '等级', en: 'Grade' },
  self: { zh: '自评得分', en: 'Self-score' },
  why: { zh: '逐项查看得分说明', en: 'The score, line by line' },
  accept: { zh: '接受结果', en: 'Accept' },
  object: { zh: '提出异议', en: 'Object' },
  acceptConsequence: {
    zh: '接受后，财政部门即可公布结果；接受后不能再提出异议。',
    en: 'The bureau can publish at once; an objection is not possible any more.',
  },
  objectConsequence: {
    zh: '异议由财政部门复核并书面答复，答复前不公布结果。',
    en: 'The bureau decides with reasons; nothing is published before.',
  },
  reason: { zh: '异议理由', en: 'Reason' },
  reasonHelp: { zh: '请写明对哪项得分有异议、依据是什么', en: 'Which points do you object to, and on what ground?' },
  cancel: { zh: '取消', en: 'Cancel' },
} satisfies Record<string, Words>;

type Choice = 'accept' | 'object';

const Decision = ({ view, choice, onClose }: { view: ReportView; choice: Choice; onClose: () => void }) => {
  const say = useWords();
  const queries = useQueryClient();
  const change = useChange('acceptResult');
  const [reason, setReason] = useState('');
  const objects = choice === 'object';
  const send = () => {
    if (objects && reason.trim() === '') return;
    change.mutate(
      { params: { id: view.id }, ifMatch: view.version, body: objects ? { accepted: false, reason: reason.trim() } : { accepted: true } },
      {
        onSuccess: ({ body }) => {
          queries.setQueryData(['getReport', { params: { id: view.id } }], body);
          onClose();
        },
        onError: () => void queries.invalidateQueries({ queryKey: ['getReport'] }),
      },
    );
  };
  return (
    <Modal
      open
      title={say(words[choice])}
      okText={say(words[choice])}
      cancelText={say(words.cancel)}
      confirmLoading={change.isPending}
      okButtonProps={{ disabled: objects && reason.trim() === '', 'data-testid': 'confirm-result' }}
      onOk={send}
      onCancel={onClose}
    >
      <p className="consequence">{say(objects ? words.objectConsequence : words.acceptConsequence)}</p>
      {objects && (
        <Form layout="vertical" component="div">
          <Form.Item label={say(words.reason)} htmlFor="objection-reason" required help={say(words.reasonHelp)}>
            <Input.TextArea
              id="objection-reason"
              autoFocus
              autoSize={{ minRows: 3, maxRows: 10 }}
              maxLength={4_000}
              value={reason}
              onChange={(event) => setReason(event.target.value)}
              data-testid="objection-reason"
            />
          </Form.Item>
        </Form>
      )}
      {change.error && <ProblemAlert error={change.error} onRetry={send} />}
    </Modal>
  );
};

const Objections = ({ view }: { view: ReportView }) => {
  const say = useWords();
  const objections = useAnswer('listObjections', { params: { id: view.id } }, { asOf: view.version }).data?.items ?? [];
  if (objections.length === 0) return null;
  return (
    <ul className="explained-list">
      {objections.map(({ id, reason, decision }) => (
        <li key={id}>
          <p>
            <b>{say({ zh: '异议：', en: 'Objection: ' })}</b>
            {reason}
          </p>
          <p className="quiet">
            {decision
              ? `${decision.upheld ? say({ zh: '复核：异议成立。', en: 'Upheld. ' }) : say({ zh: '复核：异议不成立。', en: 'Rejected. ' })}${decision.reason}`
              : say({ zh: '财政部门正在复核', en: 'Being decided by the bureau' })}
          </p>
        </li>
      ))}
    </ul>
  );
};

const standing = (view: ReportView): Words | null => {
  const { result } = view;
  if (!result) return null;
  if (result.accepted === true) return { zh: '已接受结果，等待公布。', en: 'Accepted; waiting for publication.' };
  if (result.accepted === false) return { zh: '已提出异议，等待财政部门复核。', en: 'Objected; the bureau decides.' };
  if (result.objectionUntil === null) return null;
  const until = dateWords(result.objectionUntil);
  return {
    zh: `请在${until.zh}前确认；期满未提出异议的，结果可以公布。`,
    en: `Please answer by ${until.en}; without an objection the result can then be published.`,
  };
};

export const ResultCard = ({ view, mayDecide }: { view: ReportView; mayDecide: boolean }) => {
  const say = useWords();
  const [choice, setChoice] = useState<Choice | null>(null);
  const { result } = view;
  if (!result) return null;
  const open = mayDecide && view.state === 'scored' && result.accepted === null;
  const told = view.state === 'scored' ? standing(view) : null;
  const self = view.content.figures['result.selfScore'];
  return (
    <section className="card" data-testid="result">
      <h2>{say(words.title)}</h2>
      {result.stale && (
        <Alert
          type="warning"
          showIcon
          title={say({ zh: '评分依据有变化，等待重新评定。', en: 'What the score rests on has changed; it will be scored again.' })}
        />
      )}
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
            <dd>{grouped(self)}</dd>
          </div>
        )}
      </dl>
      <p>
        <Link to={`/reports/${view.id}/score`}>{say(words.why)}</Link>
      </p>
      {told && <p className="quiet">{say(told)}</p>}
      <Objections view={view} />
      {open && (
        <div className="result-line">
          <Button type="primary" onClick={() => setChoice('accept')} data-testid="accept-result">
            {say(words.accept)}
          </Button>
          <Button onClick={() => setChoice('object')} data-testid="object-result">
            {say(words.object)}
          </Button>
        </div>
      )}
      {choice && <Decision key={choice} view={view} choice={choice} onClose={() => setChoice(null)} />}
    </section>
  );
};
