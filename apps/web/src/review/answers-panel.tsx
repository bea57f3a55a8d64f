// Shows, for each return item of the last round, what was asked, what was answered and what changed; then what changed unasked.
import type { Words } from '@camphor/domain';
import { Button } from 'antd';
import { useWords } from '../app/language';
import { figureText } from '../ui/amounts';
import { TextChanges } from '../ui/text-changes';
import type { AnsweredItem, Change } from './answered-items';
import type { ReturnItem } from './notes';
import { PlaceLink } from './place-link';
import { targetOf } from './targets';
import type { Review } from './use-review';

const words = {
  asked: { zh: '要求', en: 'Asked' },
  answered: { zh: '答复', en: 'Answered' },
  changed: { zh: '改动', en: 'Changed' },
  noAnswer: { zh: '未答复', en: 'no answer' },
  noChange: { zh: '此处没有改动', en: 'nothing changed here' },
  waiting: { zh: '单位重新提交后，这里显示改动', en: 'changes are shown after the next submission' },
  again: { zh: '仍需修改', en: 'Ask again' },
  accepted: { zh: '已认可', en: 'accepted' },
  unasked: { zh: '未要求而改动的地方', en: 'Changed without being asked' },
} satisfies Record<string, Words>;

const ChangeShown = ({ change }: { change: Change }) => {
  const say = useWords();
  const { kind, key } = targetOf(change.field);
  const text = (value: string | null): string | null => (value === null ? null : kind === 'figure' ? say(figureText(key, value)) : value);
  if (kind === 'figure') {
    return (
      <span className="amount">
        {change.before !== null && <del>{text(change.before)}</del>} → {change.after === null ? '—' : <ins>{text(change.after)}</ins>}
      </span>
    );
  }
  return <TextChanges before={text(change.before)} after={text(change.after)} brief />;
};

const Changes = ({ changes }: { changes: readonly Change[] }) => (
  <ul className="change-list">
    {changes.map((change) => (
      <li key={change.field}>
        <PlaceLink target={change.field} /> <ChangeShown change={change} />
      </li>
    ))}
  </ul>
);

const Answered = ({ answered, review }: { answered: AnsweredItem<ReturnItem>; review: Review }) => {
  const say = useWords();
  const { item, here, nearby } = answered;
  return (
    <li className="answered" data-testid="answered-item">
      <p className="finding-head">
        <PlaceLink target={item.target} />
        {item.accepted && <span className="quiet">{say(words.accepted)}</span>}
      </p>
      <dl className="facts">
        <dt>{say(words.asked)}</dt>
        <dd>{item.reason}</dd>
        <dt>{say(words.answered)}</dt>
        <dd className={item.answer === null ? 'line-lost' : undefined}>{item.answer ?? say(words.noAnswer)}</dd>
        <dt>{say(words.changed)}</dt>
        <dd>
          {here.map((change) => (
            <ChangeShown key={change.field} change={change} />
          ))}
          {here.length === 0 && <span className="quiet">{say(review.changes === null ? words.waiting : words.noChange)}</span>}
          {nearby.length > 0 && (
            <details>
              <summary>{say({ zh: `相关的 ${nearby.length} 处改动`, en: `${nearby.length} changes close to it` })}</summary>
              <Changes changes={nearby} />
            </details>
          )}
        </dd>
      </dl>
      {review.mayReturn && (
        <Button
          size="small"
          onClick={() =>
            review.setNote({
              kind: 'item',
              target: item.target,
              text: say({
                zh: `上一轮意见“${item.reason}”尚未改到位：`,
                en: `The item "${item.reason}" of the last round is not yet met: `,
              }),
            })
          }
        >
          {say(words.again)}
        </Button>
      )}
    </li>
  );
};

export const AnswersPanel = ({ review }: { review: Review }) => {
  const say = useWords();
  return (
    <div className="stack">
      <ul className="findings">
        {review.answers.map((answered) => (
          <Answered key={answered.item.id} answered={answered} review={review} />
        ))}
      </ul>
      {review.others.length > 0 && (
        <section className="unasked">
          <h3>
            {say(words.unasked)} <span className="quiet">{review.others.length}</span>
          </h3>
          <Changes changes={review.others} />
        </section>
      )}
    </div>
  );
};
