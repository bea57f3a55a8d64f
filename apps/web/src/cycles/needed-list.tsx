// Shows what waits for the supervisor (需要您处理): what can be done now, what only waits for others, and what is overdue.
import type { ReportSummary, ReportView } from '@camphor/contract';
import { actionWords, type Action, type Words } from '@camphor/domain';
import { useQueries } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import { client } from '../app/client';
import { useWords } from '../app/language';
import { DueDate } from '../ui/due-date';
import { neededOf, needWords, stageOf, stageWords, type BoardFilter, type Need, type Needed } from './standing';

const words = {
  title: { zh: '需要您处理', en: 'Waiting for you' },
  none: { zh: '当前没有需要您处理的报告。', en: 'Nothing waits for you now.' },
  look: { zh: '查看', en: 'Look' },
  assignReviewer: { zh: '指定审核人', en: 'Assign a reviewer' },
  assignScorer: { zh: '指定评分人', en: 'Assign scorers' },
} satisfies Record<string, Words>;

/** So many rows at first; the verdicts of so many reports are asked, the rest is told from the list alone. */
const FIRST = 6;
const ASKED = 24;
const actionOf: Partial<Record<Need, Action>> = { score: 'score', settle: 'publish' };

type Verdict = ReportView['actions'][number];
interface Judged extends Needed {
  readonly verdict: Verdict | null;
}
const useVerdicts = (needed: readonly Needed[]): readonly Judged[] => {
  const asked = needed.filter(({ need }) => actionOf[need] !== undefined).slice(0, ASKED);
  const answers = useQueries({
    queries: asked.map(({ row }) => ({
      queryKey: ['getReport', { params: { id: row.id } }],
      queryFn: async ({ signal }: { signal: AbortSignal }) => (await client('getReport', { params: { id: row.id }, signal })).body,
    })),
  });
  const views = new Map(answers.flatMap(({ data }) => (data ? [[data.id, data] as const] : [])));
  return needed.map((one) => ({
    ...one,
    verdict: views.get(one.row.id)?.actions.find(({ action }) => action === actionOf[one.need]) ?? null,
  }));
};
const whyOf = ({ row, need, verdict }: Judged): Words => {
  if (verdict !== null && !verdict.allowed && verdict.why[0]) return { zh: verdict.why[0].message, en: verdict.why[0].message };
  if (need !== 'overdue') return needWords[need];
  const stage = stageWords(stageOf(row));
  return { zh: `${stage.zh}，${needWords.overdue.zh}`, en: `${stage.en}, ${needWords.overdue.en}` };
};
/** Known to be impossible now and not late: it waits for somebody else. */
const waitsForOthers = ({ verdict, need, row }: Judged): boolean =>
  verdict !== null && !verdict.allowed && need !== 'overdue' && (row.left === null || row.left.workingDays >= 0);

interface NeededListProps {
  readonly rows: readonly ReportSummary[];
  readonly onOpen: (id: string) => void;
  readonly onAssign: (id: string) => void;
  readonly onChoose: (filter: BoardFilter) => void;
}
const NeedRow = ({ judged, onOpen, onAssign }: { judged: Judged } & Pick<NeededListProps, 'onOpen' | 'onAssign'>) => {
  const say = useWords();
  const { row, need, verdict } = judged;
  const action = actionOf[need];
  const assigning = need === 'assignReviewer' || need === 'assignScorer';
  const label = assigning ? words[need] : action !== undefined && verdict?.allowed !== false ? actionWords[action] : words.look;
  return (
    <li data-testid={`need-${row.unit.code}`}>
      <span className="need-what">
        <button type="button" className="link-button" onClick={() => onOpen(row.id)}>
          {row.unit.name}
        </button>
        <span>{say(whyOf(judged))}</span>
      </span>
      <DueDate due={row.due} left={row.left} />
      <Button size="small" onClick={() => (assigning ? onAssign(row.id) : onOpen(row.id))} aria-label={`${say(label)} ${row.unit.name}`}>
        {say(label)}
      </Button>
    </li>
  );
};

export const NeededList = ({ rows, onOpen, onAssign, onChoose }: NeededListProps) => {
  const say = useWords();
  const [all, setAll] = useState(false);
  const judged = useVerdicts(neededOf(rows));
  const mine = judged.filter((one) => !waitsForOthers(one));
  const others = judged.length - mine.length;
  const shown = all ? mine : mine.slice(0, FIRST);
  return (
    <section className="needed" aria-label={say(words.title)} data-testid="needed">
      <h2>
        {say(words.title)} <span className="quiet">{mine.length}</span>
      </h2>
      {mine.length === 0 && <p className="quiet">{say(words.none)}</p>}
      <ul>
        {shown.map((one) => (
          <NeedRow key={one.row.id} judged={one} onOpen={onOpen} onAssign={onAssign} />
        ))}
      </ul>
      {mine.length > FIRST && (
        <Button type="link" onClick={() => setAll(!all)}>
          {all
            ? say({ zh: '收起', en: 'Show fewer' })
            : say({ zh: `再显示 ${mine.length - FIRST} 个`, en: `Show ${mine.length - FIRST} more` })}
        </Button>
      )}
      {others > 0 && (
        <p className="quiet">
          {say({
            zh: `另有 ${others} 个已评定的报告在等单位确认或异议期满。`,
            en: `${others} more scored reports wait for their unit or the end of the time for objections.`,
          })}{' '}
          <button type="button" className="link-button" onClick={() => onChoose('scored')}>
            {say(words.look)}
          </button>
        </p>
      )}
    </section>
  );
};
