// Shows row by row what a score sheet from a workbook would do: what changes, what was changed here meanwhile, what cannot be taken and why.
import type { SheetImport } from '@camphor/contract';
import type { RowStatus, Words } from '@camphor/domain';
import { Checkbox } from 'antd';
import { useWords } from '../app/language';
import { shownPoints } from './points';

type Row = SheetImport['rows'][number];
const ORDER: readonly RowStatus[] = ['conflict', 'refused', 'changed', 'unchanged'];
const words = {
  status: {
    conflict: { zh: '≠ 冲突', en: '≠ conflict' },
    refused: { zh: '✕ 不能导入', en: '✕ refused' },
    changed: { zh: '＋ 修改', en: '+ changed' },
    unchanged: { zh: '＝ 不变', en: '= as before' },
  },
  none: { zh: '（空）', en: '(empty)' },
  file: { zh: '文件中', en: 'In the file' },
  here: { zh: '系统中', en: 'Here' },
  indicator: { zh: '指标', en: 'Indicator' },
  outcome: { zh: '结果', en: 'Outcome' },
  take: { zh: '用文件中的内容', en: 'Take what the file says' },
} as const;

const Side = ({ entered }: { entered: Row['yours'] }) => {
  const say = useWords();
  if (!entered || (entered.points === '' && entered.reason === '')) return <span className="quiet">{say(words.none)}</span>;
  return (
    <>
      <b className="amount">{entered.points === '' ? say(words.none) : shownPoints(entered.points)}</b>
      {entered.reason !== '' && <div>{entered.reason}</div>}
    </>
  );
};

export interface SheetRowsProps {
  readonly preview: SheetImport;
  readonly chosen: readonly string[];
  readonly onChoose: (indicators: readonly string[]) => void;
}
export const SheetRows = ({ preview, chosen, onChoose }: SheetRowsProps) => {
  const say = useWords();
  const rows = ORDER.filter((status) => status !== 'unchanged').flatMap((status) => preview.rows.filter((row) => row.status === status));
  const heading = (text: Words) => <th scope="col">{say(text)}</th>;
  const toggle = (indicator: string, on: boolean) => onChoose(on ? [...chosen, indicator] : chosen.filter((each) => each !== indicator));
  return (
    <>
      <p data-testid="sheet-counts">
        {ORDER.filter((status) => preview.counts[status] > 0)
          .map((status) => `${say(words.status[status])} ${preview.counts[status]}`)
          .join(say({ zh: '，', en: ', ' }))}
      </p>
      {rows.length > 0 && (
        <div className="sheet-rows" tabIndex={0} role="region" aria-label={say(words.outcome)}>
          <table className="plain-table">
            <thead>
              <tr>
                {heading(words.indicator)}
                {heading(words.outcome)}
                {heading(words.file)}
                {heading(words.here)}
              </tr>
            </thead>
            <tbody>
              {rows.map((row) => (
                <tr key={`${row.indicator}-${row.row ?? ''}`} data-testid={`row-${row.indicator}`} data-status={row.status}>
                  <th scope="row">{row.name === '' ? row.indicator : row.name}</th>
                  <td>
                    <span className={`row-${row.status}`}>{say(words.status[row.status])}</span>
                    {row.why !== null && <p className="quiet">{row.why}</p>}
                    {row.status === 'conflict' && (
                      <Checkbox
                        checked={chosen.includes(row.indicator)}
                        onChange={(event) => toggle(row.indicator, event.target.checked)}
                        data-testid={`take-${row.indicator}`}
                      >
                        {say(words.take)}
                      </Checkbox>
                    )}
                  </td>
                  <td>
                    <Side entered={row.yours} />
                  </td>
                  <td>
                    <Side entered={row.current} />
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </>
  );
};
