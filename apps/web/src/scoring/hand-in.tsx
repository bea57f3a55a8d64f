// Shows the way to hand a sheet in: its consequence in a sentence first, or what keeps it from being handed in.
import type { Words } from '@camphor/domain';
import { Button, Modal } from 'antd';
import { useEffect, useId, useRef, useState } from 'react';
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

interface HandInProps {
  readonly inHand: SheetInHand;
  readonly standing: SheetStanding;
}
const Blocked = ({ inHand, standing, open, setOpen }: HandInProps & { open: boolean; setOpen: (open: boolean) => void }) => {
  const say = useWords();
  const list = useId();
  const shut = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => () => clearTimeout(shut.current), []);
  const show = () => {
    clearTimeout(shut.current);
    setOpen(true);
  };
  const hideSoon = () => {
    clearTimeout(shut.current);
    shut.current = setTimeout(() => setOpen(false), 200);
  };
  const count = standing.lacks.length + inHand.conflicts.length;
  return (
    <div
      className="blocked-action"
      onMouseEnter={show}
      onMouseLeave={(event) => {
        if (!event.currentTarget.contains(document.activeElement)) hideSoon();
      }}
      onFocus={show}
      onBlur={(event) => {
        if (!event.currentTarget.contains(event.relatedTarget)) hideSoon();
      }}
      onKeyDown={(event) => {
        if (event.key === 'Escape') setOpen(false);
      }}
    >
      <Button
        className="blocked-button blocked-primary"
        aria-disabled
        aria-expanded={open}
        aria-controls={list}
        aria-describedby={list}
        onClick={show}
        data-testid="hand-in"
      >
        {say(words.handIn)}
        <span className="blocked-count">{say({ zh: `（${count} 处待处理）`, en: ` (${count} open)` })}</span>
      </Button>
      <div id={list} className="blocked-reasons" hidden={!open} data-testid="why-hand-in">
        <strong>{say(words.notYet)}</strong>
        {inHand.conflicts.length > 0 && <p>{say(words.conflict)}</p>}
        <LackList lacks={standing.lacks} onJump={() => setOpen(false)} />
      </div>
    </div>
  );
};

export const HandIn = ({ inHand, standing }: HandInProps) => {
  const say = useWords();
  const [asked, setAsked] = useState(false);
  const [told, setTold] = useState(false);
  const ready = standing.lacks.length === 0 && inHand.conflicts.length === 0;

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
  if (!ready) return <Blocked inHand={inHand} standing={standing} open={told} setOpen={setTold} />;
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
