// Shows the deliberate second step: how many reports will change, typed, and a reason.
import type { RecalculationPage } from '@camphor/contract';
import type { Words } from '@camphor/domain';
import { Form, Input, Modal } from 'antd';
import { useState } from 'react';
import { useChange } from '../app/client';
import { useWords } from '../app/language';
import { ProblemAlert } from '../ui/problem-alert';
import { schemeWords } from './run-words';

const words = {
  title: { zh: '采用试算结果', en: 'Apply the dry run' },
  apply: { zh: '更新得分', en: 'Update the scores' },
  cancel: { zh: '返回', en: 'Back' },
  count: { zh: '请输入将更新的报告份数', en: 'Type how many reports will be updated' },
  reason: { zh: '理由', en: 'Reason' },
  reasonAsked: { zh: '请写明理由', en: 'Give a reason' },
} satisfies Record<string, Words>;
const consequence = (run: RecalculationPage, count: number): Words => ({
  zh: `将更新 ${count} 份报告的得分，本年度的指标体系改为“${schemeWords(run.to).zh}”。得分或等级有变化的单位会收到通知，须重新确认，异议期重新计算。未选的报告将标为“依据已变化”。`,
  en: `${count} reports get a new score, and the cycle takes "${schemeWords(run.to).en}". Units whose total or grade moves are told, accept again and may object anew. Reports that are not chosen become stale.`,
});
const countDiffers = (count: number): Words => ({
  zh: `将更新的是 ${count} 份，请核对后重新输入`,
  en: `${count} reports would be updated; look again and type that`,
});

export interface ApplyFormProps {
  readonly run: RecalculationPage;
  readonly count: number;
  /** null: every report that may be changed, also those that the page does not list. */
  readonly chosen: readonly string[] | null;
  readonly onClose: () => void;
}
export const ApplyForm = ({ run, count: wanted, chosen, onClose }: ApplyFormProps) => {
  const say = useWords();
  const apply = useChange('applyRecalculation');
  const [count, setCount] = useState('');
  const [reason, setReason] = useState('');
  const [missing, setMissing] = useState<Words | null>(null);
  const send = () => {
    const lacks = count.trim() !== String(wanted) ? countDiffers(wanted) : reason.trim() === '' ? words.reasonAsked : null;
    setMissing(lacks);
    if (lacks || apply.isPending) return;
    const body = { count: wanted, reason, ...(chosen ? { reportIds: [...chosen] } : {}) };
    apply.mutate({ params: { id: run.id }, body }, { onSuccess: onClose });
  };
  return (
    <Modal
      open
      title={say(words.title)}
      okText={say(words.apply)}
      cancelText={say(words.cancel)}
      confirmLoading={apply.isPending}
      onOk={send}
      onCancel={onClose}
      mask={{ closable: false }}
      okButtonProps={{ 'data-testid': 'confirm-apply' }}
    >
      <p className="consequence">{say(consequence(run, wanted))}</p>
      <Form layout="vertical" component="div">
        <Form.Item label={say(words.count)} htmlFor="apply-count" required>
          <Input
            id="apply-count"
            inputMode="numeric"
            autoComplete="off"
            autoFocus
            maxLength={7}
            value={count}
            onChange={(event) => setCount(event.target.value)}
            data-testid="apply-count"
          />
        </Form.Item>
        <Form.Item label={say(words.reason)} htmlFor="apply-reason" required>
          <Input.TextArea
            id="apply-reason"
            autoSize={{ minRows: 2, maxRows: 8 }}
            maxLength={4000}
            value={reason}
            onChange={(event) => setReason(event.target.value)}
            data-testid="apply-reason"
          />
        </Form.Item>
      </Form>
      {missing && (
        <p role="alert" className="field-problem">
          {say(missing)}
        </p>
      )}
      {apply.error && <ProblemAlert error={apply.error} onRetry={send} />}
    </Modal>
  );
};
