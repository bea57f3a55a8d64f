// Shows the report being written: chapters left, the chapter in the middle, 体检 or the return items right.
import type { ReportView } from '@camphor/contract';
import { chapterOf, hasSection, isSectionKey, sectionsTable, type Figures, type SectionKey, type Words } from '@camphor/domain';
import { Alert, Button, Input, Segmented } from 'antd';
import { useMemo, useState } from 'react';
import { useLocation } from 'react-router';
import { Link } from 'react-router';
import { useAnswer } from '../app/client';
import { useWords } from '../app/language';
import { returnItemAnchor } from '../ui/anchors';
import { PageFrame } from '../ui/page-frame';
import { SaveState } from '../ui/save-state';
import { ChapterList, type ChapterNews } from './chapter-list';
import { chapters, progressOf, sectionOfFinding, sectionOfTarget, standingOf } from './chapters';
import { Conflicts } from './conflicts';
import { focusFigure } from './figure-input';
import { FindingsPanel } from './findings-panel';
import { useLiveFindings } from './live-findings';
import { LockedDraft } from './locked-draft';
import { focusProse } from './prose-editor';
import { ProgressRing, ReportLinks, ReportStanding } from './report-head';
import { ReturnItems, type ReturnItem } from './return-items';
import { SectionEditor } from './section-editor';
import { isExplained, openFindings, tallyOf, type ShownFinding } from './shown-finding';
import { DraftContext, useDraft, useDraftPart, useField, useOpenDraft } from './use-draft';
import { usePlace, type Aim } from './use-place';

const labels = new Map(sectionsTable.map(({ key, label }) => [key, label]));
const words = {
  checks: { zh: '体检', en: 'Checks' },
  items: { zh: '退回意见', en: 'Return items' },
  title: { zh: '报告标题', en: 'Title of the report' },
  previous: { zh: '上一章', en: 'Previous' },
  next: { zh: '下一章', en: 'Next' },
} satisfies Record<string, Words>;

const reach = ({ kind, section, figure, start, end }: Aim): void => {
  if (kind === 'figure' && figure !== undefined) focusFigure(figure);
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

const TitleField = () => {
  const [title, type] = useField('title');
  const draft = useDraft();
  const say = useWords();
  return (
    <div className="title-field">
      <label htmlFor="report-title">{say(words.title)}</label>
      <Input
        id="report-title"
        value={title ?? ''}
        maxLength={300}
        placeholder={say({ zh: '如：××乡人民政府2023年度部门整体支出绩效自评报告', en: 'Such as: Self-evaluation report of … for 2023' })}
        onChange={(event) => type(event.target.value)}
        onCompositionStart={() => draft.composing(true)}
        onCompositionEnd={() => draft.composing(false)}
        data-testid="title"
      />
    </div>
  );
};

const SavingLine = () => {
  const draft = useDraft();
  const text = useDraftPart(draft, () => JSON.stringify(draft.saving()));
  return <SaveState saving={JSON.parse(text) as ReturnType<typeof draft.saving>} />;
};

interface Material {
  readonly findings: readonly ShownFinding[];
  readonly explanations: Readonly<Record<string, string | null>>;
  readonly items: readonly ReturnItem[];
}
const useExplanations = (): Readonly<Record<string, string | null>> => {
  const draft = useDraft();
  const seen = useDraftPart(draft, (state) => state.seen);
  const typed = useDraftPart(draft, (state) => state.typed);
  return useMemo(
    () =>
      Object.fromEntries(
        Object.entries({ ...seen.fields, ...typed }).flatMap(([field, value]) =>
          field.startsWith('explanation:') ? [[field.slice('explanation:'.length), value]] : [],
        ),
      ),
    [seen, typed],
  );
};

const newsOf = (
  view: ReportView,
  content: ReturnType<typeof useLiveFindings>['content'],
  { findings, explanations, items }: Material,
): Map<SectionKey, ChapterNews> => {
  const open = openFindings(findings, explanations);
  return new Map(
    chapters.map((chapter) => {
      const here = open.filter((finding) => {
        const section = sectionOfFinding(finding);
        return section !== null && chapterOf(section) === chapter.key;
      });
      const unanswered = items.filter((item) => {
        const section = sectionOfTarget(item.target);
        return item.answer === null && section !== null && chapterOf(section) === chapter.key;
      }).length;
      const fails = here.filter(({ status }) => status === 'fail').length;
      const required = view.required.sections.some((key) => isSectionKey(key) && chapterOf(key) === chapter.key);
      return [
        chapter.key,
        {
          standing: standingOf(chapter, content, view.required.sections, here.length + unanswered),
          fails,
          warns: here.length - fails,
          items: unanswered,
          required,
        },
      ];
    }),
  );
};

const ChapterEditor = ({
  view,
  chapter,
  findings,
  items,
  onItem,
}: Omit<Material, 'explanations'> & { view: ReportView; chapter: SectionKey; onItem: (id: string) => void }) => {
  const lastYear = view.lastYear as Figures | null;
  const sections = chapters.find(({ key }) => key === chapter)?.sections ?? [];
  return (
    <div className="chapter-editor">
      {chapter === 'basics' && <TitleField />}
      {sections.map((section) => (
        <SectionEditor
          key={section}
          section={section}
          ownHeading={view.content.headings.find(({ key }) => key === section)?.title}
          isChapter={section === chapter}
          hasParts={section === chapter && sections.length > 1}
          required={view.required.sections.includes(section)}
          findings={findings.filter((finding) => finding.section === section || sectionOfFinding(finding) === section)}
          lastYear={lastYear}
          items={items.filter((item) => sectionOfTarget(item.target) === section)}
          onItem={onItem}
        />
      ))}
    </div>
  );
};

const Steps = ({ chapter, onOpen }: { chapter: SectionKey; onOpen: (key: SectionKey) => void }) => {
  const say = useWords();
  const at = chapters.findIndex(({ key }) => key === chapter);
  const step = (to: number, label: Words) => {
    const target = chapters[to];
    if (!target) return <span />;
    const name = say(labels.get(target.key) ?? { zh: '', en: '' });
    return (
      <Button onClick={() => onOpen(target.key)} className="chapter-step" data-testid={to > at ? 'next-chapter' : 'previous-chapter'}>
        <span>
          {say(label)}：{name}
        </span>
      </Button>
    );
  };
  return (
    <div className="chapter-steps">
      {step(at - 1, words.previous)}
      {step(at + 1, words.next)}
    </div>
  );
};

/** What still keeps the unit from submitting, and where to go when nothing does. */
const Forward = ({ view, open, items, missing }: { view: ReportView; open: readonly ShownFinding[]; items: number; missing: number }) => {
  const say = useWords();
  const fails = open.filter(({ status }) => status === 'fail').length;
  const warns = open.length - fails;
  const left = [
    ...(missing > 0 ? [say({ zh: `${missing} 处必填内容未填`, en: `${missing} required parts to write` })] : []),
    ...(fails > 0 ? [say({ zh: `${fails} 处须改正`, en: `${fails} to mend` })] : []),
    ...(warns > 0 ? [say({ zh: `${warns} 处待说明`, en: `${warns} to explain` })] : []),
    ...(items > 0 ? [say({ zh: `${items} 条退回意见待答复`, en: `${items} return items to answer` })] : []),
  ];
  return (
    <div className="action-bar" data-testid="forward">
      <SavingLine />
      <span className="quiet forward-left">
        {left.length > 0
          ? `${say({ zh: '提交前还有：', en: 'Before it can be submitted: ' })}${left.join(say({ zh: '，', en: ', ' }))}`
          : say({ zh: '已可提交，请单位负责人签署。', en: 'Ready; the head of the unit can sign and submit it.' })}
      </span>
      <Link to={`/reports/${view.id}/submit`}>
        <Button type={left.length > 0 ? 'default' : 'primary'} tabIndex={-1} data-testid="to-submit">
          {say({ zh: '查看签署页', en: 'To the signing page' })}
        </Button>
      </Link>
    </div>
  );
};

const Editing = ({ view }: { view: ReportView }) => {
  const draft = useDraft();
  const say = useWords();
  const { findings, content } = useLiveFindings(draft, view);
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
  const missing = view.required.sections.filter((key) => isSectionKey(key) && !hasSection(content.sections, key)).length;

  const toItem = (id: string) => {
    setTab('items');
    place.toHash(returnItemAnchor(id));
    requestAnimationFrame(() => document.getElementById(returnItemAnchor(id))?.scrollIntoView({ block: 'nearest' }));
  };
  const jump = (id: string) => {
    setTab('checks');
    place.toFinding(id);
  };
  const checks = <FindingsPanel findings={findings} explanations={explanations} editable chosen={place.finding} onJump={jump} />;
  const { fails, warns } = tallyOf(findings);
  const toExplain = warns.filter((finding) => !isExplained(finding, explanations)).length;
  const name = `${view.unit.name} ${say({ zh: `${view.cycle.year} 年度`, en: String(view.cycle.year) })}`;
  return (
    <PageFrame
      title={name}
      head={
        <>
          <ReportStanding view={view} />
          <ProgressRing {...progressOf(content, view.required)} />
          <ReportLinks view={view} here="report" />
        </>
      }
      panel={{
        title: say({ zh: all.length > 0 ? '体检和退回意见' : '体检', en: all.length > 0 ? 'Checks and return items' : 'Checks' }),
        count: fails.length + toExplain + unanswered,
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
      bar={<Forward view={view} open={open} items={unanswered} missing={missing} />}
    >
      <Arrived />
      <Conflicts reportId={view.id} />
      <LockedDraft />
      <div className="editor-columns">
        <ChapterList open={place.chapter} news={news} onOpen={place.toSection} />
        <div className="editor-main">
          <ChapterEditor key={place.chapter} view={view} chapter={place.chapter} findings={findings} items={items} onItem={toItem} />
          <Steps chapter={place.chapter} onOpen={place.toSection} />
        </div>
      </div>
    </PageFrame>
  );
};

export const ReportEditor = ({ view }: { view: ReportView }) => (
  <DraftContext value={useOpenDraft(view)}>
    <Editing view={view} />
  </DraftContext>
);
