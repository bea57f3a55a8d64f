// Shows the report itself: whole, only what changed, or beside last year; with its margin, and "r" to ask for a change at the cursor.
import type { ReportView } from '@camphor/contract';
import { isFigureKey, isSectionKey, type Words } from '@camphor/domain';
import { Segmented } from 'antd';
import { useMemo } from 'react';
import { useWords } from '../app/language';
import { figureText } from '../ui/amounts';
import { figureAnchor, findingAnchor } from '../ui/anchors';
import { ReportReader } from '../ui/report-reader';
import { TextChanges } from '../ui/text-changes';
import type { Change } from './answered-items';
import { FigureMark } from './figure-mark';
import { marksOf } from './notes';
import { SectionMargin } from './section-margin';
import { targetOf, targetWords } from './targets';
import { useKeys } from './use-keys';
import type { Review, View } from './use-review';

const words = {
  views: { zh: '显示', en: 'Show' },
  full: { zh: '全文', en: 'Whole text' },
  changed: { zh: '只看变化', en: 'Changes only' },
  lastYear: { zh: '对比去年', en: 'Beside last year' },
  firstRound: { zh: '这是第一次提交，还没有可比较的上一版。', en: 'This is the first submission; there is nothing to compare it with.' },
  noLastYear: { zh: '没有该单位上一年度的数据。', en: 'There are no figures of last year for this unit.' },
  others: { zh: '其他改动', en: 'Other changes' },
  nothing: { zh: '（空）', en: '(empty)' },
} satisfies Record<string, Words>;

/** The place under the cursor: the cell or section that is pointed at, holds the focus or the selection, or stands at the top of the window. */
export const placeAtCursor = (): string => {
  const selected = window.getSelection();
  const anchor = selected && !selected.isCollapsed ? selected.anchorNode?.parentElement : null;
  const focused = document.activeElement instanceof HTMLElement && document.activeElement !== document.body ? document.activeElement : null;
  const pointed = document.querySelector('.reader td.cell:hover') ?? document.querySelector('.reader [data-section]:hover');
  for (const start of [anchor, focused, pointed]) {
    const cell = start?.closest('td.cell')?.id.slice(figureAnchor('').length);
    if (cell !== undefined && isFigureKey(cell)) return `figure:${cell}`;
    const section = start?.closest<HTMLElement>('[data-section]')?.dataset['section'];
    if (section !== undefined && isSectionKey(section)) return `section:${section}`;
  }
  const sections = [...document.querySelectorAll<HTMLElement>('.reader [data-section]')];
  const reached = sections.filter((section) => section.getBoundingClientRect().top < window.innerHeight / 3).at(-1) ?? sections[0];
  return `section:${reached?.dataset['section'] ?? 'basics'}`;
};
const selectedQuote = (): string => {
  const text = (window.getSelection()?.toString() ?? '').replace(/\s+/g, ' ').trim();
  return text === '' || text.length > 200 ? '' : `“${text}”：`;
};

const OtherChange = ({ change }: { change: Change }) => {
  const say = useWords();
  const { kind, key } = targetOf(change.field);
  const text = (value: string | null): string | null => (value === null ? null : kind === 'figure' ? say(figureText(key, value)) : value);
  return (
    <div className="change">
      <dt>{say(targetWords(change.field))}</dt>
      <dd>
        <TextChanges before={text(change.before)} after={text(change.after)} brief />
      </dd>
    </div>
  );
};

export const ReviewText = ({ review, report }: { review: Review; report: ReportView }) => {
  const say = useWords();
  const { view, setView, changes, notes, compared } = review;
  const byField = useMemo(() => new Map((changes ?? []).map(({ field, before, after }) => [field, { before, after }])), [changes]);
  const marks = useMemo(
    () => marksOf(review.findings, report.content.sections, ({ id }) => findingAnchor(id)),
    [review.findings, report.content.sections],
  );
  const ask = (target: string, text = '') => review.setNote({ kind: review.mayReturn ? 'item' : 'comment', target, text });
  useKeys({ r: () => ask(placeAtCursor(), selectedQuote()) }, { enabled: review.mayReturn || review.mayComment });

  const outside = (changes ?? []).filter(({ field }) => !/^(section|figure):/.test(field));
  return (
    <>
      <div className="review-views">
        <Segmented<View>
          aria-label={say(words.views)}
          value={view}
          onChange={setView}
          options={[
            { value: 'full', label: say(words.full) },
            { value: 'changed', label: `${say(words.changed)}${changes === null ? '' : ` ${changes.length}`}` },
            { value: 'lastYear', label: say(words.lastYear) },
          ]}
          data-testid="review-views"
        />
        {view === 'changed' && compared !== null && (
          <span className="quiet">
            {say({ zh: `第 ${compared.from} 次提交 → 第 ${compared.to} 次提交`, en: `submission ${compared.from} → ${compared.to}` })}
          </span>
        )}
        {view === 'changed' && compared === null && <span className="quiet">{say(words.firstRound)}</span>}
        {view === 'lastYear' && report.lastYear === null && <span className="quiet">{say(words.noLastYear)}</span>}
      </div>
      <ReportReader
        content={report.content}
        marks={marks}
        {...(view === 'lastYear' ? { lastYear: report.lastYear } : {})}
        {...(view === 'changed' && compared !== null ? { changes: byField, onlyChanged: true } : {})}
        besideSection={(key) => <SectionMargin section={key} review={review} onAsk={ask} />}
        besideFigure={(key) => (
          <FigureMark figure={key} notes={notes} onAsk={review.mayReturn || review.mayComment ? ask : null} onLook={review.setTab} />
        )}
      />
      {view === 'changed' && outside.length > 0 && (
        <section className="card other-changes">
          <h2>{say(words.others)}</h2>
          <dl className="changes">
            {outside.map((change) => (
              <OtherChange key={change.field} change={change} />
            ))}
          </dl>
        </section>
      )}
    </>
  );
};
