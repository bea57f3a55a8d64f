// Shows an official form (附表) for reading, with the merges and widths of its printed form.
import { isDecimal, type FormGrid } from '@camphor/domain';

const isAmount = (text: string): boolean => isDecimal(text.replace(/[,%\s]/g, ''));

export const FormGridTable = ({ grid }: { grid: FormGrid }) => {
  const total = grid.widths.reduce((sum, width) => sum + width, 0);
  const rows = Array.from({ length: grid.rows }, (_, row) => grid.cells.filter((cell) => cell.row === row));
  return (
    <div className="form-scroll" tabIndex={0} role="region" aria-label={grid.title}>
      <table className="figure-table form-grid-table">
        <caption>
          <span>{grid.title}</span>
          <span className="figure-unit">{grid.unitLine}</span>
        </caption>
        <colgroup>
          {grid.widths.map((width, column) => (
            <col key={column} style={{ width: `${(width / total) * 100}%` }} />
          ))}
        </colgroup>
        <tbody>
          {rows.map((cells, row) => (
            <tr key={row}>
              {cells.map(({ column, columnSpan, rowSpan, text, header }) =>
                header ? (
                  <th key={column} colSpan={columnSpan} rowSpan={rowSpan} scope={rowSpan > 1 ? 'row' : 'col'}>
                    {text}
                  </th>
                ) : (
                  <td key={column} colSpan={columnSpan} rowSpan={rowSpan} className={isAmount(text) ? 'cell amount' : undefined}>
                    {text}
                  </td>
                ),
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
};
