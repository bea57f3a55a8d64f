// Shows the auditor the trails of the bureau: by words, person, event, unit and days, newest first, each record a way to its report.
import { eventNames, type Words } from '@camphor/domain';
import { Button, Input, Select } from 'antd';
import { useEffect, useId, useState } from 'react';
import { Link } from 'react-router';
import { useWords } from '../app/language';
import { dateWords, localDateOf } from '../ui/dates';
import { EmptyState } from '../ui/empty-state';
import { PageFrame } from '../ui/page-frame';
import { ProblemAlert } from '../ui/problem-alert';
import { TableSkeleton } from '../ui/skeletons';
import { Happening } from './happening';
import { useFilters, useFound, type Filter, type Filters } from './use-search';
import '../review/bureau.css';
import './audit.css';

const words = {
  title: { zh: '留痕检索', en: 'Search the trails' },
  q: { zh: '字词（经过、理由、内容）', en: 'Words' },
  actor: { zh: '用户名', en: 'User name' },
  action: { zh: '事件', en: 'Event' },
  any: { zh: '全部事件', en: 'Any event' },
  unit: { zh: '单位代码', en: 'Code of the unit' },
  from: { zh: '起', en: 'From' },
  to: { zh: '止', en: 'To' },
  clear: { zh: '清除条件', en: 'Clear' },
  none: { zh: '没有符合条件的记录。', en: 'No record fits.' },
  noneYet: { zh: '最近的记录里没有符合条件的，可以继续往前查。', en: 'None among the latest records; go on to earlier ones.' },
  older: { zh: '继续往前查', en: 'Go on to earlier records' },
  bureau: { zh: '本局', en: 'Bureau' },
  problem: { zh: '结束日期早于开始日期', en: 'The last day lies before the first' },
} satisfies Record<string, Words>;
const PAUSE = 400;
const NO_NAMES: ReadonlyMap<string, string> = new Map();

/** Asked when the typing rests. */
const TextFilter = ({
  name,
  value,
  onChoose,
  type = 'text',
}: {
  name: Filter;
  value: string;
  onChoose: (next: Partial<Filters>) => void;
  type?: string;
}) => {
  const say = useWords();
  const id = useId();
  const [typed, setTyped] = useState(value);
  useEffect(() => setTyped(value), [value]);
  useEffect(() => {
    if (typed === value) return;
    const timer = setTimeout(() => onChoose({ [name]: typed }), PAUSE);
    return () => clearTimeout(timer);
  }, [typed, value, name, onChoose]);
  return (
    <div className="search-field">
      <label htmlFor={id}>{say(words[name])}</label>
      <Input
        id={id}
        type={type}
        value={typed}
        maxLength={name === 'q' ? 100 : 64}
        onChange={({ target }) => setTyped(target.value)}
        onPressEnter={() => onChoose({ [name]: typed })}
        data-testid={`search-${name}`}
      />
    </div>
  );
};

const SearchPage = () => {
  const say = useWords();
  const actionId = useId();
  const [filters, choose] = useFilters();
  const isTurned = filters.from !== '' && filters.to !== '' && filters.to < filters.from;
  const answer = useFound(filters);
  const items = (answer.data?.pages ?? []).flatMap((page) => page.items);
  const days = [...new Set(items.map(({ at }) => localDateOf(at)))];
  const thisYear = localDateOf(new Date().toISOString()).slice(0, 4);
  const isFiltered = Object.values(filters).some((value) => value !== '');
  return (
    <PageFrame title={say(words.title)}>
      <search className="search-form">
        <TextFilter name="q" value={filters.q} onChoose={choose} />
        <div className="search-field">
          <label htmlFor={actionId}>{say(words.action)}</label>
          <Select
            id={actionId}
            value={filters.action}
            onChange={(action: string) => choose({ action })}
            showSearch={{ optionFilterProp: 'label' }}
            options={[
              { value: '', label: say(words.any) },
              ...Object.entries(eventNames).map(([value, label]) => ({ value, label: say(label) })),
            ]}
            data-testid="search-action"
          />
        </div>
        <TextFilter name="actor" value={filters.actor} onChoose={choose} />
        <TextFilter name="unit" value={filters.unit} onChoose={choose} />
        <TextFilter name="from" value={filters.from} onChoose={choose} type="date" />
        <TextFilter name="to" value={filters.to} onChoose={choose} type="date" />
        {isFiltered && (
          <Button onClick={() => choose({ q: '', actor: '', action: '', unit: '', from: '', to: '' })} data-testid="clear-search">
            {say(words.clear)}
          </Button>
        )}
      </search>
      {isTurned && (
        <p role="alert" className="field-problem">
          {say(words.problem)}
        </p>
      )}
      {answer.error && <ProblemAlert error={answer.error} onRetry={() => void answer.refetch()} />}
      {answer.isPending && <TableSkeleton />}
      {answer.data && items.length === 0 && <EmptyState what={say(answer.hasNextPage ? words.noneYet : words.none)} />}
      {days.map((day) => (
        <section key={day} className="timeline-day">
          <h2>{say(dateWords(day, thisYear))}</h2>
          <ol className="timeline" data-testid="found">
            {items
              .filter(({ at }) => localDateOf(at) === day)
              .map((item) => (
                <Happening
                  key={`${item.digest}`}
                  item={item}
                  indicators={NO_NAMES}
                  open={false}
                  of={
                    item.report === null ? (
                      say(words.bureau)
                    ) : (
                      <Link to={`/reports/${item.report}/timeline#seq-${item.seq}`}>
                        {item.unit} {item.year}
                      </Link>
                    )
                  }
                />
              ))}
          </ol>
        </section>
      ))}
      {answer.hasNextPage && (
        <p>
          <Button loading={answer.isFetchingNextPage} onClick={() => void answer.fetchNextPage()} data-testid="older">
            {say(words.older)}
          </Button>
        </p>
      )}
    </PageFrame>
  );
};
export default SearchPage;
