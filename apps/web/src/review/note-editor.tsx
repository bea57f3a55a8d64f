// Shows the form for one note: what it is about, ready-made reasons, the words; as a return item or as a comment.
import type { ReportView } from '@camphor/contract';
import { sectionsTable, type Words } from '@camphor/domain';
import { Button, Input, Modal, Segmented, Select } from 'antd';
import { useMemo, useState } from 'react';
import { useChange } from '../app/client';
import { useWords } from '../app/language';
import { ProblemAlert } from '../ui/problem-alert';
import { buttonMark } from './button-mark';
import { returnReasons } from './return-reasons.table';
import { targetChoices } from './targets';
import type { DraftNote, Review } from './use-review';

const words = {
  item: { zh: '退回意见', en: 'Return item' },
  comment: { zh: '批注', en: 'Comment' },
  itemMeans: { zh: '先放入退回意见书，点“退回”时一并送达单位。', en: 'It waits in the letter and goes out with the return.' },
  commentMeans: {
    zh: '立即送达，单位和其他审核人都能看到；全部处理后才能通过。',
    en: 'It is seen at once by the unit and other reviewers; all must be resolved before approval.',
  },
  about: { zh: '针对', en: 'About' },
  reasons: { zh: '常用理由', en: 'Ready-made reasons' },
  text: { zh: '问题和要求', en: 'What is wrong and what is asked' },
  add: { zh: '加入退回意见', en: 'Add to the letter' },
  send: { zh: '发表批注', en: 'Comment' },
  cancel: { zh: '取消', en: 'Cancel' },
  asked: { zh: '请写明问题和要求', en: 'Write what is asked' },
} satisfies Record<string, Words>;

const Form = ({ review, report, note }: { review: Review; report: ReportView; note: DraftNote }) => {
  const say = useWords();
  const post = useChange('writeComment');
  const [missing, setMissing] = useState(false);
  const groups = useMemo(() => {
    const choices = targetChoices(report.content.figures);
    return sectionsTable.map(({ key, label }) => ({
      label: say(label),
      options: choices
        .filter(({ section }) => section === key)
        .map(({ target, label: name }) => ({
          value: target,
          label: target.startsWith('section:') ? say({ zh: `${name.zh}（整节）`, en: `${name.en} (section)` }) : say(name),
        })),
    }));
  }, [report.content.figures, say]);
  const close = () => review.setNote(null);
  const put = (change: Partial<DraftNote>) => review.setNote({ ...note, ...change });
  const send = () => {
    const text = note.text.trim();
    setMissing(text === '');
    if (text === '') return;
    if (note.kind === 'item') {
      review.write({ do: 'add', target: note.target, reason: text });
      review.setTab('letter');
      close();
    } else {
      post.mutate(
        { params: { id: report.id }, body: { target: note.target, text } },
        {
          onSuccess: () => {
            review.setTab('threads');
            close();
          },
        },
      );
    }
  };
  const isItem = note.kind === 'item';
  return (
    <Modal
      open
      title={say(isItem ? words.item : words.comment)}
      okText={say(isItem ? words.add : words.send)}
      cancelText={say(words.cancel)}
      confirmLoading={post.isPending}
      onOk={send}
      onCancel={close}
      mask={{ closable: false }}
      okButtonProps={buttonMark('save-note')}
      width={600}
    >
      <div
        className="stack"
        onKeyDown={(event) => {
          if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
          event.preventDefault();
          event.stopPropagation();
          send();
        }}
      >
        {review.mayReturn && review.mayComment && (
          <Segmented<DraftNote['kind']>
            value={note.kind}
            onChange={(kind) => put({ kind })}
            options={[
              { value: 'item', label: say(words.item) },
              { value: 'comment', label: say(words.comment) },
            ]}
            data-testid="note-kind"
          />
        )}
        <p className="quiet">{say(isItem ? words.itemMeans : words.commentMeans)}</p>
        <label htmlFor="note-target">{say(words.about)}</label>
        <Select
          id="note-target"
          showSearch={{ optionFilterProp: 'label' }}
          value={note.target}
          options={groups}
          onChange={(target: string) => put({ target })}
          data-testid="note-target"
        />
        <div role="group" aria-label={say(words.reasons)} className="reason-templates">
          {returnReasons.map(({ key, label, text }) => (
            <Button
              key={key}
              size="small"
              onClick={() =>
                put({ text: note.text.trim() === '' ? say(text) : `${note.text}${note.text.endsWith('：') ? '' : '\n'}${say(text)}` })
              }
              data-testid={`reason-template-${key}`}
            >
              {say(label)}
            </Button>
          ))}
        </div>
        <label htmlFor="note-text">{say(words.text)}</label>
        <Input.TextArea
          id="note-text"
          autoFocus
          autoSize={{ minRows: 3, maxRows: 10 }}
          maxLength={4000}
          value={note.text}
          status={missing ? 'error' : ''}
          onChange={(event) => put({ text: event.target.value })}
          data-testid="note-text"
        />
        {missing && (
          <span role="alert" className="field-problem">
            {say(words.asked)}
          </span>
        )}
        {post.error && <ProblemAlert error={post.error} onRetry={send} />}
      </div>
    </Modal>
  );
};

export const NoteEditor = ({ review, report }: { review: Review; report: ReportView }) =>
  review.note === null ? null : <Form review={review} report={report} note={review.note} />;
