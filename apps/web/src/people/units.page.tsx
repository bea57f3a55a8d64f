// Shows the units to the administrator: list, one unit beside it, new ones by hand or from a workbook.
import type { Words } from '@camphor/domain';
import { UNIT_KINDS, unitKindWords, type UnitKind } from '@camphor/domain';
import { Button } from 'antd';
import { useDeferredValue, useState } from 'react';
import { Link } from 'react-router';
import { useWords } from '../app/language';
import { EmptyState } from '../ui/empty-state';
import { PageFrame } from '../ui/page-frame';
import { PeopleList, type PeopleColumn } from './people-list';
import { peopleWords } from './people-words';
import { SideSheet } from './side-sheet';
import { UnitForm, type Unit } from './unit-form';
import { usePages } from './use-pages';
import '../review/bureau.css';
import './people.css';

const words = {
  title: { zh: '单位', en: 'Units' },
  add: { zh: '新增单位', en: 'Add a unit' },
  unit: { zh: '单位', en: 'Unit' },
  empty: { zh: '还没有单位。可以逐个新增，也可以从 Excel 一次导入。', en: 'No units yet. Add them one by one or import a workbook.' },
  ended: { zh: '停用', en: 'ended' },
  from: { zh: '起', en: 'from' },
  hidden: { zh: '不公开', en: 'exempt' },
} satisfies Record<string, Words>;

const isKind = (kind: string): kind is UnitKind => (UNIT_KINDS as readonly string[]).includes(kind);

const UnitsPage = () => {
  const say = useWords();
  const [sought, setSought] = useState('');
  const [open, setOpen] = useState<Unit | 'new' | null>(null);
  const answer = usePages('listUnits', useDeferredValue(sought.trim()));
  const rows = (answer.data?.pages ?? []).flatMap(({ items }) => items);
  const columns: readonly PeopleColumn<Unit>[] = [
    { label: { zh: '代码', en: 'Code' }, show: ({ code }) => code },
    { label: { zh: '类别', en: 'Kind' }, show: ({ kind }) => (isKind(kind) ? say(unitKindWords[kind]) : kind) },
    { label: { zh: '上级', en: 'Parent' }, show: ({ parent }) => parent ?? '' },
    {
      label: { zh: '状况', en: 'State' },
      show: ({ validFrom, validTo, exempt }) =>
        [
          validTo ? `${validTo} ${say(words.ended)}` : '',
          validFrom ? `${validFrom} ${say(words.from)}` : '',
          exempt ? say(words.hidden) : '',
        ]
          .filter(Boolean)
          .join(' · '),
    },
  ];
  const close = () => setOpen(null);
  return (
    <PageFrame
      title={say(words.title)}
      head={
        <>
          <Link to="/units/import" data-testid="import-link">
            {say(peopleWords.import)}
          </Link>
          <Button type="primary" onClick={() => setOpen('new')} data-testid="add-unit">
            {say(words.add)}
          </Button>
        </>
      }
    >
      <PeopleList
        label={say(words.unit)}
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
        {open !== null && <UnitForm key={open === 'new' ? 'new' : open.id} unit={open === 'new' ? null : open} onDone={close} />}
      </SideSheet>
    </PageFrame>
  );
};
export default UnitsPage;
