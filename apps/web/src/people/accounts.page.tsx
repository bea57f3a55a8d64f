// Shows the accounts to the security officer: list, one account beside it, new ones by hand or from a workbook.
import { roleWords, type Words } from '@camphor/domain';
import { Button } from 'antd';
import { useDeferredValue, useState } from 'react';
import { Link } from 'react-router';
import { useWords } from '../app/language';
import { EmptyState } from '../ui/empty-state';
import { PageFrame } from '../ui/page-frame';
import { AccountForm, type Account } from './account-form';
import { PeopleList, type PeopleColumn } from './people-list';
import { peopleWords } from './people-words';
import { SideSheet } from './side-sheet';
import { usePages } from './use-pages';
import '../review/bureau.css';
import './people.css';

const words = {
  title: { zh: '账号', en: 'Accounts' },
  add: { zh: '新增账号', en: 'Add an account' },
  person: { zh: '姓名', en: 'Name' },
  empty: { zh: '还没有账号。可以逐个新增，也可以从 Excel 一次导入。', en: 'No accounts yet. Add them one by one or import a workbook.' },
  active: { zh: '启用', en: 'active' },
  disabled: { zh: '已停用', en: 'disabled' },
} satisfies Record<string, Words>;

const AccountsPage = () => {
  const say = useWords();
  const [sought, setSought] = useState('');
  const [open, setOpen] = useState<Account | 'new' | null>(null);
  const answer = usePages('listAccounts', useDeferredValue(sought.trim()));
  const rows = (answer.data?.pages ?? []).flatMap(({ items }) => items);
  const columns: readonly PeopleColumn<Account>[] = [
    { label: { zh: '账号', en: 'Username' }, show: ({ username }) => username },
    {
      label: { zh: '角色', en: 'Roles' },
      show: ({ roles }) => roles.map((role) => say(roleWords[role])).join(say({ zh: '、', en: ', ' })),
    },
    { label: { zh: '单位', en: 'Organisation' }, show: ({ organisation }) => organisation.name },
    { label: { zh: '状态', en: 'State' }, show: ({ active }) => say(active ? words.active : words.disabled) },
  ];
  const close = () => setOpen(null);
  return (
    <PageFrame
      title={say(words.title)}
      head={
        <>
          <Link to="/accounts/import" data-testid="import-link">
            {say(peopleWords.import)}
          </Link>
          <Button type="primary" onClick={() => setOpen('new')} data-testid="add-account">
            {say(words.add)}
          </Button>
        </>
      }
    >
      <PeopleList
        label={say(words.person)}
        rows={rows}
        columns={columns}
        idOf={({ id }) => id}
        nameOf={({ name }) => name}
        onOpen={setOpen}
        sought={sought}
        onSeek={setSought}
        pending={answer.isPending}
        error={answer.error}
        onRetry={() => void answer.refetch()}
        onMore={answer.hasNextPage ? () => void answer.fetchNextPage() : null}
        loadingMore={answer.isFetchingNextPage}
        empty={<EmptyState what={say(words.empty)} action={<Button onClick={() => setOpen('new')}>{say(words.add)}</Button>} />}
      />
      <SideSheet open={open !== null} title={open === 'new' ? say(words.add) : (open?.name ?? '')} onClose={close}>
        {open !== null && <AccountForm key={open === 'new' ? 'new' : open.id} account={open === 'new' ? null : open} onDone={close} />}
      </SideSheet>
    </PageFrame>
  );
};
export default AccountsPage;
