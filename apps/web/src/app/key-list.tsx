// Shows the list of keys when one asks with "?".
import type { Words } from '@camphor/domain';
import { Modal } from 'antd';
import { useEffect, useState } from 'react';
import { isTyping } from '../ui/keys';
import { useWords } from './language';

export const KEY_LIST_EVENT = 'camphor:keys';
const title: Words = { zh: '快捷键', en: 'Keys' };
const rows: readonly { readonly keys: string; readonly does: Words }[] = [
  { keys: 'Ctrl + Enter', does: { zh: '办理本页的主要事项（先确认）', en: 'The main action of the page, with a confirmation' } },
  { keys: 'j / k', does: { zh: '下一条 / 上一条', en: 'Next / previous' } },
  { keys: 'r', does: { zh: '审核时添加退回意见', en: 'Add a return item while reviewing' } },
  { keys: '空格', does: { zh: '在列表中预览', en: 'Preview in a list (space)' } },
  { keys: 'Esc', does: { zh: '关闭弹出内容', en: 'Close what is open' } },
  { keys: '?', does: { zh: '显示本列表', en: 'This list' } },
];

export const KeyList = () => {
  const [open, setOpen] = useState(false);
  const say = useWords();
  useEffect(() => {
    const show = () => setOpen(true);
    const press = (event: KeyboardEvent) => {
      if (event.key === '?' && !isTyping(event.target)) setOpen(true);
    };
    window.addEventListener(KEY_LIST_EVENT, show);
    window.addEventListener('keydown', press);
    return () => {
      window.removeEventListener(KEY_LIST_EVENT, show);
      window.removeEventListener('keydown', press);
    };
  }, []);
  return (
    <Modal title={say(title)} open={open} onCancel={() => setOpen(false)} footer={null}>
      <dl className="key-list">
        {rows.map(({ keys, does }) => (
          <div key={keys}>
            <dt>
              <kbd>{keys === '空格' ? say({ zh: '空格', en: 'Space' }) : keys}</kbd>
            </dt>
            <dd>{say(does)}</dd>
          </div>
        ))}
      </dl>
    </Modal>
  );
};
