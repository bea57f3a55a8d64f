// Shows one record of the trail as a sentence, with its changes foldable: before and after per field.
import type { AuditItem } from '@camphor/contract';
import type { Words } from '@camphor/domain';
import type { ReactNode } from 'react';
import { useLanguage, useWords } from '../app/language';
import { clockOf, stampOf } from '../ui/dates';
import { TextChanges } from '../ui/text-changes';
import { changeLines, isMilestone, readableSentence, viaWords, withoutActor, type ChangeLine } from './change-lines';

const words = {
  changes: { zh: '改动', en: 'Changes' },
  field: { zh: '项目', en: 'Field' },
  before: { zh: '改前', en: 'Before' },
  after: { zh: '改后', en: 'After' },
  reason: { zh: '理由', en: 'Reason' },
  record: { zh: '记录', en: 'Record' },
  digest: { zh: '摘要', en: 'Digest' },
  nothing: { zh: '（空）', en: '(empty)' },
} satisfies Record<string, Words>;

/** A longer text is shown as one, with what went and what came; short values stand side by side. */
const LONG = 60;

const Change = ({ line }: { line: ChangeLine }) => {
  const say = useWords();
  const before = line.before === null ? null : say(line.before);
  const after = line.after === null ? null : say(line.after);
  if (before !== null && after !== null && before.length + after.length > LONG) {
    return (
      <div className="change">
        <dt>{say(line.label)}</dt>
        <dd>
          <TextChanges before={before} after={after} brief />
        </dd>
      </div>
    );
  }
  return (
    <div className="change">
      <dt>{say(line.label)}</dt>
      <dd>
        {before !== null && (
          <>
            <del>{before}</del>
            <span aria-hidden> → </span>
          </>
        )}
        {after === null ? <span className="quiet">{say(words.nothing)}</span> : before === null ? <span>{after}</span> : <ins>{after}</ins>}
      </dd>
    </div>
  );
};

export interface HappeningProps {
  readonly item: AuditItem;
  readonly indicators: ReadonlyMap<string, string>;
  readonly open: boolean;
  /** Where records of several trails stand together: whose this one is. */
  readonly of?: ReactNode;
}
export const Happening = ({ item, indicators, open, of }: HappeningProps) => {
  const say = useWords();
  const { language } = useLanguage();
  const lines = changeLines(item.before, item.after, indicators);
  const sentence = withoutActor(readableSentence(item.sentences[language], indicators)[language], item.actor.name);
  return (
    <li
      className={isMilestone(item.action) ? 'happening happening-milestone' : 'happening'}
      data-testid={`event-${item.action}`}
      id={`seq-${item.seq}`}
    >
      <p className="happening-sentence">
        <time dateTime={item.at} title={stampOf(item.at)}>
          {clockOf(item.at)}
        </time>
        <span>
          {of !== undefined && <span className="happening-of">{of}</span>}
          <b>{item.actor.name}</b> {sentence}
          <span className="quiet">
            {say({ zh: '（', en: ' (' })}
            {say(viaWords(item.via))}
            {say({ zh: '）', en: ')' })}
          </span>
        </span>
        <span className="happening-seq quiet">{say({ zh: `第 ${item.seq} 号`, en: `no. ${item.seq}` })}</span>
      </p>
      {(lines.length > 0 || item.reason !== null) && (
        <details open={open}>
          <summary>{lines.length > 0 ? say({ zh: `${lines.length} 处改动`, en: `${lines.length} changes` }) : say(words.reason)}</summary>
          <dl className="changes">
            {lines.map((line) => (
              <Change key={line.field} line={line} />
            ))}
            {item.reason !== null && (
              <div className="change">
                <dt>{say(words.reason)}</dt>
                <dd>{item.reason}</dd>
              </div>
            )}
          </dl>
          <p className="happening-digest quiet">
            {say(words.digest)}（{item.algorithm.toUpperCase()}）<code>{item.digest}</code>
          </p>
        </details>
      )}
    </li>
  );
};
