// Shows what a report would score under this scheme, line by line, beside its official score.
import { gradeWords, type Words } from '@camphor/domain';
import { Button, Select } from 'antd';
import { useState } from 'react';
import { useAnswer, useChange } from '../app/client';
import { useCycle } from '../app/cycle';
import { useWords } from '../app/language';
import { ProblemAlert } from '../ui/problem-alert';

const words = {
  report: { zh: '选一份报告', en: 'Choose a report' },
  run: { zh: '试算', en: 'Try it out' },
  nothing: { zh: '只算给您看，不改动任何报告。', en: 'Only computed for you; no report changes.' },
  line: { zh: '指标', en: 'Line' },
  here: { zh: '本方案', en: 'This scheme' },
  official: { zh: '正式评定', en: 'Official' },
  open: { zh: '待评', en: 'open' },
  total: { zh: '合计', en: 'Total' },
  max: { zh: '评定项按满分计最高', en: 'At most, with judged lines at full points' },
  none: { zh: '尚未评定', en: 'not scored yet' },
  wait: { zh: '先改正问题才能试算。', en: 'Mend the problems first.' },
} satisfies Record<string, Words>;

export const TryOut = ({ id, blocked }: { id: string; blocked: boolean }) => {
  const say = useWords();
  const { cycle } = useCycle();
  const reports = useAnswer('listReports', { query: { cycle: cycle?.id, limit: 200 } }, { enabled: cycle !== null });
  const [reportId, setReportId] = useState<string | null>(null);
  const run = useChange('tryOutScheme', { quiet: true });
  const found = run.data?.body;
  const officially = new Map(found?.official?.lines.map((line) => [line.indicator, line.points]));
  return (
    <section className="scheme-try" data-testid="try-out">
      <p>{say(words.nothing)}</p>
      <div className="scheme-ways">
        <Select
          aria-label={say(words.report)}
          placeholder={say(words.report)}
          className="scheme-report"
          value={reportId}
          onChange={setReportId}
          showSearch={{ optionFilterProp: 'label' }}
          options={(reports.data?.items ?? []).map(({ id: value, unit }) => ({ value, label: unit.name }))}
        />
        <Button
          type="primary"
          disabled={reportId === null || blocked}
          title={blocked ? say(words.wait) : undefined}
          loading={run.isPending}
          onClick={() => reportId !== null && run.mutate({ params: { id }, body: { reportId } })}
          data-testid="run-try-out"
        >
          {say(words.run)}
        </Button>
      </div>
      {blocked && <p className="field-hint">{say(words.wait)}</p>}
      {run.error && <ProblemAlert error={run.error} />}
      {found && (
        <table className="scheme-table" data-testid="try-out-lines">
          <thead>
            <tr>
              <th scope="col">{say(words.line)}</th>
              <th scope="col">{say(words.here)}</th>
              <th scope="col">{say(words.official)}</th>
            </tr>
          </thead>
          <tbody>
            {found.lines.map((line) => (
              <tr key={line.indicator}>
                <th scope="row">
                  <details>
                    <summary>{line.name}</summary>
                    {line.explanation}
                  </details>
                </th>
                <td>
                  {line.points ?? say(words.open)} / {line.weight}
                </td>
                <td>{officially.get(line.indicator) ?? '·'}</td>
              </tr>
            ))}
          </tbody>
          <tfoot>
            <tr>
              <th scope="row">{say(words.total)}</th>
              <td>
                {found.total ?? `${say(words.max)} ${found.max}`} {found.grade ? say(gradeWords[found.grade]) : ''}
              </td>
              <td>{found.official ? `${found.official.total} ${say(gradeWords[found.official.grade])}` : say(words.none)}</td>
            </tr>
          </tfoot>
        </table>
      )}
    </section>
  );
};
