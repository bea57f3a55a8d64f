// Shows the change of one report by a recalculation: who is asked again, what the trail says, and what is refused.
import type { Grade } from './figures.table';
import { soundCase } from './case-file.fixture';
import { decideRecalculated } from './recalculated';
import type { State } from './workflow.table';

const recalculation = (total: string, grade: Grade) => ({
  run: 'run-1',
  score: { total, grade, lines: [], scheme: { id: 'scheme-2', name: 'other', digest: 'e' } },
  why: [],
  reason: '指标修订',
});
const asked = (state: State, total = '85', grade: Grade = 'good') => {
  const file = soundCase(state, 'supervisor');
  if (!file.score) throw new Error('the sound case has a score');
  return decideRecalculated({ ...file, score: file.score }, recalculation(total, grade));
};

describe('a recalculated report', () => {
  it('is fed back to its unit when total or grade moved: acceptance is cleared and a new window begins', () => {
    expect(asked('scored')).toMatchObject({
      ok: true,
      fromVersion: 7,
      set: { accepted: null, scoredAt: '2024-05-13T02:00:00.000Z', objectionUntil: '2024-05-13+5' },
      events: [
        {
          event: 'score.recalculated',
          before: { total: '90', scheme: 'd', accepted: true },
          after: { total: '85', scheme: 'e', run: 'run-1', accepted: null },
          reason: '指标修订',
        },
      ],
      effects: [
        { kind: 'freezeScore', reportVersion: 8, revision: 1 },
        { kind: 'tell', notice: 'recalculated', to: 'unit' },
      ],
    });
  });

  it('keeps its acceptance when total and grade stay, and nobody is told', () => {
    const decision = asked('scored', '90', 'excellent');
    expect(decision).toMatchObject({ ok: true, set: {}, effects: [{ kind: 'freezeScore' }] });
    expect(decision.ok && decision.effects).toHaveLength(1);
  });

  it.each(['draft', 'submitted', 'reviewed', 'published'] as const)('is refused while it is %s', (state) =>
    expect(asked(state)).toMatchObject({ ok: false, kind: 'wrong_state' }),
  );
});
