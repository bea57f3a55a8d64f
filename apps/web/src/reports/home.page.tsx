// Shows where an account begins: its report of the year, the three ways to begin one, or the page of its role.
import type { Body, Me, ReportSummary, ReportView, ShownCycle } from '@camphor/contract';
import { carryOver, gradeWords, UNIT_KINDS, type ReportContent, type Words } from '@camphor/domain';
import { useQueryClient } from '@tanstack/react-query';
import { Alert, Button } from 'antd';
import { useState } from 'react';
import { Link, Navigate, useNavigate } from 'react-router';
import { client, useAnswer, useChange } from '../app/client';
import { useCycle } from '../app/cycle';
import { useWords } from '../app/language';
import { homeOf } from '../app/rail';
import { useMe } from '../app/session';
import { ImportFile } from '../reading/import-file';
import { grouped } from '../ui/amounts';
import { DueDate } from '../ui/due-date';
import { EmptyState } from '../ui/empty-state';
import { PageFrame } from '../ui/page-frame';
import { ProblemAlert } from '../ui/problem-alert';
import { CardSkeleton } from '../ui/skeletons';
import { StateBadge } from '../ui/state-badge';
import { BlankForms } from './blank-forms';
import './reports.css';

const words = {
  fromFile: { zh: '从 Word/Excel 导入', en: 'Import from Word or Excel' },
  fromFileHelp: {
    zh: '已有文稿的，选择文件或拖到这里。先显示读出了什么，确认后才保存。',
    en: 'Choose a file or drop it here. What was read is shown first; nothing is saved before you accept it.',
  },
  choose: { zh: '选择文件', en: 'Choose a file' },
  fromLastYear: { zh: '从去年继续', en: 'Go on from last year' },
  fromLastYearHelp: {
    zh: '沿用上年的标题、章节和固定表述，数字留空待填；年初结转等承接数据自动带入。',
    en: 'Takes over headings and standing wording with its numbers left blank, and the figures with which a year opens.',
  },
  noLastYear: { zh: '没有以前年度已通过审核的报告。', en: 'There is no accepted report of an earlier year.' },
  blank: { zh: '空白开始', en: 'Start blank' },
  blankHelp: {
    zh: '按县里的模板逐章填写，随时保存，可随时离开。',
    en: "Chapter by chapter along the county's template; saved as you write.",
  },
  begin: { zh: '开始填写', en: 'Begin' },
  earlier: { zh: '其他年度的报告', en: 'Reports of other years' },
} satisfies Record<string, Words>;

const knownOf = ({ name, kind }: Me['organisation'], year: number): Body<'patchContent'> => ({
  title: `${name}${year}年度部门整体支出绩效自评报告`,
  figures: {
    'unit.name': name,
    year: String(year),
    ...((UNIT_KINDS as readonly string[]).includes(kind) ? { 'unit.kind': kind } : {}),
  },
});

const ACCEPTED: readonly ReportSummary['state'][] = ['reviewed', 'scored', 'published'];
/** The newest accepted report of an earlier year. */
const lastBefore = (reports: readonly ReportSummary[], year: number): ReportSummary | null =>
  reports.filter((report) => report.cycle.year < year && ACCEPTED.includes(report.state)).sort((a, b) => b.cycle.year - a.cycle.year)[0] ??
  null;

/** What a report begins with: what the service knows of the unit, and of last year its wording and what the year opens with. */
const beginningOf = (known: Body<'patchContent'>, last: ReportView | null, year: number): Body<'patchContent'> => {
  if (!last) return known;
  const { title, figures, headings, sections } = carryOver(last.content as ReportContent, { from: last.cycle.year, to: year });
  return {
    ...known,
    ...(title === '' ? {} : { title }),
    figures: { ...(figures as Record<string, string>), ...known.figures },
    sections: sections as Record<string, string>,
    headings: headings.map((heading) => ({ ...heading })),
  };
};

const carried = (year: number): Words => ({
  zh: `已沿用 ${year} 年报告的标题和固定表述。数字已留空，请逐章核对。`,
  en: `Headings and wording of ${year} were taken over, with their numbers left blank. Please read every chapter.`,
});
const notCarried: Words = {
  zh: '报告已建立，但没能带入上年内容，请直接填写。',
  en: 'The report was made, but nothing of last year could be taken over.',
};

const Beginning = ({ cycle, last }: { cycle: ShownCycle; last: ReportSummary | null }) => {
  const say = useWords();
  const go = useNavigate();
  const { organisation } = useMe();
  const create = useChange('createReport', { quiet: true });
  const fill = useChange('patchContent', { quiet: true });
  const queries = useQueryClient();
  const [beginning, setBeginning] = useState<'blank' | 'last' | null>(null);
  const [failed, setFailed] = useState<unknown>(null);
  const begin = async (way: 'blank' | 'last') => {
    setBeginning(way);
    setFailed(null);
    try {
      // Read first: a report is made only when there is something to begin it with.
      const earlier = way === 'last' && last ? (await client('getReport', { params: { id: last.id } })).body : null;
      const { body: view } = await create.mutateAsync({ body: { cycleId: cycle.id } });
      const filled = await fill
        .mutateAsync({
          params: { id: view.id },
          ifMatch: view.version,
          body: beginningOf(knownOf(organisation, cycle.year), earlier, cycle.year),
        })
        .then(() => true)
        .catch(() => false);
      // The report is there; what could not be filled in, the clerk writes.
      const said = earlier ? { imported: say(filled ? carried(earlier.cycle.year) : notCarried) } : null;
      void go(`/reports/${view.id}`, { replace: true, ...(said ? { state: said } : {}) });
      void queries.invalidateQueries();
    } catch (error) {
      setFailed(error);
      setBeginning(null);
    }
  };
  return (
    <>
      {failed !== null && <ProblemAlert error={failed} />}
      <div className="choices">
        <ImportFile className="choice" primary label={say(words.choose)}>
          <h2>{say(words.fromFile)}</h2>
          <p>{say(words.fromFileHelp)}</p>
        </ImportFile>
        <div className="choice">
          <h2>{say(words.fromLastYear)}</h2>
          <p>
            {say(words.fromLastYearHelp)}
            {!last && (
              <>
                <br />
                <span id="why-not-last-year">{say(words.noLastYear)}</span>
              </>
            )}
          </p>
          <Button
            disabled={!last}
            loading={beginning === 'last'}
            onClick={() => void begin('last')}
            aria-describedby={last ? undefined : 'why-not-last-year'}
            data-testid="begin-last-year"
          >
            {last ? say({ zh: `沿用 ${last.cycle.year} 年报告`, en: `Go on from ${last.cycle.year}` }) : say(words.fromLastYear)}
          </Button>
        </div>
        <div className="choice">
          <h2>{say(words.blank)}</h2>
          <p>{say(words.blankHelp)}</p>
          <Button loading={beginning === 'blank'} onClick={() => void begin('blank')} data-testid="begin-blank">
            {say(words.begin)}
          </Button>
        </div>
      </div>
      <BlankForms year={cycle.year} />
    </>
  );
};

const OtherYears = ({ reports }: { reports: readonly ReportSummary[] }) => {
  const say = useWords();
  if (reports.length === 0) return null;
  return (
    <section className="earlier">
      <h2>{say(words.earlier)}</h2>
      <table className="figure-table">
        <thead>
          <tr>
            <th scope="col">{say({ zh: '年度', en: 'Year' })}</th>
            <th scope="col">{say({ zh: '状态', en: 'State' })}</th>
            <th scope="col" className="amount-head">
              {say({ zh: '得分', en: 'Score' })}
            </th>
          </tr>
        </thead>
        <tbody>
          {reports.map((report) => (
            <tr key={report.id}>
              <td>
                <Link to={`/reports/${report.id}`}>{report.cycle.year}</Link>
              </td>
              <td>
                <StateBadge state={report.state} round={report.round} side="unit" />
              </td>
              <td className="cell amount">
                {report.total === null ? '—' : grouped(report.total)}
                {report.grade && `（${say(gradeWords[report.grade])}）`}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
};

const UnitHome = () => {
  const me = useMe();
  const say = useWords();
  const { cycle, asking, error } = useCycle();
  const reports = useAnswer('listReports', {});
  const failed = error ?? reports.error;
  if (failed) {
    return (
      <PageFrame title={say({ zh: '我的报告', en: 'My report' })}>
        <ProblemAlert error={failed} onRetry={() => void reports.refetch()} />
      </PageFrame>
    );
  }
  if (asking || !reports.data) {
    return (
      <div className="page">
        <CardSkeleton />
      </div>
    );
  }
  const all = reports.data.items;
  const mine = cycle && all.find((report) => report.cycle.id === cycle.id);
  const writes = me.roles.includes('preparer');
  // The head signs; whoever writes as well begins with the text.
  if (mine) return <Navigate to={writes ? `/reports/${mine.id}` : `/reports/${mine.id}/submit`} replace />;
  if (!cycle) {
    return (
      <PageFrame title={say({ zh: '我的报告', en: 'My report' })}>
        <EmptyState
          what={say({
            zh: '财政部门还没有布置自评工作。布置后，本页会显示年度和截止日期。',
            en: 'The finance bureau has not opened a cycle yet. Its year and due date will stand here.',
          })}
        />
      </PageFrame>
    );
  }
  return (
    <PageFrame
      title={say({ zh: `${cycle.year} 年度部门整体支出绩效自评`, en: `Self-evaluation for ${cycle.year}` })}
      head={
        cycle.state === 'open' && (
          <span>
            {say({ zh: '提交截止：', en: 'Due: ' })}
            <DueDate due={cycle.submissionDue} left={cycle.left.submission} />
          </span>
        )
      }
    >
      {cycle.state !== 'open' ? (
        <Alert
          type="info"
          showIcon
          title={
            cycle.state === 'planned'
              ? say({ zh: '该年度自评工作尚未开放，开放后可在这里开始。', en: 'The cycle is not open yet.' })
              : say({ zh: '该年度自评工作已结束，本单位没有该年度的报告。', en: 'The cycle is closed; this unit has no report in it.' })
          }
        />
      ) : writes ? (
        <Beginning cycle={cycle} last={lastBefore(all, cycle.year)} />
      ) : (
        <EmptyState
          what={say({
            zh: '填报人尚未开始本年度的报告。开始后，您可以在这里查看并签署提交。',
            en: 'The preparer has not begun yet. Once begun, you can read, sign and submit the report here.',
          })}
        />
      )}
      <OtherYears reports={all.filter((report) => report.cycle.id !== cycle.id)} />
    </PageFrame>
  );
};

export default function HomePage() {
  const home = homeOf(useMe().roles);
  return home === null ? <UnitHome /> : <Navigate to={home} replace />;
}
