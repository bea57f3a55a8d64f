// Shows what an import of a roster would do: errors first, then what is new and what changes, with its counts.
import type { Answer } from '@camphor/contract';
import { accountColumns, unitColumns, type Words } from '@camphor/domain';
import { Alert, Button } from 'antd';
import { useState } from 'react';
import { useWords } from '../app/language';
import { Chips } from '../review/chips';

export type Roster = Answer<'importAccounts'> | Answer<'importUnits'>;
type Row = Roster['rows'][number];
type Shown = Row['outcome'];
const PAGE = 100;
const ORDER: readonly Shown[] = ['error', 'create', 'change', 'unchanged'];
const words = {
  outcome: {
    error: { zh: '有错误', en: 'Errors' },
    create: { zh: '新增', en: 'New' },
    change: { zh: '修改', en: 'Changed' },
    unchanged: { zh: '不变', en: 'As before' },
  },
  filter: { zh: '按结果筛选', en: 'By outcome' },
  row: { zh: '行', en: 'Row' },
  key: { zh: '代码或账号', en: 'Code or username' },
  name: { zh: '名称', en: 'Name' },
  what: { zh: '说明', en: 'What' },
  blank: { zh: '（空）', en: '(blank)' },
  none: { zh: '没有这一类的行。', en: 'No row of this kind.' },
  file: { zh: '这个文件不能导入', en: 'This file cannot be imported' },
} as const;
const headings = new Map<string, Words>([...unitColumns, ...accountColumns].map(({ key, heading }) => [key, heading]));

const WhatOf = ({ row }: { row: Row }) => {
  const say = useWords();
  if (row.problems.length > 0)
    return (
      <ul className="roster-problems">
        {row.problems.map((problem) => (
          <li key={`${problem.column}${problem.code}`}>{problem.message}</li>
        ))}
      </ul>
    );
  return (
    <>
      {row.changes.map(({ column, before, after }) => (
        <div key={column}>
          {say(headings.get(column) ?? { zh: column, en: column })}：<del>{before ?? say(words.blank)}</del> →{' '}
          <ins>{after ?? say(words.blank)}</ins>
        </div>
      ))}
    </>
  );
};

export const RosterPreview = ({ roster }: { roster: Roster }) => {
  const say = useWords();
  const kinds = ORDER.filter((outcome) => roster.counts[outcome] > 0);
  const [chosen, setChosen] = useState<Shown | null>(null);
  const [most, setMost] = useState(PAGE);
  const outcome = chosen ?? kinds[0] ?? 'create';
  const rows = roster.rows.filter((row) => row.outcome === outcome);
  if (roster.problems.length > 0)
    return (
      <Alert
        type="error"
        showIcon
        title={say(words.file)}
        description={
          <ul className="roster-problems">
            {roster.problems.map((problem) => (
              <li key={`${problem.row}${problem.code}${problem.message}`}>{problem.message}</li>
            ))}
          </ul>
        }
      />
    );
  return (
    <section className="stack" data-testid="roster-preview">
      <Chips<Shown>
        label={say(words.filter)}
        chosen={outcome}
        onChoose={(key) => {
          setChosen(key);
          setMost(PAGE);
        }}
        chips={kinds.map((key) => ({ key, label: say(words.outcome[key]), count: roster.counts[key] }))}
      />
      {rows.length === 0 ? (
        <p className="quiet">{say(words.none)}</p>
      ) : (
        <table className="plain-table roster-table">
          <thead>
            <tr>
              <th scope="col" className="right">
                {say(words.row)}
              </th>
              <th scope="col">{say(words.key)}</th>
              <th scope="col">{say(words.name)}</th>
              <th scope="col">{say(words.what)}</th>
            </tr>
          </thead>
          <tbody>
            {rows.slice(0, most).map((row) => (
              <tr key={row.row} data-testid={`roster-${row.outcome}`}>
                <td className="right">{row.row}</td>
                <th scope="row">{row.key}</th>
                <td>{row.name}</td>
                <td>
                  <WhatOf row={row} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {rows.length > most && (
        <Button onClick={() => setMost(most + PAGE)}>
          {say({ zh: `再显示 ${Math.min(PAGE, rows.length - most)} 行`, en: `Show ${Math.min(PAGE, rows.length - most)} more` })}
        </Button>
      )}
    </section>
  );
};
