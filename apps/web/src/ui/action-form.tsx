// Shows the consequence of an action, asks for what it needs, and sends it once.
import { DeleteOutlined, PlusOutlined } from '@ant-design/icons';
import type { ReportView } from '@camphor/contract';
import { actionWords, figuresTable, sectionsTable, placeWords, type Action, type Words } from '@camphor/domain';
import { useQueryClient } from '@tanstack/react-query';
import { Button, DatePicker, Form, Input, Modal, Select } from 'antd';
import dayjs, { type Dayjs } from 'dayjs';
import { useState } from 'react';
import { useChange } from '../app/client';
import { useWords } from '../app/language';
import type { DraftedItem } from './action-bar';
import { consequences } from './action-words';
import { localDateOf } from './dates';
import { ProblemAlert } from './problem-alert';

export interface ActionFormProps {
  readonly report: ReportView;
  readonly action: Action;
  readonly items?: readonly DraftedItem[];
  readonly before?: (action: Action) => Promise<number | void>;
  readonly place?: string;
  readonly onClose: () => void;
  readonly onDone: (view: ReportView) => void;
}
const words = {
  cancel: { zh: '取消', en: 'Cancel' },
  reason: { zh: '理由', en: 'Reason' },
  reasonAsked: { zh: '请写明理由', en: 'Give a reason' },
  items: { zh: '退回意见', en: 'Return items' },
  target: { zh: '针对', en: 'About' },
  itemReason: { zh: '问题和要求', en: 'What is wrong and what is asked' },
  add: { zh: '再加一条', en: 'Add another' },
  remove: { zh: '删除这一条', en: 'Remove this item' },
  itemAsked: { zh: '请选择针对的内容，并写明问题和要求', en: 'Choose what it is about and write what is asked' },
  due: { zh: '整改期限', en: 'New due date' },
  dueHelp: { zh: '不填则按本年度规定的整改天数计算', en: 'Left empty, the term of the cycle counts' },
} satisfies Record<string, Words>;

const useTargets = () => {
  const say = useWords();
  return [
    {
      label: say({ zh: '章节', en: 'Sections' }),
      options: sectionsTable.map(({ key, label }) => ({ value: `section:${key}`, label: say(label) })),
    },
    {
      label: say({ zh: '数据', en: 'Figures' }),
      options: figuresTable.map(({ key, label }) => ({ value: `figure:${key}`, label: say(label) })),
    },
  ];
};

const ItemsEditor = ({ items, onChange }: { items: readonly DraftedItem[]; onChange: (items: readonly DraftedItem[]) => void }) => {
  const say = useWords();
  const targets = useTargets();
  const put = (index: number, change: Partial<DraftedItem>) =>
    onChange(items.map((item, at) => (at === index ? { ...item, ...change } : item)));
  return (
    <div className="items-editor">
      {items.map((item, index) => (
        <fieldset key={index}>
          <legend>{`${say(words.items)} ${index + 1}`}</legend>
          <Select
            showSearch={{ optionFilterProp: 'label' }}
            aria-label={say(words.target)}
            placeholder={say(words.target)}
            value={item.target || undefined}
            options={targets}
            onChange={(target: string) => put(index, { target })}
            data-testid={`item-target-${index}`}
          />
          <Input.TextArea
            aria-label={say(words.itemReason)}
            placeholder={say(words.itemReason)}
            autoSize={{ minRows: 2, maxRows: 8 }}
            maxLength={4000}
            value={item.reason}
            onChange={(event) => put(index, { reason: event.target.value })}
            data-testid={`item-reason-${index}`}
          />
          {items.length > 1 && (
            <Button
              type="text"
              icon={<DeleteOutlined />}
              aria-label={say(words.remove)}
              onClick={() => onChange(items.filter((_, at) => at !== index))}
            />
          )}
        </fieldset>
      ))}
      <Button icon={<PlusOutlined />} onClick={() => onChange([...items, { target: '', reason: '' }])}>
        {say(words.add)}
      </Button>
    </div>
  );
};

const ItemsGiven = ({ items }: { items: readonly DraftedItem[] }) => {
  const say = useWords();
  return (
    <ol className="items-given">
      {items.map(({ target, reason }, index) => (
        <li key={index}>
          <b>{say(placeWords(target))}</b>：{reason}
        </li>
      ))}
    </ol>
  );
};

const endOfToday = (): Dayjs => dayjs(localDateOf(new Date().toISOString())).endOf('day');

export const ActionForm = ({ report, action, items: given, before, place, onClose, onDone }: ActionFormProps) => {
  const say = useWords();
  const queries = useQueryClient();
  const change = useChange('transition');
  const { sentence, asksReason, asksItems } = consequences[action];
  const [reason, setReason] = useState('');
  const [written, setWritten] = useState<readonly DraftedItem[]>([{ target: '', reason: '' }]);
  const [due, setDue] = useState<Dayjs | null>(null);
  const [asking, setAsking] = useState(false);
  const [failed, setFailed] = useState<unknown>(null);
  const [missing, setMissing] = useState<Words | null>(null);
  const items = given ?? written;
  const label = say(actionWords[action]);

  const incomplete = (): Words | null => {
    if (asksReason && reason.trim() === '') return words.reasonAsked;
    if (asksItems && (items.length === 0 || items.some((item) => !item.target || item.reason.trim() === ''))) return words.itemAsked;
    return null;
  };
  const send = async () => {
    if (asking) return;
    const lacks = incomplete();
    setMissing(lacks);
    if (lacks) return;
    setAsking(true);
    setFailed(null);
    try {
      const version = (await before?.(action)) ?? report.version;
      const { body } = await change.mutateAsync({
        params: { id: report.id },
        ifMatch: version,
        body: {
          action,
          ...(asksReason ? { reason } : {}),
          ...(asksItems ? { items: items.map((item) => ({ target: item.target, reason: item.reason.trim() })) } : {}),
          ...(due ? { due: due.format('YYYY-MM-DD') } : {}),
        },
      });
      queries.setQueryData(['getReport', { params: { id: report.id } }], body);
      onDone(body);
    } catch (error) {
      setFailed(error);
      setAsking(false);
      void queries.invalidateQueries({ queryKey: ['getReport'] });
    }
  };
  return (
    <Modal
      open
      title={label}
      okText={label}
      cancelText={say(words.cancel)}
      confirmLoading={asking}
      onOk={() => void send()}
      onCancel={onClose}
      mask={{ closable: !asksReason && !asksItems }}
      okButtonProps={{ 'data-testid': 'confirm-action' }}
      width={asksItems && !given ? 680 : 520}
    >
      <div
        data-testid="action-form"
        onKeyDown={(event) => {
          if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
            event.preventDefault();
            void send();
          }
        }}
      >
        <p className="consequence">{say(sentence(report, given?.length ?? 0))}</p>
        {given && asksItems && <ItemsGiven items={given} />}
        <Form layout="vertical" component="div">
          {asksItems && !given && <ItemsEditor items={written} onChange={setWritten} />}
          {asksItems && (
            <Form.Item label={say(words.due)} help={say(words.dueHelp)} htmlFor="action-due">
              <DatePicker id="action-due" value={due} onChange={setDue} minDate={endOfToday().add(1, 'day')} data-testid="action-due" />
            </Form.Item>
          )}
          {asksReason && (
            <Form.Item label={say(words.reason)} htmlFor="action-reason" required>
              <Input.TextArea
                id="action-reason"
                autoFocus
                autoSize={{ minRows: 3, maxRows: 10 }}
                maxLength={4000}
                value={reason}
                onChange={(event) => setReason(event.target.value)}
                data-testid="action-reason"
              />
            </Form.Item>
          )}
        </Form>
        {missing && (
          <p role="alert" className="field-problem">
            {say(missing)}
          </p>
        )}
        {failed !== null && <ProblemAlert error={failed} onRetry={() => void send()} {...(place === undefined ? {} : { place })} />}
      </div>
    </Modal>
  );
};
