// Shows the report being written: chapters left, the chapter in the middle, 体检 or the return items right.
import type { ReportView } from '@camphor/contract';
import type { Words } from '@camphor/domain';
import { Alert, Segmented } from 'antd';
import { useState } from 'react';
import { useLocation } from 'react-router';
import { useAnswer } from '../app/client';
import { useWords } from '../app/language';
import { ImportFile } from '../reading/import-file';
import { returnItemAnchor } from '../ui/anchors';
import { PageFrame } from '../ui/page-frame';
import { ChapterEditor, ChapterSteps } from './chapter-editor';
import { ChapterList } from './chapter-list';
import { newsOf } from './chapter-news';
import { FORMS, missingParts, progressOf } from './chapters';
import { Conflicts } from './conflicts';
import { focusFigure } from './figure-input';
import { FindingsPanel } from './findings-panel';
import { ForwardBar } from './forward-bar';
import { useLiveFindings } from './live-findings';
import { LockedDraft } from './locked-draft';
import { focusProse } from './prose-editor';
import { ProgressRing, ReportLinks, ReportStanding } from './report-head';
import { ReturnItems } from './return-items';
import { focusIndicator } from './self-score-line';
import { useCycleOf } from './use-scheme';
import { isExplained, openFindings, tallyOf } from './shown-finding';
import { EvidenceContext, useEvidence } from './use-evidence';
import { DraftContext, useDraft, useExplanations, useOpenDraft } from './use-draft';
import { usePlace, type Aim } from './use-place';

const words = {
  checks: { zh: '体检', en: 'Checks' },
  items: { zh: '退回意见', en: 'Return items' },
} satisfies Record<string, Words>;

const reach = ({ kind, section, figure, indicator, anchor, start, end }: Aim): void => {
  if (kind === 'indicator' && indicator !== undefined) focusIndicator(indicator);
  else if (kind === 'anchor' && anchor !== undefined) document.getElementById(anchor)?.scrollIntoView({ block: 'start' });
  else if (kind === 'figure' && figure !== undefined) focusFigure(figure);
  else if (kind === 'quote') focusProse(`section:${section}`, start, end);
  else document.getElementById(`section-${section}`)?.scrollIntoView({ block: 'start' });
};

/** The message that an import leaves when it ends here. */
const Arrived = () => {
  const { state } = useLocation();
  const [open, setOpen] = useState(true);
  const said: unknown = typeof state === 'object' && state !== null && 'imported' in state ? state.imported : null;
  if (typeof said !== 'string' || !open) return null;
  return (
    <Alert type="success" showIcon closable={{ onClose: () => setOpen(false) }} title={said} className="arrived" data-testid="imported" />
  );
};

const Editing = ({ view }: { view: ReportView }) => {
  const draft = useDraft();
  const say = useWords();
  const { checked, findings, content, scheme } = useLiveFindings(draft, view);
  const explanations = useExplanations();
  const answers = useAnswer('listReturnItems', { params: { id: view.id } });
  const all = answers.data?.items ?? [];
  const items = all.filter((item) => item.round === view.round);
  const [tab, setTab] = useState<'checks' | 'items' | null>(null);
  const place = usePlace(findings, reach);
  const open = openFindings(findings, explanations);
  const unanswered = items.filter(({ answer }) => answer === null).length;
  const shownTab = place.returnItem !== null && tab === null ? 'items' : (tab ?? (unanswered > 0 ? 'items' : 'checks'));
  const news = newsOf(view, content, { findings, explanations, items });
  const selfScores = useCycleOf(view)?.settings.selfScoresRequired ?? false;
  const required = { ...view.required, selfScores };
  const desk = useEvidence(view.id, view.editable);
  const unproved = view.required.evidence.filter((target) => desk.at(target).length === 0).length;
  const missing = missingParts(content, required).length + unproved;
  const written = progressOf(content, required);
  const progress = { done: written.done + view.required.evidence.length - unproved, all: written.all + view.required.evidence.length };

  const toItem = (id: string) => {
    setTab('items');
    place.toHash(returnItemAnchor(id));
    requestAnimationFrame(() => document.getElementById(returnItemAnchor(id))?.scrollIntoView({ block: 'nearest' }));
  };
  const jump = (id: string) => {
    setTab('checks');
    place.toFinding(id);
  };
  const checks = (
    <FindingsPanel checked={checked} findings={findings} explanations={explanations} editable chosen={place.finding} onJump={jump} />
  );
  const { fails, warns } = tallyOf(findings);
  const toExplain = warns.filter((finding) => !isExplained(finding, explanations)).length;
  const name = `${view.unit.name} ${say({ zh: `${view.cycle.year} 年度`, en: String(view.cycle.year) })}`;
  return (
    <EvidenceContext value={desk}>
      <PageFrame
        title={name}
        head={
          <>
            <ReportStanding view={view} />
            <ProgressRing {...progress} />
            <ReportLinks view={view} here="report" />
          </>
        }
        panel={{
          title: say({ zh: all.length > 0 ? '体检和退回意见' : '体检', en: all.length > 0 ? 'Checks and return items' : 'Checks' }),
          count: fails.length + toExplain + unanswered,
          // The official forms have up to eight columns.
          folded: place.chapter === FORMS,
          content:
            all.length === 0 ? (
              <>
                <h2 className="panel-title">{say(words.checks)}</h2>
                {checks}
              </>
            ) : (
              <>
                <Segmented
                  block
                  className="panel-tabs"
                  value={shownTab}
                  onChange={setTab}
                  options={[
                    { value: 'items', label: `${say(words.items)}${unanswered > 0 ? ` ${unanswered}` : ''}` },
                    { value: 'checks', label: `${say(words.checks)}${fails.length + toExplain > 0 ? ` ${fails.length + toExplain}` : ''}` },
                  ]}
                />
                {shownTab === 'items' ? (
                  <ReturnItems draft={draft} items={all} round={view.round} mayAnswer chosen={place.returnItem} onJump={place.toHash} />
                ) : (
                  checks
                )}
              </>
            ),
        }}
        bar={<ForwardBar view={view} checked={checked} open={open} items={unanswered} missing={missing} />}
      >
        <Arrived />
        <Conflicts view={view} />
        <LockedDraft />
        <div className="editor-columns">
          <ChapterList
            open={place.chapter}
            news={news}
            onOpen={place.toSection}
            foot={<ImportFile size="small" label={say({ zh: '导入文件', en: 'Import a file' })} />}
          />
          <div className="editor-main">
            <ChapterEditor
              key={place.chapter}
              view={view}
              chapter={place.chapter}
              findings={findings}
              items={items}
              onItem={toItem}
              figures={content.figures}
              scheme={scheme}
              selfScoresRequired={selfScores}
            />
            <ChapterSteps chapter={place.chapter} onOpen={place.toSection} />
          </div>
        </div>
      </PageFrame>
    </EvidenceContext>
  );
};

export const ReportEditor = ({ view }: { view: ReportView }) => (
  <DraftContext value={useOpenDraft(view)}>
    <Editing view={view} />
  </DraftContext>
);
