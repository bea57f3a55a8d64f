// Shows the moves of many reports that the board offers, each with how many stand where it begins.
import type { ReportSummary } from '@camphor/contract';
import type { Words } from '@camphor/domain';
import { Button } from 'antd';
import { useState } from 'react';
import { useWords } from '../app/language';
import { BulkDialog, bulkRows } from './bulk-dialog';
import type { BulkMove } from './use-bulk';

const MOVES: readonly { readonly move: BulkMove; readonly label: Words; readonly none: Words }[] = [
  {
    move: 'publish',
    label: { zh: '批量公布…', en: 'Publish in a batch…' },
    none: { zh: '没有待公布的报告', en: 'no report waits for publication' },
  },
  {
    move: 'amend',
    label: { zh: '批量撤回公布…', en: 'Take publications back…' },
    none: { zh: '没有已公布的报告', en: 'no report is published' },
  },
];

export const BulkBar = ({ cycleId, rows }: { cycleId: string; rows: readonly ReportSummary[] }) => {
  const say = useWords();
  const [move, setMove] = useState<BulkMove | null>(null);
  return (
    <div className="bulk-bar">
      {MOVES.map(({ move: one, label, none }) => {
        const count = bulkRows(one, rows).length;
        return (
          <span key={one}>
            <Button disabled={count === 0} onClick={() => setMove(one)} data-testid={`bulk-${one}`}>
              {say(label)}
            </Button>{' '}
            <small className="quiet">{count === 0 ? say(none) : say({ zh: `${count} 个`, en: String(count) })}</small>
          </span>
        );
      })}
      <BulkDialog cycleId={cycleId} move={move} rows={rows} onClose={() => setMove(null)} />
    </div>
  );
};
