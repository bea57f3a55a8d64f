// Shows the thing beside the list: at the right where there is room, from below on a phone.
import { Drawer } from 'antd';
import type { ReactNode } from 'react';
import { useWords } from '../app/language';
import { useWide } from '../ui/wide';
import { peopleWords as words } from './people-words';

export const SideSheet = ({
  title,
  open,
  onClose,
  children,
}: {
  title: string;
  open: boolean;
  onClose: () => void;
  children: ReactNode;
}) => {
  const wide = useWide(768);
  const say = useWords();
  return (
    <Drawer
      open={open}
      title={title}
      placement={wide ? 'right' : 'bottom'}
      size={wide ? 440 : '85vh'}
      onClose={onClose}
      closable={{ 'aria-label': say(words.close) }}
      destroyOnHidden
    >
      {children}
    </Drawer>
  );
};
