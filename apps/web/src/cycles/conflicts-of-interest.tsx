// Shows who must stand aside from a unit (回避), and lets the supervisor declare it for a reviewer or scorer, or end it with a reason.
import type { Conflict } from '@camphor/contract';
import type { Words } from '@camphor/domain';
import { Button, Input, Select } from 'antd';
import { useState } from 'react';
import { useAnswer, useChange } from '../app/client';
import { useWords } from '../app/language';
import { ProblemAlert } from '../ui/problem-alert';

const words = {
  title: { zh: '回避', en: 'Conflicts of interest' },
  none: { zh: '没有人登记对该单位回避。', en: 'Nobody has declared a conflict of interest with this unit.' },
  who: { zh: '谁回避', en: 'Who stands aside' },
  why: { zh: '回避理由', en: 'Reason' },
  add: { zh: '登记回避', en: 'Declare' },
  end: { zh: '解除', en: 'End' },
  endWhy: { zh: '解除回避的理由', en: 'Reason to end it' },
  lacks: { zh: '请选择人员并写明理由。', en: 'Choose a person and give a reason.' },
  assigned: { zh: '仍被指定，请调整人员', en: 'still assigned, change the people' },
} satisfies Record<string, Words>;

const Standing = ({ conflict }: { conflict: Conflict }) => {
  const say = useWords();
  const end = useChange('withdrawConflict');
  const [reason, setReason] = useState<string | null>(null);
  return (
    <li>
      <b>{conflict.person.name}</b> {conflict.reason}
      {conflict.assigned.length > 0 && <span className="late-mark"> {say(words.assigned)}</span>}{' '}
      <Button size="small" onClick={() => setReason(reason === null ? '' : null)} aria-expanded={reason !== null}>
        {say(words.end)}
      </Button>
      {reason !== null && (
        <div className="stack">
          <Input
            value={reason}
            maxLength={1000}
            aria-label={say(words.endWhy)}
            placeholder={say(words.endWhy)}
            onChange={(event) => setReason(event.target.value)}
          />
          <Button
            size="small"
            disabled={reason.trim() === ''}
            title={reason.trim() === '' ? say(words.endWhy) : undefined}
            loading={end.isPending}
            onClick={() => end.mutate({ params: { id: conflict.id }, body: { reason } })}
            data-testid={`end-conflict-${conflict.person.username}`}
          >
            {say(words.end)}
          </Button>
        </div>
      )}
      {end.error && <ProblemAlert error={end.error} />}
    </li>
  );
};

export interface ConflictsOfInterestProps {
  readonly unitId: string;
  readonly people: readonly { readonly value: string; readonly label: string }[];
}
export const ConflictsOfInterest = ({ unitId, people }: ConflictsOfInterestProps) => {
  const say = useWords();
  const answer = useAnswer('listConflicts', { query: { unit: unitId } });
  const declare = useChange('declareConflict');
  const [username, setUsername] = useState<string | null>(null);
  const [reason, setReason] = useState('');
  const standing = (answer.data?.items ?? []).filter(({ withdrawn }) => withdrawn === null);
  const ready = username !== null && reason.trim() !== '';
  const add = () =>
    username !== null &&
    declare.mutate(
      { body: { unitId, username, reason } },
      {
        onSuccess: () => {
          setUsername(null);
          setReason('');
        },
      },
    );
  return (
    <section className="stack" aria-labelledby="conflicts-title" data-testid="conflicts">
      <h3 id="conflicts-title">{say(words.title)}</h3>
      {answer.data && standing.length === 0 && <p className="quiet">{say(words.none)}</p>}
      <ul>
        {standing.map((conflict) => (
          <Standing key={conflict.id} conflict={conflict} />
        ))}
      </ul>
      <label htmlFor="conflict-who">{say(words.who)}</label>
      <Select
        id="conflict-who"
        value={username}
        onChange={setUsername}
        options={[...people]}
        showSearch={{ optionFilterProp: 'label' }}
        data-testid="conflict-who"
      />
      <label htmlFor="conflict-why">{say(words.why)}</label>
      <Input id="conflict-why" value={reason} maxLength={1000} onChange={(event) => setReason(event.target.value)} />
      <div>
        <Button
          disabled={!ready}
          aria-describedby="conflict-waits"
          loading={declare.isPending}
          onClick={add}
          data-testid="declare-conflict"
        >
          {say(words.add)}
        </Button>
        <p id="conflict-waits" className="quiet">
          {ready ? null : say(words.lacks)}
        </p>
      </div>
      {(answer.error ?? declare.error) && <ProblemAlert error={answer.error ?? declare.error} />}
    </section>
  );
};
