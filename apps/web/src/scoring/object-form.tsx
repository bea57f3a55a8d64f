// Shows the form by which the head objects to the result: to the whole, or to single indicators with a reason each.
import type { ReportView, Score } from '@camphor/contract';
import type { Words } from '@camphor/domain';
import { Input, Modal, Select } from 'antd';
import { useState } from 'react';
import { useChange } from '../app/client';
import { useWords } from '../app/language';
import { buttonMark } from '../review/button-mark';
import { ProblemAlert } from '../ui/problem-alert';

const words = {
  object: { zh: '提出异议', en: 'Object' },
  cancel: { zh: '取消', en: 'Cancel' },
  indicators: { zh: '针对的指标（不选为整体）', en: 'Indicators (none = the whole result)' },
  reason: { zh: '异议理由', en: 'Reason' },
  send: { zh: '提交异议', en: 'Send the objection' },
  reasonAsked: { zh: '请写明理由', en: 'Give a reason' },
  files: {
    zh: '提交后可在异议下附佐证材料。同一次评定的同一指标只能提一次。',
    en: 'Files can be attached below the objection once it is sent. Each indicator of a score can be raised once.',
  },
} satisfies Record<string, Words>;

interface ObjectFormProps {
  readonly report: ReportView;
  readonly score: Score;
  readonly onClose: () => void;
}
type Reasons = Readonly<Record<string, string>>;

const PointReasons = ({
  score,
  chosen,
  reasons,
  missing,
  onChange,
}: {
  readonly score: Score;
  readonly chosen: readonly string[];
  readonly reasons: Reasons;
  readonly missing: boolean;
  readonly onChange: (next: Reasons) => void;
}) => {
  const say = useWords();
  return chosen.map((indicator) => {
    const line = score.lines.find((each) => each.indicator === indicator);
    const text = reasons[indicator] ?? '';
    return (
      <div key={indicator} className="objection-point">
        <label htmlFor={`point-${indicator}`}>
          {line?.name ?? indicator}
          {line && (
            <span className="quiet">
              （{line.points} / {line.weight}）
            </span>
          )}
        </label>
        {line && <small className="quiet">{line.explanation}</small>}
        <Input.TextArea
          id={`point-${indicator}`}
          autoSize={{ minRows: 2, maxRows: 6 }}
          maxLength={2000}
          value={text}
          placeholder={say(words.reason)}
          status={missing && text.trim() === '' ? 'error' : ''}
          onChange={(event) => onChange({ ...reasons, [indicator]: event.target.value })}
          data-testid={`point-${indicator}`}
        />
      </div>
    );
  });
};

export const ObjectForm = ({ report, score, onClose }: ObjectFormProps) => {
  const say = useWords();
  const file = useChange('fileObjection');
  const [chosen, setChosen] = useState<readonly string[]>([]);
  const [reasons, setReasons] = useState<Reasons>({});
  const [reason, setReason] = useState('');
  const [missing, setMissing] = useState(false);
  const lacks = reason.trim() === '' || chosen.some((indicator) => (reasons[indicator] ?? '').trim() === '');
  const send = () => {
    setMissing(lacks);
    if (lacks) return;
    const points = chosen.map((indicator) => ({ indicator, reason: reasons[indicator] ?? '' }));
    file.mutate({ params: { id: report.id }, body: { reason, ...(points.length > 0 ? { points } : {}) } }, { onSuccess: onClose });
  };
  return (
    <Modal
      open
      title={say(words.object)}
      okText={say(words.send)}
      cancelText={say(words.cancel)}
      confirmLoading={file.isPending}
      onOk={send}
      onCancel={onClose}
      mask={{ closable: false }}
      okButtonProps={buttonMark('confirm-objection')}
    >
      <div className="stack">
        <label htmlFor="objection-indicators">{say(words.indicators)}</label>
        <Select
          id="objection-indicators"
          mode="multiple"
          value={[...chosen]}
          onChange={(next: string[]) => setChosen(next)}
          showSearch={{ optionFilterProp: 'label' }}
          options={score.lines.map(({ indicator, name, points, weight }) => ({
            value: indicator,
            label: `${name}（${points} / ${weight}）`,
          }))}
          data-testid="objection-indicators"
        />
        <PointReasons score={score} chosen={chosen} reasons={reasons} missing={missing} onChange={setReasons} />
        <label htmlFor="objection-reason">{say(words.reason)}</label>
        <Input.TextArea
          id="objection-reason"
          autoSize={{ minRows: 3, maxRows: 10 }}
          maxLength={4000}
          value={reason}
          status={missing && reason.trim() === '' ? 'error' : ''}
          onChange={(event) => setReason(event.target.value)}
          data-testid="objection-reason"
        />
        <small className="quiet">{say(words.files)}</small>
        {missing && lacks && (
          <span role="alert" className="field-problem">
            {say(words.reasonAsked)}
          </span>
        )}
        {file.error && <ProblemAlert error={file.error} onRetry={send} />}
      </div>
    </Modal>
  );
};
