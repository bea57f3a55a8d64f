// Shows the return letter being written: its items together, to be changed, ordered and removed; sent as one.
import { ArrowDownOutlined, ArrowUpOutlined, DeleteOutlined } from '@ant-design/icons';
import type { ReportView } from '@camphor/contract';
import type { Words } from '@camphor/domain';
import { Button, Input } from 'antd';
import { useWords } from '../app/language';
import { PlaceLink } from './place-link';
import type { LetterItem } from './return-letter';
import type { Review } from './use-review';

const words = {
  empty: {
    zh: '还没有退回意见。在报告里点“＋退回意见”，或把光标放在要改的地方按 r 键。',
    en: 'No item yet. Use "Ask for a change" in the report, or press r at the place.',
  },
  together: {
    zh: '以下意见只存在本机，点页面下方“退回”时作为一封意见书送达。',
    en: 'These items are on this machine only; they go out together with "return" below.',
  },
  lost: { zh: '本机不允许保存，请勿关闭本页。', en: 'This machine refuses to keep them: please do not close the page.' },
  add: { zh: '添加意见', en: 'Add an item' },
  up: { zh: '上移', en: 'Move up' },
  down: { zh: '下移', en: 'Move down' },
  remove: { zh: '删除', en: 'Remove' },
  reason: { zh: '问题和要求', en: 'What is asked' },
} satisfies Record<string, Words>;

const Item = ({ item, index, count, review }: { item: LetterItem; index: number; count: number; review: Review }) => {
  const say = useWords();
  return (
    <li className="letter-item" data-testid="letter-item">
      <div className="letter-item-head">
        <b>{index + 1}</b>
        <PlaceLink target={item.target} />
        <span className="letter-tools">
          <Button
            size="small"
            type="text"
            icon={<ArrowUpOutlined />}
            disabled={index === 0}
            aria-label={`${say(words.up)} ${index + 1}`}
            onClick={() => review.write({ do: 'move', id: item.id, by: -1 })}
          />
          <Button
            size="small"
            type="text"
            icon={<ArrowDownOutlined />}
            disabled={index === count - 1}
            aria-label={`${say(words.down)} ${index + 1}`}
            onClick={() => review.write({ do: 'move', id: item.id, by: 1 })}
          />
          <Button
            size="small"
            type="text"
            icon={<DeleteOutlined />}
            aria-label={`${say(words.remove)} ${index + 1}`}
            onClick={() => review.write({ do: 'remove', id: item.id })}
            data-testid="remove-item"
          />
        </span>
      </div>
      <Input.TextArea
        autoSize={{ minRows: 2, maxRows: 8 }}
        maxLength={4000}
        value={item.reason}
        status={item.reason.trim() === '' ? 'warning' : ''}
        aria-label={`${say(words.reason)} ${index + 1}`}
        onChange={(event) => review.write({ do: 'change', id: item.id, reason: event.target.value })}
      />
    </li>
  );
};

export const LetterPanel = ({ review, report }: { review: Review; report: ReportView }) => {
  const say = useWords();
  const { items } = review.letter;
  const first = Object.keys(report.content.sections)[0] ?? 'basics';
  return (
    <div className="stack" data-testid="letter">
      <p className="quiet">{say(items.length === 0 ? words.empty : words.together)}</p>
      {!review.kept && (
        <p role="alert" className="field-problem">
          {say(words.lost)}
        </p>
      )}
      <ol className="letter-items">
        {items.map((item, index) => (
          <Item key={item.id} item={item} index={index} count={items.length} review={review} />
        ))}
      </ol>
      <p>
        <Button size="small" onClick={() => review.setNote({ kind: 'item', target: `section:${first}`, text: '' })} data-testid="add-item">
          {say(words.add)}
        </Button>
      </p>
    </div>
  );
};
