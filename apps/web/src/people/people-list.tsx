// Shows a list of people or units: search, rows as a table or as cards, the next page on demand.
import { SearchOutlined } from '@ant-design/icons';
import type { Words } from '@camphor/domain';
import { Button, Input } from 'antd';
import type { ReactNode } from 'react';
import { useWords } from '../app/language';
import { stepFocus, useKeys } from '../review/use-keys';
import { EmptyState } from '../ui/empty-state';
import { ProblemAlert } from '../ui/problem-alert';
import { TableSkeleton } from '../ui/skeletons';
import { useWide } from '../ui/wide';
import { peopleWords as words } from './people-words';

export interface PeopleColumn<T> {
  readonly label: Words;
  readonly show: (row: T) => ReactNode;
}
export interface PeopleListProps<T> {
  readonly label: string;
  readonly rows: readonly T[];
  readonly columns: readonly PeopleColumn<T>[];
  readonly idOf: (row: T) => string;
  /** The first cell: a button that opens the row. */
  readonly nameOf: (row: T) => string;
  readonly onOpen: (row: T) => void;
  readonly sought: string;
  readonly onSeek: (text: string) => void;
  readonly pending: boolean;
  readonly error: unknown;
  readonly onRetry: () => void;
  readonly onMore: (() => void) | null;
  readonly loadingMore: boolean;
  /** What stands here while there is nothing at all. */
  readonly empty: ReactNode;
}

export const PeopleList = <T,>(props: PeopleListProps<T>) => {
  const { label, rows, columns, idOf, nameOf, onOpen, sought, onSeek, pending, error, onRetry, onMore, loadingMore, empty } = props;
  const say = useWords();
  const wide = useWide(768);
  useKeys({ j: () => stepFocus('[data-people-row]', 1), k: () => stepFocus('[data-people-row]', -1) });
  const opener = (row: T) => (
    <button type="button" className="link-button" data-people-row onClick={() => onOpen(row)}>
      {nameOf(row)}
    </button>
  );
  return (
    <section aria-label={label} className="stack">
      <Input
        className="queue-search"
        allowClear
        prefix={<SearchOutlined aria-hidden />}
        value={sought}
        placeholder={say(words.search)}
        aria-label={say(words.search)}
        onChange={(event) => onSeek(event.target.value)}
        data-testid="people-search"
      />
      {error !== null && <ProblemAlert error={error} onRetry={onRetry} />}
      {pending && <TableSkeleton />}
      {!pending &&
        error === null &&
        rows.length === 0 &&
        (sought === '' ? (
          empty
        ) : (
          <EmptyState what={say(words.none)} action={<Button onClick={() => onSeek('')}>{say(words.clear)}</Button>} />
        ))}
      {rows.length > 0 && wide && (
        <table className="plain-table" data-testid="people-table">
          <thead>
            <tr>
              <th scope="col">{label}</th>
              {columns.map((column) => (
                <th key={column.label.en} scope="col">
                  {say(column.label)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr key={idOf(row)}>
                <th scope="row">{opener(row)}</th>
                {columns.map((column) => (
                  <td key={column.label.en}>{column.show(row)}</td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {rows.length > 0 && !wide && (
        <ul className="queue-cards">
          {rows.map((row) => (
            <li key={idOf(row)} className="queue-card">
              {opener(row)}
              <dl className="people-facts">
                {columns.map((column) => (
                  <div key={column.label.en}>
                    <dt>{say(column.label)}</dt>
                    <dd>{column.show(row)}</dd>
                  </div>
                ))}
              </dl>
            </li>
          ))}
        </ul>
      )}
      {onMore && (
        <Button loading={loadingMore} onClick={onMore} data-testid="people-more">
          {say(words.more)}
        </Button>
      )}
    </section>
  );
};
