// Shows one chapter to be written: its sections one below the other, and the ways to the chapters beside it.
import type { ReportView } from '@camphor/contract';
import { FORM_KEYS, sectionsTable, type Figures, type Scheme, type SectionKey, type Words } from '@camphor/domain';
import { Button, Input } from 'antd';
import { useWords } from '../app/language';
import type { Material } from './chapter-news';
import { chapters, FORMS, sectionOfFinding, sectionOfTarget, SELF_SCORES } from './chapters';
import { FormEditor } from './form-editor';
import { SelfScoreTree } from './self-score-tree';
import { SectionEditor } from './section-editor';
import { useDraft, useField } from './use-draft';

const labels = new Map(sectionsTable.map(({ key, label }) => [key, label]));
const words = {
  title: { zh: '报告标题', en: 'Title of the report' },
  previous: { zh: '上一章', en: 'Previous' },
  next: { zh: '下一章', en: 'Next' },
} satisfies Record<string, Words>;

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

export interface ChapterEditorProps extends Omit<Material, 'explanations'> {
  readonly view: ReportView;
  readonly chapter: SectionKey;
  readonly onItem: (id: string) => void;
  /** Figures as they stand on the page. */
  readonly figures: Figures;
  readonly scheme: Scheme | null;
  readonly selfScoresRequired: boolean;
}
export const ChapterEditor = ({ view, chapter, findings, items, onItem, figures, scheme, selfScoresRequired }: ChapterEditorProps) => {
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
          evidenceRequired={view.required.evidence.includes(`section:${section}`)}
          findings={findings.filter((finding) => finding.section === section || sectionOfFinding(finding) === section)}
          lastYear={lastYear}
          items={items.filter((item) => sectionOfTarget(item.target) === section)}
          onItem={onItem}
        />
      ))}
      {chapter === FORMS &&
        FORM_KEYS.map((form) => <FormEditor key={form} form={form} figures={figures} required={view.required.forms.includes(form)} />)}
      {chapter === SELF_SCORES && scheme && <SelfScoreTree scheme={scheme} figures={figures} required={selfScoresRequired} />}
    </div>
  );
};

export const ChapterSteps = ({ chapter, onOpen }: { chapter: SectionKey; onOpen: (key: SectionKey) => void }) => {
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
