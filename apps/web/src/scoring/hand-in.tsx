// Shows the way to hand a sheet in: its consequence in a sentence first, or what keeps it from being handed in.
import type { Words } from '@camphor/domain';
import { Button, Modal, Popover } from 'antd';
import { useEffect, useState } from 'react';
import { useWords } from '../app/language';
import { buttonMark } from '../review/button-mark';
import { shownPoints } from './points';
import type { SheetStanding } from './sheet-draft';
import { LackList } from './sheet-overview';
import type { SheetInHand } from './use-sheet';

const words = {
  handIn: { zh: '交表', en: 'Hand in' },
  cancel: { zh: '再看看', en: 'Not yet' },
  notYet: { zh: '还不能交表：', en: 'Not possible yet:' },
  conflict: { zh: '有分数在别处被改过，请先选择保留哪一个。', en: 'Some points were changed elsewhere; choose which to keep first.' },
} satisfies Record<string, Words>;

export const HandIn = ({ inHand, standing }: { inHand: SheetInHand; standing: SheetStanding }) => {
  const say = useWords();
  const [asked, setAsked] = useState(false);
  const [told, setTold] = useState(false);
  const lacks = standing.lacks.length + inHand.conflicts.length;
  const ready = lacks === 0;

  useEffect(() => {
    if (asked) return undefined;
    const press = (event: KeyboardEvent) => {
      if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey) || event.defaultPrevented) return;
      event.preventDefault();
      if (ready) setAsked(true);
      else setTold(true);
    };
    window.addEventListener('keydown', press);
    return () => window.removeEventListener('keydown', press);
  }, [asked, ready]);

  const send = async () => {
    await inHand.handIn();
    setAsked(false);
  };
  if (!ready) {
    return (
      <Popover
        open={told}
        onOpenChange={setTold}
        trigger={['click', 'hover', 'focus']}
        placement="topRight"
        content={
          <div className="hand-in-lacks" data-testid="why-hand-in">
            <strong>{say(words.notYet)}</strong>
            {inHand.conflicts.length > 0 && <p>{say(words.conflict)}</p>}
            <LackList lacks={standing.lacks} onJump={() => setTold(false)} />
          </div>
        }
      >
        <Button aria-disabled className="blocked-button blocked-primary" data-testid="hand-in">
          {say(words.handIn)}
          <span className="blocked-count">{say({ zh: `（${lacks} 处待处理）`, en: ` (${lacks} open)` })}</span>
        </Button>
      </Popover>
    );
  }
  return (
    <>
      <Button type="primary" onClick={() => setAsked(true)} data-testid="hand-in">
        {say(words.handIn)}
      </Button>
      <Modal
        open={asked}
        title={say(words.handIn)}
        okText={say(words.handIn)}
        cancelText={say(words.cancel)}
        confirmLoading={inHand.handingIn}
        onOk={() => void send()}
        onCancel={() => setAsked(false)}
        okButtonProps={buttonMark('confirm-hand-in')}
      >
        <p className="consequence">
          {say({
            zh: `交表后，您的评分为 ${shownPoints(standing.total)} 分，分数和理由不能再改，由督导评定后反馈单位。`,
            en: `Your sheet says ${shownPoints(standing.total)} points; it cannot be changed afterwards, and the supervisor scores the report with it.`,
          })}
        </p>
      </Modal>
    </>
  );
};
