// Shows the report to the unit while it cannot be changed, with its findings and return items beside.
import type { ReportView } from '@camphor/contract';
import { Alert, Segmented } from 'antd';
import { useEffect, useState } from 'react';
import { useLocation, useNavigate } from 'react-router';
import { useAnswer } from '../app/client';
import { useWords } from '../app/language';
import { useMe } from '../app/session';
import { figureAnchor, findingAnchor, placeOfHash, sectionAnchor } from '../ui/anchors';
import { PageFrame } from '../ui/page-frame';
import type { Mark } from '../ui/prose';
import { ReportReader } from '../ui/report-reader';
import { sectionOfFinding } from './chapters';
import { EvidenceBeside } from './evidence-beside';
import { FindingsPanel } from './findings-panel';
import { LockedDraft } from './locked-draft';
import { ReportLinks, ReportStanding } from './report-head';
import { ReturnItems } from './return-items';
import { tallyOf, type ShownFinding } from './shown-finding';
import { DraftContext, useOpenDraft } from './use-draft';
import { EvidenceContext, useEvidence } from './use-evidence';

const marksBySection = (findings: readonly ShownFinding[]): Map<string, Mark[]> => {
  const marks = new Map<string, Mark[]>();
  for (const { id, status, section, start, quote, message } of findings) {
    if (section === undefined || start === undefined || !quote || (status !== 'fail' && status !== 'warn')) continue;
    marks.set(section, [
      ...(marks.get(section) ?? []),
      { start, end: start + quote.length, tone: status, title: message, id: `mark-${id}` },
    ]);
  }
  return marks;
};

const anchorOfFinding = (finding: ShownFinding): string | null => {
  if (finding.key !== undefined) return figureAnchor(finding.key);
  const section = sectionOfFinding(finding);
  return section ? sectionAnchor(section) : null;
};

const toPlace = (anchor: string | null): void => document.getElementById(anchor ?? '')?.scrollIntoView({ block: 'center' });

const Reading = ({ view }: { view: ReportView }) => {
  const say = useWords();
  const me = useMe();
  const draft = useOpenDraft(view);
  const desk = useEvidence(view.id, false);
  const { hash, key } = useLocation();
  const go = useNavigate();
  const findings = useAnswer('listFindings', { params: { id: view.id } }).data?.items;
  const items = useAnswer('listReturnItems', { params: { id: view.id } }).data?.items ?? [];
  const place = placeOfHash(hash);
  const [tab, setTab] = useState<'checks' | 'items' | null>(null);
  const found: readonly ShownFinding[] = findings ?? [];
  const unanswered = items.filter(({ round, answer }) => round === view.round && answer === null).length;
  const mayAnswer = view.state === 'draft' && (me.roles.includes('head') || me.roles.includes('preparer'));
  const shownTab =
    place?.kind === 'return-item' && tab === null ? 'items' : (tab ?? (unanswered > 0 && view.state === 'draft' ? 'items' : 'checks'));

  useEffect(() => {
    const aim = placeOfHash(hash);
    if (!aim) return;
    const finding = aim.kind === 'finding' ? findings?.find(({ id }) => id === aim.key) : undefined;
    const mark = finding && document.getElementById(`mark-${finding.id}`);
    if (mark) mark.scrollIntoView({ block: 'center' });
    else toPlace(finding ? anchorOfFinding(finding) : decodeURIComponent(hash.slice(1)));
  }, [hash, key, findings]);

  const toHash = (anchor: string) => void go({ hash: anchor }, { replace: true, preventScrollReset: true });
  const { fails, warns } = tallyOf(found);
  const checks = (
    <FindingsPanel
      checked={findings !== undefined}
      findings={found}
      explanations={view.content.explanations}
      editable={false}
      chosen={place?.kind === 'finding' ? place.key : null}
      onJump={(id) => toHash(encodeURIComponent(findingAnchor(id)))}
    />
  );
  return (
    <DraftContext value={draft}>
      <PageFrame
        title={`${view.unit.name} ${say({ zh: `${view.cycle.year} 年度`, en: String(view.cycle.year) })}`}
        head={
          <>
            <ReportStanding view={view} />
            <ReportLinks view={view} here="report" />
          </>
        }
        panel={{
          title: say({ zh: items.length > 0 ? '体检和退回意见' : '体检', en: items.length > 0 ? 'Checks and return items' : 'Checks' }),
          count: view.state === 'draft' ? fails.length + warns.length + unanswered : 0,
          content: (
            <>
              {items.length > 0 && (
                <Segmented
                  block
                  className="panel-tabs"
                  value={shownTab}
                  onChange={setTab}
                  options={[
                    { value: 'items', label: say({ zh: '退回意见', en: 'Return items' }) },
                    { value: 'checks', label: say({ zh: '体检', en: 'Checks' }) },
                  ]}
                />
              )}
              {items.length > 0 && shownTab === 'items' ? (
                <ReturnItems
                  draft={draft}
                  items={items}
                  round={view.round}
                  mayAnswer={mayAnswer}
                  chosen={place?.kind === 'return-item' ? place.key : null}
                  onJump={toHash}
                />
              ) : (
                checks
              )}
            </>
          ),
        }}
      >
        {view.state === 'draft' && (
          <Alert
            type="info"
            showIcon
            className="arrived"
            title={say({
              zh: '报告由填报人修改；您可以查看、答复退回意见，并在签署页提交。',
              en: 'The preparer writes the report; you can read it, answer return items, and submit it on the signing page.',
            })}
          />
        )}
        <LockedDraft />
        <EvidenceContext value={desk}>
          <ReportReader
            content={view.content}
            lastYear={view.lastYear}
            marks={marksBySection(found)}
            {...(desk.all.length > 0 ? { besideSection: (key) => <EvidenceBeside section={key} /> } : {})}
          />
        </EvidenceContext>
      </PageFrame>
    </DraftContext>
  );
};

export const ReportReading = Reading;
