// Shows where an account begins: its report of the year, the three ways to begin one, or the page of its role.
import type { Body, Cycle, Me, ReportSummary } from '@camphor/contract';
import { gradeWords, UNIT_KINDS, type Words } from '@camphor/domain';
import { Alert, Button } from 'antd';
import { Link, Navigate, useNavigate } from 'react-router';
import { useAnswer, useChange } from '../app/client';
import { useCycle } from '../app/cycle';
import { useWords } from '../app/language';
import { homeOf } from '../app/rail';
import { useMe } from '../app/session';
import { ImportFile } from '../reading/import-file';
import { grouped } from '../ui/amounts';
import { localDateOf } from '../ui/dates';
import { DueDate } from '../ui/due-date';
import { EmptyState } from '../ui/empty-state';
import { PageFrame } from '../ui/page-frame';
import { ProblemAlert } from '../ui/problem-alert';
import { CardSkeleton } from '../ui/skeletons';
import { StateBadge } from '../ui/state-badge';
import './reports.css';

const words = {
  fromFile: { zh: '从 Word/Excel 导入', en: 'Import from Word or Excel' },
  fromFileHelp: {
    zh: '已有文稿的，选择文件或拖到这里。先显示读出了什么，确认后才保存。',
    en: 'Choose a file or drop it here. What was read is shown first; nothing is saved before you accept it.',
  },
  choose: { zh: '选择文件', en: 'Choose a file' },
  fromLastYear: { zh: '从去年继续', en: 'Go on from last year' },
  fromLastYearHelp: { zh: '沿用上年报告的章节和单位信息。', en: "Takes over the chapters and the unit's data of last year." },
  notYet: { zh: '本版本暂不提供', en: 'Not in this version' },
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

/** Before there is a report the service has counted no working days; these are days of the calendar. */
const daysLeft = (due: string): Words => {
  const days = Math.round((Date.parse(due) - Date.parse(localDateOf(new Date().toISOString()))) / 86_400_000);
  if (days < 0) return { zh: '，已截止', en: ', passed' };
  return days === 0 ? { zh: '，今天截止', en: ', today' } : { zh: `，还有 ${days} 天`, en: `, in ${days} days` };
};

const Beginning = ({ cycle }: { cycle: Cycle }) => {
  const say = useWords();
  const go = useNavigate();
  const { organisation } = useMe();
  const create = useChange('createReport');
  const fill = useChange('patchContent');
  const begin = async () => {
    const { body: view } = await create.mutateAsync({ body: { cycleId: cycle.id } });
    try {
      // What the service knows of the unit need not be typed; without it the report is just blank.
      await fill.mutateAsync({ params: { id: view.id }, ifMatch: view.version, body: knownOf(organisation, cycle.year) });
    } catch {
      // The clerk fills it in.
    }
    void go(`/reports/${view.id}`, { replace: true });
  };
  const tryBegin = () => void begin().catch(() => undefined);
  const asking = create.isPending || fill.isPending;
  return (
    <>
      {create.error && <ProblemAlert error={create.error} onRetry={tryBegin} />}
      <div className="choices">
        <ImportFile className="choice" primary label={say(words.choose)}>
          <h2>{say(words.fromFile)}</h2>
          <p>{say(words.fromFileHelp)}</p>
        </ImportFile>
        <div className="choice">
          <h2>{say(words.fromLastYear)}</h2>
          <p>
            {say(words.fromLastYearHelp)}
            <br />
            <span id="why-not-last-year">{say(words.notYet)}</span>
          </p>
          <Button disabled aria-describedby="why-not-last-year">
            {say(words.fromLastYear)}
          </Button>
        </div>
        <div className="choice">
          <h2>{say(words.blank)}</h2>
          <p>{say(words.blankHelp)}</p>
          <Button loading={asking} onClick={tryBegin} data-testid="begin-blank">
            {say(words.begin)}
          </Button>
        </div>
      </div>
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
            <DueDate due={cycle.submissionDue} left={null} />
            {say(daysLeft(cycle.submissionDue))}
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
        <Beginning cycle={cycle} />
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
