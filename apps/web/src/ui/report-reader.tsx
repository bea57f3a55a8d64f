// Shows the report as the public will read it: headings, figures of each section as their forms, text; with room beside each place.
import type { ReportView } from '@camphor/contract';
import { formLayout, isFormKey, type FigureKey, type FormKey, type ReportContent, type SectionKey } from '@camphor/domain';
import type { ReactNode } from 'react';
import { useWords } from '../app/language';
import { figureAnchor, sectionAnchor, tableAnchor } from './anchors';
import { FormGridTable } from './form-grid-table';
import { FigureTable, type FigureChange } from './figure-table';
import { formsOf } from './figure-forms.table';
import { outlineOf, type OutlineEntry } from './outline';
import { Prose, type Mark } from './prose';
import { TextChanges } from './text-changes';

export interface ReportReaderProps {
  readonly content: ReportView['content'] | ReportContent;
  readonly lastYear?: Readonly<Record<string, string>> | null;
  /** Marked places by section; offsets in the section's text. */
  readonly marks?: ReadonlyMap<string, readonly Mark[]>;
  /** What changed, by field ("section:result", "figure:result.selfScore"); shown in place. */
  readonly changes?: ReadonlyMap<string, FigureChange>;
  /** Only sections that changed or have something beside them. */
  readonly onlyChanged?: boolean;
  /** Stands in the margin of a section, below its text on a narrow window. */
  readonly besideSection?: (key: SectionKey) => ReactNode;
  readonly besideFigure?: (key: FigureKey) => ReactNode;
  readonly besideTable?: (key: FormKey) => ReactNode;
}

const figureChangesOf = (changes: ReadonlyMap<string, FigureChange> | undefined): Map<string, FigureChange> =>
  new Map([...(changes ?? [])].flatMap(([field, change]) => (field.startsWith('figure:') ? [[field.slice(7), change]] : [])));

const hasChange = (key: SectionKey, changes: ReadonlyMap<string, FigureChange>): boolean =>
  changes.has(`section:${key}`) ||
  formsOf(key).some(({ lines }) => lines.some(({ keys }) => keys.some((figure) => figure !== null && changes.has(`figure:${figure}`))));

const Section = ({ entry, ...props }: ReportReaderProps & { entry: OutlineEntry }) => {
  const say = useWords();
  const { key, level, title, text } = entry;
  const Heading = level === 1 ? 'h2' : 'h3';
  const change = props.changes?.get(`section:${key}`);
  const beside = props.besideSection?.(key);
  return (
    <section id={sectionAnchor(key)} className={beside ? 'reader-section with-margin' : 'reader-section'} tabIndex={-1} data-section={key}>
      <div className="reader-main">
        {entry.also.map((other) => (
          <span key={other} id={sectionAnchor(other)} />
        ))}
        <Heading>{say(title)}</Heading>
        {formsOf(key).map((form) => (
          <FigureTable
            key={form.title.en}
            form={form}
            brief
            figures={props.content.figures}
            changed={figureChangesOf(props.changes)}
            beside={props.besideFigure}
            {...(props.lastYear === undefined ? {} : { lastYear: props.lastYear })}
          />
        ))}
        {change ? (
          <p className="prose">
            <TextChanges before={change.before} after={change.after} brief={props.onlyChanged ?? false} />
          </p>
        ) : (
          <Prose text={text} marks={props.marks?.get(key) ?? []} />
        )}
      </div>
      {beside && <div className="reader-margin">{beside}</div>}
    </section>
  );
};

export const ReportReader = (props: ReportReaderProps) => {
  const { content, changes, onlyChanged = false } = props;
  const told = content as ReportContent;
  const entries = outlineOf(told).filter(({ key }) => !onlyChanged || hasChange(key, changes ?? new Map()));
  const say = useWords();
  return (
    <article className="reader">
      {content.title !== '' && !onlyChanged && <h2 className="reader-title">{content.title}</h2>}
      {entries.length === 0 && (
        <p className="quiet">
          {onlyChanged ? say({ zh: '没有改动', en: 'No change' }) : say({ zh: '尚未填写内容', en: 'Nothing written yet' })}
        </p>
      )}
      {entries.map((entry) => (
        <Section key={entry.key} entry={entry} {...props} />
      ))}
      {!onlyChanged &&
        Object.entries(told.tables).map(([form, rows]) =>
          isFormKey(form) && rows && rows.length > 0 ? (
            <section key={form} id={tableAnchor(form)} className="reader-section" tabIndex={-1}>
              {formLayout(form, told).map((grid, number) => (
                <FormGridTable key={number} grid={grid} />
              ))}
              {props.besideTable?.(form)}
            </section>
          ) : null,
        )}
    </article>
  );
};

export { figureAnchor, sectionAnchor };
