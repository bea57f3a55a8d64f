// Shows the unit how it asks for more time (延期), and what became of what it asked.
import type { ReportView } from '@camphor/contract';
import type { Words } from '@camphor/domain';
import { Button, Form, Input, Modal } from 'antd';
import { useState } from 'react';
import { useAnswer, useChange } from '../app/client';
import { useWords } from '../app/language';
import { buttonMark } from '../review/button-mark';
import { dateWords, localDateOf } from '../ui/dates';
import { ProblemAlert } from '../ui/problem-alert';

const words = {
  ask: { zh: '申请延期', en: 'Ask for more time' },
  means: {
    zh: '申请送财政部门主管办理，同意前截止日不变；办理结果会通知您。',
    en: 'The supervisor of the bureau decides; the due date stays until then, and you are told.',
  },
  due: { zh: '延期至', en: 'Until' },
  reason: { zh: '理由', en: 'Reason' },
  asked: { zh: '请填写', en: 'Needed' },
  later: { zh: '应晚于现在的截止日和今天', en: 'Later than the present due date and today' },
  cancel: { zh: '取消', en: 'Cancel' },
} satisfies Record<string, Words>;

interface Filled {
  readonly due: string;
  readonly reason: string;
}
const Ask = ({ view, onClose }: { view: ReportView; onClose: () => void }) => {
  const say = useWords();
  const [form] = Form.useForm<Filled>();
  const ask = useChange('askExtension');
  const today = localDateOf(new Date().toISOString());
  const latest = view.due !== null && view.due > today ? view.due : today;
  const send = ({ due, reason }: Filled) => ask.mutate({ body: { reportId: view.id, due, reason } }, { onSuccess: onClose });
  return (
    <Modal
      open
      title={say(words.ask)}
      okText={say(words.ask)}
      cancelText={say(words.cancel)}
      confirmLoading={ask.isPending}
      onOk={form.submit}
      onCancel={onClose}
      okButtonProps={buttonMark('confirm-more-time')}
    >
      <p className="consequence">{say(words.means)}</p>
      <Form<Filled> form={form} layout="vertical" requiredMark={false} onFinish={send} data-testid="more-time-form">
        <Form.Item
          name="due"
          label={say(words.due)}
          rules={[
            { required: true, message: say(words.asked) },
            {
              validator: (_, value: string | undefined) =>
                !value || value > latest ? Promise.resolve() : Promise.reject(new Error(say(words.later))),
            },
          ]}
        >
          <Input type="date" data-testid="more-time-due" />
        </Form.Item>
        <Form.Item name="reason" label={say(words.reason)} rules={[{ required: true, whitespace: true, message: say(words.asked) }]}>
          <Input.TextArea autoSize={{ minRows: 2, maxRows: 8 }} maxLength={4000} data-testid="more-time-reason" />
        </Form.Item>
        {ask.error && <ProblemAlert error={ask.error} />}
      </Form>
    </Modal>
  );
};

export const MoreTime = ({ view }: { view: ReportView }) => {
  const say = useWords();
  const [asking, setAsking] = useState(false);
  const mayAsk = view.rolesHere.some((role) => role === 'preparer' || role === 'head');
  const asked = useAnswer('listExtensions', {}, { enabled: mayAsk });
  if (!mayAsk || !asked.data) return null;
  const last = asked.data.items.find(({ reportId }) => reportId === view.id);
  const date = last && dateWords(last.due, localDateOf(new Date().toISOString()).slice(0, 4));
  return (
    <>
      {last && date && last.decision === null ? (
        <span className="quiet" data-testid="more-time-waits">
          {say({ zh: `已申请延期至 ${date.zh}，待答复`, en: `more time until ${date.en} was asked for` })}
        </span>
      ) : (
        <>
          {last?.decision?.granted === false && (
            <span className="quiet" data-testid="more-time-refused">
              {say({ zh: `延期申请未获同意：${last.decision.reason}`, en: `more time was refused: ${last.decision.reason}` })}
            </span>
          )}
          <Button type="link" size="small" onClick={() => setAsking(true)} data-testid="more-time">
            {say(words.ask)}
          </Button>
        </>
      )}
      {asking && <Ask view={view} onClose={() => setAsking(false)} />}
    </>
  );
};
