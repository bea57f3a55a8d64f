// Shows the requests for more time (延期) that wait for a decision.
import type { Answer } from '@camphor/contract';
import type { Words } from '@camphor/domain';
import { Button, Input, Modal } from 'antd';
import { useState } from 'react';
import { useAnswer, useChange } from '../app/client';
import { useWords } from '../app/language';
import { buttonMark } from '../review/button-mark';
import { dateWords, stampOf } from '../ui/dates';
import { ProblemAlert } from '../ui/problem-alert';

type Extension = Answer<'listExtensions'>['items'][number];
const words = {
  title: { zh: '延期申请', en: 'Requests for more time' },
  grant: { zh: '同意', en: 'Grant' },
  refuse: { zh: '不同意', en: 'Refuse' },
  cancel: { zh: '取消', en: 'Cancel' },
  reason: { zh: '理由', en: 'Reason' },
  reasonAsked: { zh: '不同意须写明理由', en: 'A refusal needs a reason' },
} satisfies Record<string, Words>;

const Decide = ({ extension, granted, onClose }: { extension: Extension; granted: boolean; onClose: () => void }) => {
  const say = useWords();
  const decide = useChange('decideExtension');
  const [reason, setReason] = useState('');
  const [missing, setMissing] = useState(false);
  const label = say(granted ? words.grant : words.refuse);
  const send = () => {
    const lacks = !granted && reason.trim() === '';
    setMissing(lacks);
    if (!lacks) decide.mutate({ params: { id: extension.id }, body: { granted, reason } }, { onSuccess: onClose });
  };
  const date = dateWords(extension.due);
  return (
    <Modal
      open
      title={`${say(words.title)} · ${extension.unit}`}
      okText={label}
      cancelText={say(words.cancel)}
      confirmLoading={decide.isPending}
      onOk={send}
      onCancel={onClose}
      okButtonProps={buttonMark('confirm-extension')}
    >
      <div className="stack">
        <p className="consequence">
          {granted
            ? say({
                zh: `同意后，${extension.unit}的截止日改为 ${date.zh}，并通知该单位。`,
                en: `The due date of ${extension.unit} becomes ${date.en}, and the unit is told.`,
              })
            : say({
                zh: `不同意后，${extension.unit}的截止日不变，并通知该单位。`,
                en: `The due date of ${extension.unit} stays, and the unit is told.`,
              })}
        </p>
        <label htmlFor="extension-reason">{say(words.reason)}</label>
        <Input.TextArea
          id="extension-reason"
          autoSize={{ minRows: 2, maxRows: 8 }}
          maxLength={4000}
          value={reason}
          status={missing ? 'error' : ''}
          onChange={(event) => setReason(event.target.value)}
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

export const ExtensionRequests = ({ onOpen }: { onOpen: (reportId: string) => void }) => {
  const say = useWords();
  const answer = useAnswer('listExtensions');
  const [deciding, setDeciding] = useState<{ readonly extension: Extension; readonly granted: boolean } | null>(null);
  const waiting = (answer.data?.items ?? []).filter(({ decision }) => decision === null);
  if (answer.error) return <ProblemAlert error={answer.error} onRetry={() => void answer.refetch()} />;
  if (waiting.length === 0) return null;
  return (
    <section className="needed" aria-label={say(words.title)} data-testid="extensions">
      <h2>
        {say(words.title)} <span className="quiet">{waiting.length}</span>
      </h2>
      <ul>
        {waiting.map((extension) => (
          <li key={extension.id}>
            <span className="need-what">
              <button type="button" className="link-button" onClick={() => onOpen(extension.reportId)}>
                {extension.unit}
              </button>
              <span>{extension.reason}</span>
            </span>
            <span title={stampOf(extension.at)}>
              {say({ zh: `延至 ${dateWords(extension.due).zh}`, en: `until ${dateWords(extension.due).en}` })}
            </span>
            <span className="need-buttons">
              <Button size="small" onClick={() => setDeciding({ extension, granted: true })} data-testid="grant-extension">
                {say(words.grant)}
              </Button>
              <Button size="small" onClick={() => setDeciding({ extension, granted: false })} data-testid="refuse-extension">
                {say(words.refuse)}
              </Button>
            </span>
          </li>
        ))}
      </ul>
      {deciding && <Decide {...deciding} onClose={() => setDeciding(null)} />}
    </section>
  );
};
