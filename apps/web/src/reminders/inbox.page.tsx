// Shows the inbox: what happened and what is due, newest first, unread ones marked, each a way to the thing.
import { MailOutlined } from '@ant-design/icons';
import type { Answer } from '@camphor/contract';
import type { Words } from '@camphor/domain';
import { useInfiniteQuery, useQueryClient } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import { Link, useSearchParams } from 'react-router';
import { client, useChange } from '../app/client';
import { useWords } from '../app/language';
import { useMe } from '../app/session';
import { Chips } from '../review/chips';
import { stepFocus, useKeys } from '../review/use-keys';
import { clockOf, dateWords, localDateOf, stampOf } from '../ui/dates';
import { EmptyState } from '../ui/empty-state';
import { PageFrame } from '../ui/page-frame';
import { ProblemAlert } from '../ui/problem-alert';
import { TableSkeleton } from '../ui/skeletons';
import { byDay, leadsTo, mailWords, nearDay } from './inbox';
import '../review/bureau.css';
import './inbox.css';

type Page = Answer<'listNotifications'>;
type Notification = Page['items'][number];
type Shown = 'unread' | 'all';

const words = {
  title: { zh: '消息', en: 'Inbox' },
  filter: { zh: '筛选', en: 'Filter' },
  unread: { zh: '未读', en: 'Unread' },
  all: { zh: '全部', en: 'All' },
  readAll: { zh: '全部标为已读', en: 'Mark all as read' },
  read: { zh: '标为已读', en: 'Mark as read' },
  older: { zh: '更早的消息', en: 'Older messages' },
  none: { zh: '还没有消息。报告有进展、快到期限时，会在这里提醒您。', en: 'No message yet. Progress and deadlines will be told here.' },
  noUnread: { zh: '没有未读消息。', en: 'Nothing unread.' },
  seeAll: { zh: '查看全部', en: 'Show all' },
} satisfies Record<string, Words>;

const Message = ({ message, onRead }: { message: Notification; onRead: (id: string) => void }) => {
  const say = useWords();
  const { roles } = useMe();
  const unread = message.readAt === null;
  const mail = mailWords[message.mail];
  const place = leadsTo(message, roles);
  const text = (
    <>
      {unread && <span className="unread-sign">{say(words.unread)}</span>}
      {message.message}
    </>
  );
  return (
    <li className={unread ? 'message message-unread' : 'message'} data-testid="message" data-unread={unread}>
      <time dateTime={message.at} title={stampOf(message.at)}>
        {clockOf(message.at)}
      </time>
      <div className="message-text">
        {place === null ? (
          <span>{text}</span>
        ) : (
          <Link to={place} onClick={() => unread && onRead(message.id)} data-stop>
            {text}
          </Link>
        )}
        {mail && (
          <small className={message.mail === 'failed' ? 'mail-failed' : 'quiet'}>
            <MailOutlined aria-hidden /> {say(mail)}
          </small>
        )}
      </div>
      {unread && (
        <Button size="small" type="text" onClick={() => onRead(message.id)} data-testid="mark-read">
          {say(words.read)}
        </Button>
      )}
    </li>
  );
};

const useMessages = (shown: Shown) =>
  useInfiniteQuery({
    queryKey: ['listNotifications', 'pages', shown],
    queryFn: async ({ pageParam, signal }): Promise<Page> =>
      (
        await client('listNotifications', {
          query: { limit: 50, ...(shown === 'unread' ? { unread: 'true' } : {}), ...(pageParam === '' ? {} : { cursor: pageParam }) },
          signal,
        })
      ).body,
    initialPageParam: '',
    getNextPageParam: (page) => page.nextCursor,
    refetchInterval: 60_000,
  });

const InboxPage = () => {
  const say = useWords();
  const queries = useQueryClient();
  const [search, setSearch] = useSearchParams();
  const shown: Shown = search.get('show') === 'unread' ? 'unread' : 'all';
  const answer = useMessages(shown);
  const read = useChange('readNotification');
  const [problem, setProblem] = useState<unknown>(null);
  const [reading, setReading] = useState(false);
  useKeys({ j: () => stepFocus('[data-stop]', 1), k: () => stepFocus('[data-stop]', -1) });

  const messages = (answer.data?.pages ?? []).flatMap(({ items }) => items);
  const unread = answer.data?.pages[0]?.unread ?? 0;
  const thisYear = localDateOf(new Date().toISOString()).slice(0, 4);
  const today = localDateOf(new Date().toISOString());
  const mark = (id: string) => read.mutate({ params: { id } }, { onError: setProblem });
  const markAll = async () => {
    setReading(true);
    setProblem(null);
    try {
      // One after the other: the service keeps its order, and a refusal stops it where it is.
      for (const { id } of messages.filter(({ readAt }) => readAt === null)) await client('readNotification', { params: { id } });
    } catch (error) {
      setProblem(error);
    } finally {
      setReading(false);
      await queries.invalidateQueries({ queryKey: ['listNotifications'] });
    }
  };
  return (
    <PageFrame title={say(words.title)}>
      <div className="inbox-tools">
        <Chips
          label={say(words.filter)}
          chosen={shown}
          onChoose={(key) => setSearch(key === 'all' ? {} : { show: key }, { replace: true })}
          chips={[
            { key: 'all', label: say(words.all) },
            { key: 'unread', label: say(words.unread), count: unread },
          ]}
        />
        {unread > 0 && (
          <Button size="small" loading={reading} onClick={() => void markAll()} data-testid="mark-all-read">
            {say(words.readAll)}
          </Button>
        )}
      </div>
      {answer.error && <ProblemAlert error={answer.error} onRetry={() => void answer.refetch()} />}
      {problem !== null && <ProblemAlert error={problem} />}
      {answer.isPending && <TableSkeleton />}
      {answer.data && messages.length === 0 && (
        <EmptyState
          what={say(shown === 'unread' ? words.noUnread : words.none)}
          action={shown === 'unread' ? <Button onClick={() => setSearch({}, { replace: true })}>{say(words.seeAll)}</Button> : undefined}
        />
      )}
      {byDay(messages, localDateOf).map((day) => (
        <section key={day.date}>
          <h2>{say(nearDay(day.date, today) ?? dateWords(day.date, thisYear))}</h2>
          <ul className="messages">
            {day.messages.map((message) => (
              <Message key={message.id} message={message} onRead={mark} />
            ))}
          </ul>
        </section>
      ))}
      {answer.hasNextPage && (
        <Button loading={answer.isFetchingNextPage} onClick={() => void answer.fetchNextPage()} data-testid="older">
          {say(words.older)}
        </Button>
      )}
    </PageFrame>
  );
};
export default InboxPage;
