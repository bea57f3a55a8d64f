// Shows the frame around every page: rail by role, top line with unit, year, inbox and name; sends strangers to the sign-in page.
import {
  ApartmentOutlined,
  AuditOutlined,
  BellOutlined,
  CalculatorOutlined,
  CalendarOutlined,
  DashboardOutlined,
  FileSearchOutlined,
  FileTextOutlined,
  HighlightOutlined,
  PartitionOutlined,
  TeamOutlined,
} from '@ant-design/icons';
import type { Words } from '@camphor/domain';
import { App, Select } from 'antd';
import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, type ReactNode } from 'react';
import { Navigate, NavLink, Outlet, useLocation, useNavigate } from 'react-router';
import { ProblemAlert } from '../ui/problem-alert';
import { CardSkeleton } from '../ui/skeletons';
import { useAnswer } from './client';
import { CycleProvider, useCycle } from './cycle';
import { KeyList } from './key-list';
import { useLanguage, useWords } from './language';
import { NameMenu } from './name-menu';
import { isUnitSide, railOf, type RailIcon } from './rail';
import { useMe, useSession } from './session';

const words = {
  product: { zh: '樟', en: 'Camphor' },
  skip: { zh: '跳到正文', en: 'Skip to the content' },
  unread: { zh: ' 条未读', en: ' unread' },
  rail: { zh: '主导航', en: 'Main navigation' },
  cycle: { zh: '年度', en: 'Year' },
  cycleOption: { zh: '年度', en: '' },
  closed: { zh: '（已结束）', en: ' (closed)' },
  planned: { zh: '（未开放）', en: ' (planned)' },
} satisfies Record<string, Words>;

const icons: Record<RailIcon, ReactNode> = {
  report: <FileTextOutlined aria-hidden />,
  review: <AuditOutlined aria-hidden />,
  score: <HighlightOutlined aria-hidden />,
  board: <DashboardOutlined aria-hidden />,
  cycles: <CalendarOutlined aria-hidden />,
  recalculation: <CalculatorOutlined aria-hidden />,
  units: <ApartmentOutlined aria-hidden />,
  accounts: <TeamOutlined aria-hidden />,
  schemes: <PartitionOutlined aria-hidden />,
  trails: <FileSearchOutlined aria-hidden />,
  inbox: <BellOutlined aria-hidden />,
};

const CyclePicker = () => {
  const { cycle, cycles, choose } = useCycle();
  const { roles } = useMe();
  const say = useWords();
  const go = useNavigate();
  if (!cycle) return null;
  const suffix = { open: '', closed: say(words.closed), planned: say(words.planned) };
  return (
    <Select
      className="cycle-picker"
      value={cycle.id}
      aria-label={say(words.cycle)}
      data-testid="cycle-picker"
      popupMatchSelectWidth={false}
      options={cycles.map(({ id, year, state }) => ({ value: id, label: `${year} ${say(words.cycleOption)}${suffix[state]}`.trim() }))}
      onChange={(id) => {
        choose(id);
        if (isUnitSide(roles)) void go('/');
      }}
    />
  );
};

const useUnread = (): number => {
  const answer = useAnswer('listNotifications', { query: { unread: 'true', limit: 1 } }, { every: 60_000 });
  return answer.data?.unread ?? 0;
};

const Rail = () => {
  const { roles } = useMe();
  const say = useWords();
  const unread = useUnread();
  return (
    <nav className="rail" aria-label={say(words.rail)}>
      {railOf(roles).map(({ to, label, icon }) => (
        <NavLink key={to} to={to} end={to === '/'} className="rail-entry" data-testid={`rail-${icon}`}>
          <span className="rail-icon">{icons[icon]}</span>
          <span>{say(label)}</span>
          {icon === 'inbox' && unread > 0 && (
            <span className="rail-count" data-testid="unread">
              {unread > 99 ? '99+' : unread}
              <span className="visually-hidden">{say(words.unread)}</span>
            </span>
          )}
        </NavLink>
      ))}
    </nav>
  );
};

const TopLine = () => {
  const me = useMe();
  const say = useWords();
  return (
    <header className="top-line">
      <NavLink to="/" className="product" aria-label={say(words.product)}>
        <img src="/favicon.svg" alt="" width="24" height="24" />
        <span className="product-name">{say(words.product)}</span>
      </NavLink>
      <span className="organisation" title={me.organisation.name}>
        {me.organisation.name}
      </span>
      <CyclePicker />
      <NameMenu />
    </header>
  );
};

/** Sentences of the service are in the language in which they were asked. */
const useAskAnew = () => {
  const { language } = useLanguage();
  const queries = useQueryClient();
  const asked = useRef(language);
  useEffect(() => {
    if (asked.current !== language) void queries.invalidateQueries();
    asked.current = language;
  }, [language, queries]);
};

const Inside = () => {
  useAskAnew();
  const { pathname } = useLocation();
  const main = useRef<HTMLElement>(null);
  const say = useWords();
  const first = useRef(true);
  useEffect(() => {
    // A new page is read from its top, also by those who do not see it; the first one keeps what the browser chose.
    if (!first.current) {
      window.scrollTo(0, 0);
      main.current?.focus({ preventScroll: true });
    }
    first.current = false;
  }, [pathname]);
  return (
    <div className="frame">
      <a className="skip-link" href="#main">
        {say(words.skip)}
      </a>
      <TopLine />
      <Rail />
      <main id="main" ref={main} tabIndex={-1}>
        <Outlet />
      </main>
      <KeyList />
    </div>
  );
};

export const Frame = () => {
  const { me, state, tryAgain } = useSession();
  const { pathname, search, hash } = useLocation();
  if (me) {
    return (
      <App component={false}>
        <CycleProvider key={me.id}>
          <Inside />
        </CycleProvider>
      </App>
    );
  }
  if (state === 'asking') {
    return (
      <main className="page">
        <CardSkeleton />
      </main>
    );
  }
  if (state === 'unreachable') {
    return (
      <main className="page">
        <ProblemAlert error={null} onRetry={tryAgain} />
      </main>
    );
  }
  const back = `${pathname}${search}${hash}`;
  return <Navigate to={back === '/' ? '/login' : `/login?back=${encodeURIComponent(back)}`} replace />;
};
