// Shows how a moderation is recorded: the settled lines, or the spread accepted with a reason; each button says why it waits.
import type { SheetComparison } from '@camphor/contract';
import type { Words } from '@camphor/domain';
import { Button, Input } from 'antd';
import { useState } from 'react';
import { useWords } from '../app/language';
import { ProblemAlert } from '../ui/problem-alert';
import { lackOf } from './moderation-draft';
import type { ModerationInHand } from './use-moderation';

const words = {
  title: { zh: '记录评议', en: 'Record the moderation' },
  means: {
    zh: '评议确定的得分代替各评分人的得分，理由写入得分说明和留痕；主持评议的人不能公布本报告。',
    en: 'Moderated points take the place of the scorers’, with the reason in the explanation and the trail; who moderates does not publish this report.',
  },
  accept: { zh: '接受分差', en: 'Accept the spread' },
  reason: { zh: '接受分差的理由', en: 'Reason to accept the spread' },
  noLines: { zh: '请先在表中勾选要评议的指标。', en: 'Choose the lines to settle in the table first.' },
  noReason: { zh: '接受分差须写明理由。', en: 'To accept the spread a reason is needed.' },
} satisfies Record<string, Words>;

export const ModerationForm = ({ comparison, inHand }: { comparison: SheetComparison; inHand: ModerationInHand }) => {
  const say = useWords();
  const [reason, setReason] = useState('');
  const chosen = Object.keys(inHand.draft);
  const lacking = comparison.lines.filter((line) => {
    const settled = inHand.draft[line.indicator];
    return settled !== undefined && lackOf(settled, line, comparison.step) !== null;
  });
  const waits =
    chosen.length === 0
      ? say(words.noLines)
      : lacking.length > 0
        ? say({
            zh: `还有 ${lacking.length} 项未填全：${lacking.map(({ name }) => name).join('、')}。`,
            en: `${lacking.length} lines lack something: ${lacking.map(({ name }) => name).join(', ')}.`,
          })
        : null;
  return (
    <section className="stack moderation" aria-labelledby="moderation-title">
      <h2 id="moderation-title">{say(words.title)}</h2>
      <p className="consequence">{say(words.means)}</p>
      <div>
        <Button
          type="primary"
          disabled={waits !== null}
          aria-describedby="moderation-waits"
          loading={inHand.pending}
          onClick={inHand.record}
          data-testid="record-moderation"
        >
          {say({ zh: `记录评议（${chosen.length} 项）`, en: `Record (${chosen.length} lines)` })}
        </Button>
        <p id="moderation-waits" className="quiet">
          {waits}
        </p>
      </div>
      {comparison.tooWide && (
        <div className="moderate-line moderate-accept">
          <label htmlFor="accept-reason">{say(words.reason)}</label>
          <Input.TextArea
            id="accept-reason"
            value={reason}
            autoSize={{ minRows: 2, maxRows: 8 }}
            maxLength={4000}
            onChange={(event) => setReason(event.target.value)}
            data-testid="accept-reason"
          />
          <div>
            <Button
              disabled={reason.trim() === ''}
              aria-describedby="accept-waits"
              loading={inHand.pending}
              onClick={() => inHand.accept(reason, () => setReason(''))}
              data-testid="accept-spread"
            >
              {say(words.accept)}
            </Button>
            <p id="accept-waits" className="quiet">
              {reason.trim() === '' ? say(words.noReason) : null}
            </p>
          </div>
        </div>
      )}
      {inHand.problem && <ProblemAlert error={inHand.problem} />}
    </section>
  );
};
