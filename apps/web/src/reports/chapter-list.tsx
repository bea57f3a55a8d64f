// Shows the chapters: done, open, missing; how many findings and unanswered return items each holds.
import { CheckOutlined, CloseCircleOutlined, ExclamationCircleOutlined, RollbackOutlined } from '@ant-design/icons';
import { sectionsTable, type SectionKey, type Words } from '@camphor/domain';
import { useEffect, useRef, type ReactNode } from 'react';
import { useWords } from '../app/language';
import { chapters, type ChapterStanding } from './chapters';

export interface ChapterNews {
  readonly standing: ChapterStanding;
  readonly fails: number;
  readonly warns: number;
  readonly items: number;
  readonly required: boolean;
}
const standingWords: Record<ChapterStanding, Words> = {
  done: { zh: '已完成', en: 'done' },
  open: { zh: '有待处理', en: 'open' },
  missing: { zh: '未填写', en: 'not written' },
  empty: { zh: '选填', en: 'optional' },
};
const labels = new Map(sectionsTable.map(({ key, label }) => [key, label]));

const Counts = ({ news }: { news: ChapterNews }) => {
  const say = useWords();
  return (
    <span className="chapter-counts">
      {news.items > 0 && (
        <span className="count-items" title={say({ zh: '退回意见未答复', en: 'return items not answered' })}>
          <RollbackOutlined aria-hidden />
          {news.items}
          <span className="visually-hidden">{say({ zh: ' 条退回意见未答复', en: ' return items not answered' })}</span>
        </span>
      )}
      {news.fails > 0 && (
        <span className="count-fail" title={say({ zh: '必须改正', en: 'to mend' })}>
          <CloseCircleOutlined aria-hidden />
          {news.fails}
          <span className="visually-hidden">{say({ zh: ' 项必须改正', en: ' to mend' })}</span>
        </span>
      )}
      {news.warns > 0 && (
        <span className="count-warn" title={say({ zh: '需要说明', en: 'to explain' })}>
          <ExclamationCircleOutlined aria-hidden />
          {news.warns}
          <span className="visually-hidden">{say({ zh: ' 项需要说明', en: ' to explain' })}</span>
        </span>
      )}
    </span>
  );
};

export interface ChapterListProps {
  readonly open: SectionKey;
  readonly news: ReadonlyMap<SectionKey, ChapterNews>;
  readonly onOpen: (key: SectionKey) => void;
  /** Stands below the chapters where there is room. */
  readonly foot?: ReactNode;
}
export const ChapterList = ({ open, news, onOpen, foot }: ChapterListProps) => {
  const say = useWords();
  const list = useRef<HTMLElement>(null);
  useEffect(() => {
    // On a narrow window the chapters lie side by side; the open one is brought into sight without moving the page.
    const entry = list.current?.querySelector<HTMLElement>('[aria-current]');
    if (list.current && entry) list.current.scrollLeft = entry.offsetLeft - list.current.offsetLeft - 12;
  }, [open]);
  return (
    <nav ref={list} className="chapter-list" aria-label={say({ zh: '章节', en: 'Chapters' })}>
      <ol>
        {chapters.map(({ key }) => {
          const one = news.get(key);
          return (
            <li key={key}>
              <button
                type="button"
                className={`chapter-entry standing-${one?.standing ?? 'empty'}`}
                aria-current={key === open ? 'step' : undefined}
                onClick={() => onOpen(key)}
                data-testid={`chapter-${key}`}
              >
                <span className="chapter-tick" aria-hidden>
                  {one?.standing === 'done' ? <CheckOutlined /> : null}
                </span>
                <span className="chapter-name">
                  {one?.required && (
                    <span className="required-sign" aria-hidden>
                      *
                    </span>
                  )}
                  {say(labels.get(key) ?? { zh: key, en: key })}
                </span>
                {one && <Counts news={one} />}
                <span className="visually-hidden">
                  {one && `（${say(standingWords[one.standing])}${one.required ? say({ zh: '，必填', en: ', required' }) : ''}）`}
                </span>
              </button>
            </li>
          );
        })}
      </ol>
      <p className="quiet chapter-legend">
        <span className="required-sign">*</span> {say({ zh: '必填', en: 'required' })}
      </p>
      {foot && <div className="chapter-foot">{foot}</div>}
    </nav>
  );
};
