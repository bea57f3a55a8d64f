// Shows the unit's objections (异议), each with its decision; the supervisor decides the open ones with a reason.
import type { Answer } from '@camphor/contract';
import type { ReportView } from '@camphor/contract';
import type { Words } from '@camphor/domain';
import { Button, Input, Modal } from 'antd';
import { useState } from 'react';
import { useAnswer, useChange } from '../app/client';
import { useWords } from '../app/language';
import { buttonMark } from '../review/button-mark';
import { stampOf } from '../ui/dates';
import { ProblemAlert } from '../ui/problem-alert';

type Objection = Answer<'listObjections'>['items'][number];
const words = {
  title: { zh: '异议', en: 'Objections' },
  whole: { zh: '整体结果', en: 'the whole result' },
  uphold: { zh: '认定成立', en: 'Uphold' },
  reject: { zh: '认定不成立', en: 'Reject' },
  upheld: { zh: '成立', en: 'Upheld' },
  rejected: { zh: '不成立', en: 'Rejected' },
  reason: { zh: '处理意见', en: 'Reason of the decision' },
  upholdMeans: {
    zh: '认定成立后，意见送达单位；需要改分的，请另办“重新评分”。',
    en: 'The unit is told; to change points, take the report through "rescore".',
  },
  rejectMeans: { zh: '认定不成立后，意见送达单位，结果维持不变。', en: 'The unit is told and the result stands.' },
  cancel: { zh: '取消', en: 'Cancel' },
  reasonAsked: { zh: '请写明处理意见', en: 'Give a reason' },
} satisfies Record<string, Words>;

const Decide = ({ objection, upheld, onClose }: { objection: Objection; upheld: boolean; onClose: () => void }) => {
  const say = useWords();
  const decide = useChange('decideObjection');
  const [reason, setReason] = useState('');
  const [missing, setMissing] = useState(false);
  const send = () => {
    setMissing(reason.trim() === '');
    if (reason.trim() !== '') decide.mutate({ params: { id: objection.id }, body: { upheld, reason } }, { onSuccess: onClose });
  };
  const label = say(upheld ? words.uphold : words.reject);
  return (
    <Modal
      open
      title={label}
      okText={label}
      cancelText={say(words.cancel)}
      confirmLoading={decide.isPending}
      onOk={send}
      onCancel={onClose}
      mask={{ closable: false }}
      okButtonProps={buttonMark('confirm-decision')}
    >
      <div className="stack">
        <p className="consequence">{say(upheld ? words.upholdMeans : words.rejectMeans)}</p>
        <label htmlFor="decision-reason">{say(words.reason)}</label>
        <Input.TextArea
          id="decision-reason"
          autoSize={{ minRows: 3, maxRows: 10 }}
          maxLength={4000}
          value={reason}
          status={missing ? 'error' : ''}
          onChange={(event) => setReason(event.target.value)}
          data-testid="decision-reason"
        />
        {missing && (
          <span role="alert" className="field-problem">
            {say(words.reasonAsked)}
          </span>
        )}
        {decide.error && <ProblemAlert error={decide.error} onRetry={send} />}
      </div>
    </Modal>
  );
};

export const Objections = ({ report, names }: { report: ReportView; names: ReadonlyMap<string, string> }) => {
  const say = useWords();
  const filed = report.result !== null && (report.result.accepted === false || report.result.openObjections > 0);
  const answer = useAnswer('listObjections', { params: { id: report.id } }, { enabled: filed });
  const [deciding, setDeciding] = useState<{ readonly objection: Objection; readonly upheld: boolean } | null>(null);
  const items = answer.data?.items ?? [];
  const mayDecide = report.rolesHere.includes('supervisor');
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
                {objection.indicators.length === 0
                  ? say(words.whole)
                  : objection.indicators.map((indicator) => names.get(indicator) ?? indicator).join(say({ zh: '、', en: ', ' }))}
              </b>
              <span className="quiet"> {stampOf(objection.at)}</span>
            </p>
            <p>{objection.reason}</p>
            {objection.decision ? (
              <p className="decision">
                <b>{say(objection.decision.upheld ? words.upheld : words.rejected)}</b>
                {say({ zh: '：', en: ': ' })}
                {objection.decision.reason}
                <span className="quiet"> {stampOf(objection.decision.at)}</span>
              </p>
            ) : (
              mayDecide && (
                <p className="objection-actions">
                  <Button onClick={() => setDeciding({ objection, upheld: true })} data-testid="uphold">
                    {say(words.uphold)}
                  </Button>
                  <Button onClick={() => setDeciding({ objection, upheld: false })} data-testid="reject">
                    {say(words.reject)}
                  </Button>
                </p>
              )
            )}
          </li>
        ))}
      </ul>
      {deciding && <Decide {...deciding} onClose={() => setDeciding(null)} />}
    </section>
  );
};
