// Shows what can be done with a report now: one primary action, the rest quiet; what cannot be done says why.
import type { ReportView } from '@camphor/contract';
import { actionWords, type Action } from '@camphor/domain';
import { Button } from 'antd';
import { lazy, Suspense, useEffect, useId, useRef, useState, type ReactNode } from 'react';
import { useWords } from '../app/language';
import { PRIMARY_ORDER } from './action-words';
import { ReasonList } from './problem-alert';

const ActionForm = lazy(async () => ({ default: (await import('./action-form')).ActionForm }));

export interface DraftedItem {
  readonly target: string;
  readonly reason: string;
}
export interface ActionBarProps {
  readonly report: ReportView;
  /** Return items being written on the page; without them the form of the action asks for them. */
  readonly items?: readonly DraftedItem[];
  /** Runs before the action is sent, for instance to save what is typed; a rejection keeps everything as it was. Gives the version to act upon. */
  readonly before?: (action: Action) => Promise<number | void>;
  readonly onDone?: (view: ReportView, action: Action) => void;
  /** Only these of the report's actions. */
  readonly only?: readonly Action[];
  /** Address of the page that holds the places which reasons point at; absent = this page. */
  readonly place?: string;
  /** Stands before the buttons. */
  readonly children?: ReactNode;
}
type Verdict = ReportView['actions'][number];

const Blocked = ({ verdict, primary, place }: { verdict: Verdict; primary: boolean; place: string | undefined }) => {
  const say = useWords();
  const [open, setOpen] = useState(false);
  const list = useId();
  const box = useRef<HTMLDivElement>(null);
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
  const label = say(actionWords[verdict.action]);
  return (
    <div
      ref={box}
      className="blocked-action"
      onMouseEnter={show}
      onMouseLeave={() => {
        if (!box.current?.contains(document.activeElement)) hideSoon();
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
        className={primary ? 'blocked-button blocked-primary' : 'blocked-button'}
        aria-disabled
        aria-expanded={open}
        aria-controls={list}
        aria-describedby={list}
        onClick={show}
        data-testid={`action-${verdict.action}`}
      >
        {label}
        <span className="blocked-count">{say({ zh: `（${verdict.why.length} 项待处理）`, en: ` (${verdict.why.length} open)` })}</span>
      </Button>
      <div id={list} className="blocked-reasons" hidden={!open} data-testid={`why-${verdict.action}`}>
        <strong>{say({ zh: `暂时不能${label}：`, en: `Not possible yet (${label}):` })}</strong>
        <ReasonList reasons={verdict.why} place={place} onJump={() => setOpen(false)} />
      </div>
    </div>
  );
};

export const ActionBar = ({ report, items, before, onDone, only, place, children }: ActionBarProps) => {
  const say = useWords();
  const [asked, setAsked] = useState<Action | null>(null);
  const verdicts = report.actions.filter(({ action }) => !only || only.includes(action));
  const primary = PRIMARY_ORDER.find((action) => verdicts.some((verdict) => verdict.action === action));
  const ready = verdicts.find(({ action, allowed }) => action === primary && allowed)?.action;
  const opened = asked !== null && verdicts.some(({ action, allowed }) => action === asked && allowed) ? asked : null;

  useEffect(() => {
    if (!ready || opened) return undefined;
    const press = (event: KeyboardEvent) => {
      if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey) || event.defaultPrevented) return;
      event.preventDefault();
      setAsked(ready);
    };
    window.addEventListener('keydown', press);
    return () => window.removeEventListener('keydown', press);
  }, [ready, opened]);

  if (verdicts.length === 0 && !children) return null;
  return (
    <div className="action-bar" data-testid="action-bar">
      {children}
      {[...verdicts]
        .sort((a, b) => Number(a.action === primary) - Number(b.action === primary))
        .map((verdict) =>
          verdict.allowed ? (
            <Button
              key={verdict.action}
              type={verdict.action === primary ? 'primary' : 'default'}
              onClick={() => setAsked(verdict.action)}
              data-testid={`action-${verdict.action}`}
            >
              {say(actionWords[verdict.action])}
            </Button>
          ) : (
            <Blocked key={verdict.action} verdict={verdict} primary={verdict.action === primary} place={place} />
          ),
        )}
      {opened && (
        <Suspense fallback={null}>
          <ActionForm
            key={opened}
            report={report}
            action={opened}
            {...(items ? { items } : {})}
            {...(before ? { before } : {})}
            {...(place === undefined ? {} : { place })}
            onClose={() => setAsked(null)}
            onDone={(view) => {
              setAsked(null);
              onDone?.(view, opened);
            }}
          />
        </Suspense>
      )}
    </div>
  );
};
