// Shows comments by place: open ones first, resolved ones folded.
import type { Words } from '@camphor/domain';
import { Button } from 'antd';
import { useChange } from '../app/client';
import { useWords } from '../app/language';
import { stampOf } from '../ui/dates';
import { ProblemAlert } from '../ui/problem-alert';
import type { Comment } from './notes';
import { PlaceLink } from './place-link';
import { compareTargets } from './targets';
import type { Review } from './use-review';

const words = {
  none: {
    zh: '还没有批注。批注立即送达单位；全部处理后才能通过。',
    en: 'No comment yet. Comments are seen at once; all must be resolved before approval.',
  },
  resolve: { zh: '标为已处理', en: 'Resolve' },
  resolved: { zh: '已处理', en: 'Resolved' },
  write: { zh: '写批注', en: 'Comment' },
} satisfies Record<string, Words>;

const Thread = ({ comment, review }: { comment: Comment; review: Review }) => {
  const say = useWords();
  const resolve = useChange('resolveComment');
  return (
    <li className="thread" data-testid="thread">
      <p className="finding-head">
        <PlaceLink target={comment.target} />
      </p>
      <p className="thread-text">{comment.text}</p>
      <p className="quiet">
        {comment.by} {stampOf(comment.at)}
      </p>
      {comment.resolvedAt === null
        ? review.mayComment && (
            <Button
              size="small"
              loading={resolve.isPending}
              onClick={() => resolve.mutate({ params: { id: comment.id } })}
              data-testid="resolve"
            >
              {say(words.resolve)}
            </Button>
          )
        : comment.resolvedBy !== null && (
            <p className="quiet">
              {say(words.resolved)} {comment.resolvedBy} {stampOf(comment.resolvedAt)}
            </p>
          )}
      {resolve.error && <ProblemAlert error={resolve.error} />}
    </li>
  );
};

export const ThreadsPanel = ({ review }: { review: Review }) => {
  const say = useWords();
  const sorted = [...review.comments].sort((a, b) => compareTargets(a.target, b.target));
  const open = sorted.filter(({ resolvedAt }) => resolvedAt === null);
  const done = sorted.filter(({ resolvedAt }) => resolvedAt !== null);
  return (
    <div className="stack">
      {sorted.length === 0 && <p className="quiet">{say(words.none)}</p>}
      <ul className="threads">
        {open.map((comment) => (
          <Thread key={comment.id} comment={comment} review={review} />
        ))}
      </ul>
      {review.mayComment && (
        <p>
          <Button
            size="small"
            onClick={() => review.setNote({ kind: 'comment', target: 'section:basics', text: '' })}
            data-testid="write-comment"
          >
            {say(words.write)}
          </Button>
        </p>
      )}
      {done.length > 0 && (
        <details>
          <summary>
            {say(words.resolved)} {done.length}
          </summary>
          <ul className="threads">
            {done.map((comment) => (
              <Thread key={comment.id} comment={comment} review={review} />
            ))}
          </ul>
        </details>
      )}
    </div>
  );
};
