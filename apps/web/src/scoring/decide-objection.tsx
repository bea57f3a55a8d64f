// Shows the form by which an objection is decided: indicator by indicator with a reason each, or as a whole.
import type { WireObjection } from '@camphor/contract';
import type { Words } from '@camphor/domain';
import { Input, Modal, Radio } from 'antd';
import { useState } from 'react';
import { useChange } from '../app/client';
import { useWords } from '../app/language';
import { buttonMark } from '../review/button-mark';
import { ProblemAlert } from '../ui/problem-alert';

const words = {
  title: { zh: '办理异议', en: 'Decide the objection' },
  decide: { zh: '作出结论', en: 'Decide' },
  upheld: { zh: '成立', en: 'Upheld' },
  rejected: { zh: '不成立', en: 'Rejected' },
  whole: { zh: '整体结果', en: 'The whole result' },
  each: { zh: '办理意见', en: 'Reason' },
  reason: { zh: '总的办理意见', en: 'Reason of the decision' },
  means: {
    zh: '结论送达单位。有一项成立的，请随后“重新评分”；都不成立的，结果维持不变，可以公布。',
    en: 'The unit is told. Where something is upheld, take the report through "rescore" next; otherwise the result stands and can be published.',
  },
  cancel: { zh: '取消', en: 'Cancel' },
  asked: { zh: '请逐项选择结论并写明意见', en: 'Choose and give a reason for each' },
} satisfies Record<string, Words>;

interface Outcome {
  readonly upheld: boolean | null;
  readonly reason: string;
}
const OPEN: Outcome = { upheld: null, reason: '' };
const WHOLE = '';
const isSaid = ({ upheld, reason }: Outcome, withReason: boolean): boolean => upheld !== null && (!withReason || reason.trim() !== '');

const One = ({
  id,
  label,
  outcome,
  asked,
  withReason,
  onChange,
}: {
  readonly id: string;
  readonly label: string;
  readonly outcome: Outcome;
  readonly asked: boolean;
  readonly withReason: boolean;
  readonly onChange: (next: Outcome) => void;
}) => {
  const say = useWords();
  const mark = id === WHOLE ? 'whole' : id;
  return (
    <fieldset className="objection-point">
      <legend>{label}</legend>
      <Radio.Group
        value={outcome.upheld}
        onChange={(event) => onChange({ ...outcome, upheld: event.target.value === true })}
        options={[
          { value: true, label: <span data-testid={`uphold-${mark}`}>{say(words.upheld)}</span> },
          { value: false, label: <span data-testid={`reject-${mark}`}>{say(words.rejected)}</span> },
        ]}
      />
      {withReason && (
        <Input.TextArea
          aria-label={`${label}：${say(words.each)}`}
          autoSize={{ minRows: 2, maxRows: 6 }}
          maxLength={2000}
          placeholder={say(words.each)}
          value={outcome.reason}
          status={asked && outcome.reason.trim() === '' ? 'error' : ''}
          onChange={(event) => onChange({ ...outcome, reason: event.target.value })}
          data-testid={`outcome-${mark}`}
        />
      )}
    </fieldset>
  );
};

export const DecideObjection = ({
  objection,
  names,
  onClose,
}: {
  readonly objection: WireObjection;
  readonly names: ReadonlyMap<string, string>;
  readonly onClose: () => void;
}) => {
  const say = useWords();
  const decide = useChange('decideObjection');
  const [outcomes, setOutcomes] = useState<Readonly<Record<string, Outcome>>>({});
  const [reason, setReason] = useState('');
  const [asked, setAsked] = useState(false);
  const single = objection.indicators.length > 0;
  const ids = single ? objection.indicators : [WHOLE];
  const of = (id: string): Outcome => outcomes[id] ?? OPEN;
  const complete = reason.trim() !== '' && ids.every((id) => isSaid(of(id), single));
  const send = () => {
    setAsked(!complete);
    if (!complete) return;
    const each = ids.map((indicator) => ({ indicator, upheld: of(indicator).upheld === true, reason: of(indicator).reason }));
    const upheld = each.some((one) => one.upheld);
    decide.mutate(
      { params: { id: objection.id }, body: { upheld, reason, ...(single ? { outcomes: each } : {}) } },
      { onSuccess: onClose },
    );
  };
  return (
    <Modal
      open
      title={say(words.title)}
      okText={say(words.decide)}
      cancelText={say(words.cancel)}
      confirmLoading={decide.isPending}
      onOk={send}
      onCancel={onClose}
      mask={{ closable: false }}
      okButtonProps={buttonMark('confirm-decision')}
    >
      <div className="stack">
        <p className="consequence">{say(words.means)}</p>
        {ids.map((id) => (
          <One
            key={id}
            id={id}
            label={id === WHOLE ? say(words.whole) : (names.get(id) ?? id)}
            outcome={of(id)}
            asked={asked}
            withReason={single}
            onChange={(next) => setOutcomes((before) => ({ ...before, [id]: next }))}
          />
        ))}
        <label htmlFor="decision-reason">{say(words.reason)}</label>
        <Input.TextArea
          id="decision-reason"
          autoSize={{ minRows: 3, maxRows: 10 }}
          maxLength={4000}
          value={reason}
          status={asked && reason.trim() === '' ? 'error' : ''}
          onChange={(event) => setReason(event.target.value)}
          data-testid="decision-reason"
        />
        {asked && !complete && (
          <span role="alert" className="field-problem">
            {say(words.asked)}
          </span>
        )}
        {decide.error && <ProblemAlert error={decide.error} onRetry={send} />}
      </div>
    </Modal>
  );
};
