// Shows one page inside the frame: its title, what stands beside the title, its content, and a panel that accompanies the work.
import { Badge, Button, Drawer } from 'antd';
import { useEffect, useState, type ReactNode } from 'react';
import { useWords } from '../app/language';
import { useWide } from './wide';

export interface Panel {
  readonly title: string;
  /** A number on the button that opens the panel where there is no room for it. */
  readonly count?: number;
  readonly content: ReactNode;
  /** Behind its button on a wide window too, where the page needs the whole width. */
  readonly folded?: boolean;
}
export interface PageFrameProps {
  readonly title: string;
  /** What is shown as title when it is more than words; the plain one stays the title of the window. */
  readonly heading?: ReactNode;
  /** Beside the title: state, due date, saving. */
  readonly head?: ReactNode;
  readonly panel?: Panel;
  /** Stays at the foot of the page: the action bar. */
  readonly bar?: ReactNode;
  readonly children: ReactNode;
}

const Sheet = ({ panel, inBar }: { panel: Panel; inBar: boolean }) => {
  const [open, setOpen] = useState(false);
  const say = useWords();
  return (
    <>
      <Badge count={panel.count ?? 0} className={inBar ? 'sheet-in-bar' : 'sheet-button'} offset={[-6, 2]}>
        <Button
          shape={inBar ? 'default' : 'round'}
          size={inBar ? 'middle' : 'large'}
          onClick={() => setOpen(true)}
          data-testid="open-panel"
        >
          {panel.title}
        </Button>
      </Badge>
      <Drawer
        placement="bottom"
        size="75vh"
        open={open}
        onClose={() => setOpen(false)}
        title={panel.title}
        closable={{ 'aria-label': say({ zh: '关闭', en: 'Close' }) }}
      >
        {/* Whatever jumps to its place in the page leaves the sheet. */}
        <div
          onClick={(event) => {
            if (event.target instanceof Element && event.target.closest('[data-jump]')) setOpen(false);
          }}
        >
          {panel.content}
        </div>
      </Drawer>
    </>
  );
};

export const PageFrame = ({ title, heading, head, panel, bar, children }: PageFrameProps) => {
  const roomy = useWide(1100);
  const wide = roomy && panel?.folded !== true;
  useEffect(() => {
    document.title = `${title} · 樟`;
  }, [title]);
  return (
    <div className={panel && wide ? 'page page-with-panel' : 'page'}>
      <div className="page-head">
        <h1>{heading ?? title}</h1>
        {head && <div className="page-head-beside">{head}</div>}
      </div>
      <div className="page-body">
        <div className="page-content">{children}</div>
        {panel && wide && (
          <aside className="page-panel" aria-label={panel.title}>
            {panel.content}
          </aside>
        )}
      </div>
      {panel && !wide && !bar && <Sheet panel={panel} inBar={false} />}
      {bar && (
        <div className="page-bar">
          {panel && !wide && <Sheet panel={panel} inBar />}
          <div className="page-bar-rest">{bar}</div>
        </div>
      )}
    </div>
  );
};
