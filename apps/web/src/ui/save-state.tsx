// Shows how far what was typed has come: saved when, kept on this machine, on its way.
import { CheckOutlined, CloudSyncOutlined, DisconnectOutlined, ExclamationCircleOutlined } from '@ant-design/icons';
import { useWords } from '../app/language';
import { clockOf, stampOf } from './dates';

export type Saving =
  | { readonly kind: 'untouched' }
  | { readonly kind: 'saved'; readonly at: string }
  | { readonly kind: 'saving'; readonly count: number }
  /** Out of reach; `kept` = the buffer on this machine holds it. */
  | { readonly kind: 'offline'; readonly count: number; readonly kept: boolean }
  /** Something has to be decided or mended before it can be saved. */
  | { readonly kind: 'held'; readonly count: number };

export const SaveState = ({ saving }: { saving: Saving }) => {
  const say = useWords();
  const line = (() => {
    switch (saving.kind) {
      case 'untouched':
        return null;
      case 'saved':
        return {
          sign: <CheckOutlined aria-hidden />,
          text: say({ zh: `已保存 ${clockOf(saving.at)}`, en: `Saved ${clockOf(saving.at)}` }),
        };
      case 'saving':
        return {
          sign: <CloudSyncOutlined aria-hidden />,
          text: say({ zh: `正在同步 ${saving.count} 处`, en: `Saving ${saving.count} changes` }),
        };
      case 'offline':
        return {
          sign: <DisconnectOutlined aria-hidden />,
          text: saving.kept
            ? say({ zh: '离线，已存在本机', en: 'Offline, kept on this machine' })
            : say({ zh: '离线，请勿关闭本页', en: 'Offline, please keep this page open' }),
        };
      case 'held':
        return {
          sign: <ExclamationCircleOutlined aria-hidden />,
          text: say({ zh: `${saving.count} 处待您处理，已存在本机`, en: `${saving.count} changes wait for you, kept on this machine` }),
        };
    }
  })();
  return (
    <span
      className={`save-state save-${saving.kind}`}
      role="status"
      data-testid="save-state"
      data-saving={saving.kind}
      title={saving.kind === 'saved' ? stampOf(saving.at) : undefined}
    >
      {line?.sign}
      {line?.text}
    </span>
  );
};
