// Shows the return items (退回意见): what was asked, what is answered, what changed since.
import type { Answer } from '@camphor/contract';
import { placeWords } from '@camphor/domain';
import { useQueryClient } from '@tanstack/react-query';
import { Button, Input } from 'antd';
import { useState } from 'react';
import { client, newKey, useAnswer } from '../app/client';
import { useWords } from '../app/language';
import { recall, remember } from '../app/memory';
import { figureText } from '../ui/amounts';
import { returnItemAnchor, targetAnchor } from '../ui/anchors';
import { ProblemAlert } from '../ui/problem-alert';
import { TextChanges } from '../ui/text-changes';
import { liesWithin } from './chapters';
import { HeldBackError, type OpenDraft } from './draft';
import { useDraftPart } from './use-draft';

export type ReturnItem = Answer<'listReturnItems'>['items'][number];
type Change = Answer<'diffRevisions'>['changes'][number];

/** What changed since the report was sent in last; empty while it never was. */
export const useChangesSinceLast = (reportId: string, version: number): readonly Change[] => {
  const revisions = useAnswer('listRevisions', { params: { id: reportId } });
  const last = revisions.data?.items.reduce((most, { number }) => Math.max(most, number), 0) ?? 0;
  const diff = useAnswer(
    'diffRevisions',
    { params: { id: reportId }, query: { from: last } },
    { enabled: last > 0, keepPrevious: true, asOf: version },
  );
  return diff.data?.changes ?? [];
};

const isText = (field: string): boolean => field === 'title' || field.startsWith('section:') || field.startsWith('explanation:');

export const ChangedValue = ({ change }: { change: Change }) => {
  const say = useWords();
  const { field, before, after } = change;
  if (isText(field)) return <TextChanges before={before} after={after} brief />;
  // Headings, forms and self-scores travel as data; that they changed is said, what they hold is read in the report.
  if (!field.startsWith('figure:')) return <>{say({ zh: '有改动', en: 'changed' })}</>;
  const shown = (value: string | null) => (value === null ? say({ zh: '未填', en: 'empty' }) : say(figureText(field.slice(7), value)));
  return (
    <span className="text-changes">
      <del>{shown(before)}</del> → <ins>{shown(after)}</ins>
    </span>
  );
};

const Changes = ({ item, changes }: { item: ReturnItem; changes: readonly Change[] }) => {
  const say = useWords();
  const here = changes.filter(({ field }) => liesWithin(field, item.target));
  return (
    <div className="item-changes">
      <h4>{say({ zh: '已作修改', en: 'What changed' })}</h4>
      {here.length === 0 && <p className="quiet">{say({ zh: '此处尚无改动', en: 'Nothing changed here yet' })}</p>}
      <ul>
        {here.map((change) => (
          <li key={change.field}>
            {change.field !== item.target && <b>{say(placeWords(change.field))}：</b>}
            <ChangedValue change={change} />
          </li>
        ))}
      </ul>
    </div>
  );
};

const Answering = ({ item, draft }: { item: ReturnItem; draft: OpenDraft }) => {
  const say = useWords();
  const queries = useQueryClient();
  const kept = `answer/${item.id}`;
  const [text, setText] = useState(() => recall(kept) ?? item.answer ?? '');
  const [asking, setAsking] = useState(false);
  const [failed, setFailed] = useState<unknown>(null);
  const fresh = text.trim() !== '' && text.trim() !== (item.answer ?? '');
  const reportId = draft.view().id;
  const send = async () => {
    if (!fresh || asking) return;
    setAsking(true);
    setFailed(null);
    const key = newKey();
    try {
      await draft.perform(async (version) => {
        const { body } = await client('answerReturnItem', {
          params: { id: reportId, itemId: item.id },
          ifMatch: version,
          idempotencyKey: key,
          body: { answer: text.trim() },
        });
        queries.setQueryData(['getReport', { params: { id: reportId } }], body);
        return body;
      });
      remember(kept, null);
      await queries.invalidateQueries({ queryKey: ['listReturnItems'] });
    } catch (error) {
      setFailed(error);
    } finally {
      setAsking(false);
    }
  };
  return (
    <div className="item-answer">
      <h4>{say({ zh: '您的答复', en: 'Your answer' })}</h4>
      <Input.TextArea
        aria-label={say({ zh: `答复：${item.reason}`, en: `Answer: ${item.reason}` })}
        autoSize={{ minRows: 2, maxRows: 10 }}
        maxLength={4_000}
        value={text}
        onChange={(event) => {
          setText(event.target.value);
          remember(kept, event.target.value);
        }}
        onKeyDown={(event) => {
          if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
            event.preventDefault();
            void send();
          }
        }}
        data-testid={`answer-${item.id}`}
      />
      {failed instanceof HeldBackError ? (
        <p role="alert" className="field-problem">
          {say({
            zh: '还有修改没有保存到服务器，请先处理或稍后再试；答复已存在本机。',
            en: 'Some changes are not saved yet; try again shortly. Your answer is kept on this machine.',
          })}
        </p>
      ) : (
        failed !== null && <ProblemAlert error={failed} onRetry={() => void send()} />
      )}
      <Button
        size="small"
        type="primary"
        disabled={!fresh}
        loading={asking}
        onClick={() => void send()}
        data-testid={`send-answer-${item.id}`}
      >
        {item.answer === null ? say({ zh: '答复', en: 'Answer' }) : say({ zh: '更新答复', en: 'Change the answer' })}
      </Button>
      {!fresh && item.answer !== null && <span className="quiet"> {say({ zh: '已答复', en: 'answered' })}</span>}
    </div>
  );
};

const Item = ({ item, draft, changes, mayAnswer, chosen, onJump }: ItemProps) => {
  const say = useWords();
  const anchor = targetAnchor(item.target);
  return (
    <li
      id={returnItemAnchor(item.id)}
      className={`return-item${chosen ? ' chosen' : ''}${item.answer === null ? ' unanswered' : ''}`}
      data-testid={`return-item-${item.id}`}
    >
      <p className="item-target">
        {anchor ? (
          <button type="button" className="finding-jump" onClick={() => onJump(anchor)} data-jump>
            {say(placeWords(item.target))}
          </button>
        ) : (
          say(placeWords(item.target))
        )}
        <small className="quiet"> {item.by}</small>
      </p>
      <p className="item-reason">{item.reason}</p>
      {mayAnswer ? (
        <Answering item={item} draft={draft} />
      ) : (
        <div className="item-answer">
          <h4>{say({ zh: '答复', en: 'Answer' })}</h4>
          <p>{item.answer ?? <span className="quiet">{say({ zh: '尚未答复', en: 'not answered yet' })}</span>}</p>
        </div>
      )}
      <Changes item={item} changes={changes} />
    </li>
  );
};
interface ItemProps {
  readonly item: ReturnItem;
  readonly draft: OpenDraft;
  readonly changes: readonly Change[];
  readonly mayAnswer: boolean;
  readonly chosen: boolean;
  readonly onJump: (anchor: string) => void;
}

export interface ReturnItemsProps {
  readonly draft: OpenDraft;
  readonly items: readonly ReturnItem[];
  readonly round: number;
  readonly mayAnswer: boolean;
  readonly chosen: string | null;
  readonly onJump: (anchor: string) => void;
}
export const ReturnItems = ({ draft, items, round, mayAnswer, chosen, onJump }: ReturnItemsProps) => {
  const say = useWords();
  const version = useDraftPart(draft, (state) => state.seen.version);
  const changes = useChangesSinceLast(draft.view().id, version);
  const now = items.filter((item) => item.round === round);
  const earlier = items.filter((item) => item.round !== round);
  return (
    <section className="return-items" data-testid="return-items">
      <ul>
        {now.map((item) => (
          <Item
            key={item.id}
            item={item}
            draft={draft}
            changes={changes}
            mayAnswer={mayAnswer}
            chosen={chosen === item.id}
            onJump={onJump}
          />
        ))}
      </ul>
      {earlier.length > 0 && (
        <details className="folded">
          <summary>{say({ zh: `以前的意见 ${earlier.length} 条`, en: `${earlier.length} earlier items` })}</summary>
          <ul>
            {earlier.map((item) => (
              <li key={item.id} className="return-item">
                <p className="item-target">
                  {say(placeWords(item.target))}{' '}
                  <small className="quiet">{say({ zh: `第 ${item.round} 轮`, en: `round ${item.round}` })}</small>
                </p>
                <p className="item-reason">{item.reason}</p>
                <p>{item.answer}</p>
              </li>
            ))}
          </ul>
        </details>
      )}
    </section>
  );
};
