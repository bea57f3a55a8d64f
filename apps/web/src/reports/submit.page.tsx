// Shows everything the head signs on one page: conclusion, ten figures, what was explained, what changed, the sentence, the button.
import type { ReportView } from '@camphor/contract';
import { gradeWords, GRADES, placeWords, type FigureKey, type Words } from '@camphor/domain';
import { Alert } from 'antd';
import { Link, useParams } from 'react-router';
import { useAnswer } from '../app/client';
import { useWords } from '../app/language';
import { useMe } from '../app/session';
import { ActionBar } from '../ui/action-bar';
import { changeInPercent, changeOfFigure, figureText, grouped } from '../ui/amounts';
import { stampOf } from '../ui/dates';
import { PageFrame } from '../ui/page-frame';
import { ProblemAlert } from '../ui/problem-alert';
import { ReportSkeleton } from '../ui/skeletons';
import { keyFigures, type KeyFigure } from './key-figures.table';
import { ReportLinks, ReportStanding } from './report-head';
import { ResultCard } from './result-card';
import { ChangedValue, useChangesSinceLast } from './return-items';
import { isExplained, tallyOf, type ShownFinding } from './shown-finding';
import { DraftContext, useOpenDraft } from './use-draft';
import './reports.css';

const Conclusion = ({ view }: { view: ReportView }) => {
  const say = useWords();
  const { figures, title } = view.content;
  const grade = GRADES.find((name) => name === figures['result.selfGrade']);
  return (
    <section className="card">
      <h2>{title || say({ zh: '（未填标题）', en: '(no title)' })}</h2>
      <dl className="conclusion">
        <div>
          <dt>{say({ zh: '自评得分', en: 'Self-score' })}</dt>
          <dd>{figures['result.selfScore'] === undefined ? '—' : grouped(figures['result.selfScore'], 0)}</dd>
        </div>
        <div>
          <dt>{say({ zh: '自评等级', en: 'Self-grade' })}</dt>
          <dd>{grade ? say(gradeWords[grade]) : '—'}</dd>
        </div>
      </dl>
    </section>
  );
};

const NOTHING: Words = { zh: '', en: '' };

const FigureLine = ({ row, view }: { row: KeyFigure; view: ReportView }) => {
  const say = useWords();
  const { figures } = view.content;
  const now = figures[row.key];
  const last = view.lastYear?.[row.key];
  const base = row.against ? figures[row.against.key] : undefined;
  const told = (key: FigureKey, value: string | undefined) => (value === undefined ? '—' : say(figureText(key, value)));
  return (
    <tr>
      <th scope="row">{say(row.label)}</th>
      <td className="cell amount">{told(row.key, now)}</td>
      <td className="cell">
        {row.against && base !== undefined && (
          <span className="last-year">
            {say(row.against.label)} {told(row.key, base)} <em>{changeInPercent(now, base)}</em>
          </span>
        )}
        {last !== undefined && (
          <span className="last-year">
            {say({ zh: '上年', en: 'last year' })} {told(row.key, last)} <em>{say(changeOfFigure(row.key, now, last) ?? NOTHING)}</em>
          </span>
        )}
        {base === undefined && last === undefined && <span className="quiet">—</span>}
      </td>
    </tr>
  );
};

const KeyFigures = ({ view }: { view: ReportView }) => {
  const say = useWords();
  return (
    <section className="card">
      <h2>{say({ zh: '主要数据', en: 'Main figures' })}</h2>
      <table className="figure-table">
        <caption>
          <span className="figure-unit">{say({ zh: '单位：万元（另注明的除外）', en: 'Unit: 10,000 yuan unless said' })}</span>
        </caption>
        <thead>
          <tr>
            <th scope="col">{say({ zh: '项目', en: 'Item' })}</th>
            <th scope="col" className="amount-head">
              {say({ zh: '本年', en: 'This year' })}
            </th>
            <th scope="col" className="amount-head">
              {say({ zh: '对比', en: 'Against' })}
            </th>
          </tr>
        </thead>
        <tbody>
          {keyFigures.map((row) => (
            <FigureLine key={row.key} row={row} view={view} />
          ))}
        </tbody>
      </table>
    </section>
  );
};

const Explained = ({ view, findings }: { view: ReportView; findings: readonly ShownFinding[] }) => {
  const say = useWords();
  const { warns, hints, passed } = tallyOf(findings);
  return (
    <section className="card" data-testid="explained">
      <h2>{say({ zh: '提醒和说明', en: 'Warnings and explanations' })}</h2>
      {warns.length === 0 && <p className="quiet">{say({ zh: '没有需要说明的提醒。', en: 'No warning to explain.' })}</p>}
      <ul className="explained-list">
        {warns.map((finding) => (
          <li key={finding.id}>
            <p>{finding.message}</p>
            <p className={isExplained(finding, view.content.explanations) ? 'given-explanation' : 'field-problem'}>
              {isExplained(finding, view.content.explanations)
                ? view.content.explanations[finding.id]
                : say({ zh: '尚未说明', en: 'not explained yet' })}
            </p>
          </li>
        ))}
      </ul>
      <p className="quiet">
        {say({
          zh: `另有提示 ${hints.length} 项，通过 ${passed.length} 项。`,
          en: `${hints.length} hints, ${passed.length} checks passed.`,
        })}
      </p>
    </section>
  );
};

const Changed = ({ view }: { view: ReportView }) => {
  const say = useWords();
  const changes = useChangesSinceLast(view.id, view.version);
  const items = useAnswer('listReturnItems', { params: { id: view.id } }).data?.items.filter(({ round }) => round === view.round) ?? [];
  if (view.round === 1) return null;
  return (
    <section className="card" data-testid="changed">
      <h2>{say({ zh: '上次提交以来', en: 'Since it was sent in last' })}</h2>
      {items.length > 0 && (
        <ul className="explained-list">
          {items.map((item) => (
            <li key={item.id}>
              <p>
                <b>{say(placeWords(item.target))}：</b>
                {item.reason}
              </p>
              <p className={item.answer === null ? 'field-problem' : 'given-explanation'}>
                {item.answer ?? say({ zh: '尚未答复', en: 'not answered yet' })}
              </p>
            </li>
          ))}
        </ul>
      )}
      <h3>{say({ zh: `修改了 ${changes.length} 处`, en: `${changes.length} places changed` })}</h3>
      <ul className="changed-list">
        {changes.map((change) => (
          <li key={change.field}>
            <b>{say(placeWords(change.field))}：</b>
            <ChangedValue change={change} />
          </li>
        ))}
      </ul>
    </section>
  );
};

const stateSentence = (view: ReportView): Words | null => {
  const at = view.submittedAt ? stampOf(view.submittedAt) : '';
  switch (view.state) {
    case 'submitted':
      return view.openedAt
        ? { zh: `已于 ${at} 提交，审核人已开始审核。`, en: `Submitted ${at}; the review has begun.` }
        : {
            zh: `已于 ${at} 提交，等待审核。审核人打开之前可以撤回。`,
            en: `Submitted ${at}, waiting for review. It can be withdrawn until a reviewer opens it.`,
          };
    case 'reviewed':
      return { zh: '审核已通过，等待评分。', en: 'Approved, waiting for scores.' };
    default:
      return null;
  }
};

const Signature = ({ view }: { view: ReportView }) => {
  const say = useWords();
  const me = useMe();
  const signs = me.roles.includes('head');
  return (
    <section className="card">
      <p className="signed-sentence">
        {say({
          zh: '本人已审阅本报告，所列数据和说明真实、完整，同意提交。',
          en: 'I have read this report; its figures and explanations are true and complete, and I agree to its submission.',
        })}
      </p>
      <p className="quiet">
        {signs
          ? `${view.unit.name} ${me.name}`
          : say({ zh: '由单位负责人签署并提交。', en: 'To be signed and submitted by the head of the unit.' })}
      </p>
    </section>
  );
};

const Signing = ({ view }: { view: ReportView }) => {
  const say = useWords();
  const draft = useOpenDraft(view);
  const findings = useAnswer('listFindings', { params: { id: view.id } }, { asOf: view.version }).data?.items ?? [];
  const told = stateSentence(view);
  const fails = tallyOf(findings).fails.length;
  return (
    <DraftContext value={draft}>
      <PageFrame
        title={say({ zh: `${view.unit.name} ${view.cycle.year} 年度自评报告`, en: `${view.unit.name}, report for ${view.cycle.year}` })}
        head={
          <>
            <ReportStanding view={view} />
            <ReportLinks view={view} here="submit" />
          </>
        }
        bar={view.actions.length > 0 && <ActionBar report={view} place={`/reports/${view.id}`} before={() => draft.settle()} />}
      >
        <div className="signing">
          {told && <Alert type="info" showIcon className="arrived" title={say(told)} data-testid="standing" />}
          <ResultCard view={view} />
          <Conclusion view={view} />
          {view.state === 'draft' && fails > 0 && (
            <Alert
              type="error"
              showIcon
              className="arrived"
              title={
                <Link to={`/reports/${view.id}`}>
                  {say({ zh: `有 ${fails} 处错误需要填报人先改正`, en: `${fails} errors have to be mended first` })}
                </Link>
              }
            />
          )}
          <KeyFigures view={view} />
          <Explained view={view} findings={findings} />
          <Changed view={view} />
          {view.state === 'draft' && <Signature view={view} />}
        </div>
      </PageFrame>
    </DraftContext>
  );
};

export default function SubmitPage() {
  const { id = '' } = useParams();
  const report = useAnswer('getReport', { params: { id } }, { every: 30_000 });
  if (report.data) return <Signing key={id} view={report.data} />;
  return (
    <div className="page">
      {report.error ? <ProblemAlert error={report.error} onRetry={() => void report.refetch()} /> : <ReportSkeleton />}
    </div>
  );
}
