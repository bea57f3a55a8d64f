// Asks: can a unit object late, twice, to what does not exist, or after it agreed; and can anybody decide who had a hand in the points?
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { addWorkingDays, isCalendar, localDateOf, parseCalendar, workingCalendar } from '../cycles';
import type { Refusal } from '../refusal';
import type { CaseFile, ObjectionFacts } from './case-file';
import { soundCase } from './case-file.fixture';
import { decide } from './decide';
import { decideEvidenceAdded, type EvidenceFacts } from './evidence';
import {
  couldDecideObjection,
  decideAccepted,
  decideObjection,
  decideObjectionOutcome,
  type ObjectionAsk,
  type OutcomeAsk,
} from './objections';

const lines = [
  { indicator: 'computed', computed: true },
  { indicator: 'judged', computed: false },
] as unknown as NonNullable<CaseFile['score']>['lines'];
const scored = (report: Partial<CaseFile['report']> = {}, bend: Partial<CaseFile> = {}, role: 'head' | 'supervisor' = 'head'): CaseFile => {
  const file = soundCase('scored', role, bend);
  return {
    ...file,
    score: file.score && { ...file.score, lines },
    report: { ...file.report, accepted: null, objectionUntil: '2024-05-13', ...report },
  };
};
const ask = (more: Partial<ObjectionAsk> = {}): ObjectionAsk => ({ indicators: [], points: [], reason: '有误', ...more });
const codes = (decision: object): string[] => ('reasons' in decision ? (decision as Refusal).reasons.map(({ code }) => code) : []);
const objection = (more: Partial<ObjectionFacts> = {}): ObjectionFacts => ({
  id: 'o1',
  generation: 1,
  indicators: [],
  filedBy: 'head-1',
  upheld: null,
  judgedBy: ['scorer-1'],
  moderatedBy: [],
  ...more,
});

describe('an objection is filed', () => {
  it('to the whole, or to indicators of this very score, each once in the list', () => {
    expect(decideObjection(scored(), ask(), 'o')).toMatchObject({
      ok: true,
      set: { accepted: false },
      effects: [
        { kind: 'fileObjection', indicators: [], due: '2024-05-13+10' },
        { kind: 'tell', to: 'supervisors' },
      ],
    });
    const points = [{ indicator: 'judged', reason: '材料已交' }];
    expect(decideObjection(scored(), ask({ indicators: ['computed', 'judged', 'computed'], points }), 'o')).toMatchObject({
      effects: [{ indicators: ['computed', 'judged'], points }, {}],
    });
    expect(codes(decideObjection(scored(), ask({ indicators: ['nowhere', 'judged'] }), 'o'))).toEqual(['indicator_unknown']);
  });
  it('until the end of the last day, never after', () => {
    expect(decideObjection(scored({ objectionUntil: '2024-05-13' }), ask(), 'o')).toMatchObject({ ok: true });
    expect(codes(decideObjection(scored({ objectionUntil: '2024-05-12' }), ask(), 'o'))).toEqual(['objection_window_passed']);
  });
  it('across the holidays of autumn 2026, until midnight in Shanghai', () => {
    // 2026: off 25–27 September and 1–7 October; five working days after Thursday 24 September: 28, 29, 30 September, 8, 9 October.
    const year = parseCalendar(JSON.parse(readFileSync(resolve(__dirname, '../../../../config/calendars/2026.json'), 'utf8')));
    if (!isCalendar(year)) throw new Error('no calendar');
    const calendar = workingCalendar([year]);
    const file = {
      ...soundCase('reviewed', 'supervisor'),
      today: '2026-09-24',
      addWorkingDays: (from: string, days: number) => addWorkingDays(calendar, from, days).date,
    };
    const decision = decide(file, { action: 'score', reason: null, items: [], due: null });
    expect(decision).toMatchObject({ set: { objectionUntil: '2026-10-09' } });
    const at = (instant: string) =>
      decideObjection({ ...scored({ objectionUntil: '2026-10-09' }), today: localDateOf(instant) }, ask(), 'o');
    expect(at('2026-10-09T15:59:59.999Z')).toMatchObject({ ok: true });
    expect(codes(at('2026-10-09T16:00:00.000Z'))).toEqual(['objection_window_passed']);
  });
  it('never after the unit has agreed, never beside an open one, never again for what was decided: all told at once', () => {
    const objections = [objection({ upheld: false, indicators: ['judged'] }), objection({ id: 'o2' })];
    expect(codes(decideObjection(scored({ accepted: true }, { objections }), ask({ indicators: ['judged'], reason: ' ' }), 'o'))).toEqual([
      'reason_missing',
      'result_accepted',
      'objection_open',
      'objection_repeated',
    ]);
    const decided = { objections: [objection({ upheld: false, indicators: ['judged'] })] };
    expect(decideObjection(scored({}, decided), ask({ indicators: ['computed'] }), 'o')).toMatchObject({ ok: true });
    // a new score may be objected to anew
    expect(decideObjection(scored({ generation: 2 }, decided), ask({ indicators: ['judged'] }), 'o')).toMatchObject({ ok: true });
  });
  it('only while scored, only by the head', () => {
    expect(decideObjection(soundCase('published', 'head'), ask(), 'o')).toMatchObject({ kind: 'wrong_state' });
    expect(decideObjection(soundCase('scored', 'preparer'), ask(), 'o')).toMatchObject({ kind: 'forbidden' });
  });
});

describe('accepting', () => {
  it('waits for an open objection, and is written once', () => {
    expect(codes(decideAccepted(scored({ accepted: false }, { objections: [objection()] }), null))).toEqual(['objection_open']);
    expect(decideAccepted(scored({ accepted: false }, { objections: [objection({ upheld: false })] }), null)).toMatchObject({
      set: { accepted: true },
    });
    expect(decideAccepted(scored({ accepted: true }), null)).toEqual({ ok: true, unchanged: true });
  });
});

describe('an objection is decided', () => {
  const by = (bend: Partial<CaseFile>, one = objection()) => {
    const file = scored({ accepted: false }, bend, 'supervisor');
    return couldDecideObjection(file, one)?.reasons.map(({ code, facts }) => [code, facts['hand']]) ?? [];
  };
  it('by somebody without a hand in it', () => {
    expect(by({})).toEqual([]);
    expect(by({ preparedBy: ['actor-1'] })).toEqual([['four_eyes_objection', '填报本报告或提出异议']]);
    expect(by({}, objection({ filedBy: 'actor-1' }))).toEqual([['four_eyes_objection', '填报本报告或提出异议']]);
    expect(by({}, objection({ moderatedBy: ['actor-1'] }))).toEqual([['four_eyes_objection', '主持评议']]);
    expect(by({}, objection({ judgedBy: ['actor-1'], indicators: ['judged'] }))).toEqual([['four_eyes_objection', '对所涉指标评分']]);
    expect(by({}, objection({ judgedBy: ['actor-1'] }))).toEqual([['four_eyes_objection', '对所涉指标评分']]);
  });
  it('a scorer may decide on what was computed, which nobody scored', () => {
    expect(by({}, objection({ judgedBy: ['actor-1'], indicators: ['computed'] }))).toEqual([]);
  });
  it('the hand in the points outlives a rescore that copied the sheets', () => {
    const file = { ...soundCase('reviewed', 'supervisor'), score: null };
    const later = { ...file, report: { ...file.report, generation: 2 } };
    expect(couldDecideObjection(later, objection({ judgedBy: ['actor-1'], indicators: ['computed'] }))).not.toBeNull();
  });

  const outcome = (more: Partial<OutcomeAsk>, one = objection({ indicators: ['computed', 'judged'] })) =>
    decideObjectionOutcome(scored({ accepted: false }, { objections: [one] }, 'supervisor'), one, {
      upheld: true,
      reason: '复核',
      outcomes: [],
      ...more,
    });
  it('as a whole, or for each indicator that it names, with a reason each', () => {
    expect(outcome({})).toMatchObject({ ok: true, effects: [{ kind: 'decideObjection', upheld: true }, { to: 'unit' }] });
    const outcomes = [
      { indicator: 'computed', upheld: false, reason: '数据无误' },
      { indicator: 'judged', upheld: true, reason: '材料属实' },
    ];
    expect(outcome({ outcomes })).toMatchObject({ ok: true, events: [{ after: { upheld: true, outcomes } }] });
    expect(codes(outcome({ outcomes: outcomes.slice(1) }))).toEqual(['objection_indicator_open']);
    expect(codes(outcome({ outcomes, upheld: false }))).toEqual(['objection_outcome_differs']);
    expect(codes(outcome({ outcomes: [...outcomes, { indicator: 'other', upheld: true, reason: ' ' }] }))).toEqual([
      'reason_missing',
      'indicator_unknown',
    ]);
  });
  it('once', () => expect(outcome({}, objection({ upheld: false }))).toMatchObject({ kind: 'wrong_state' }));
});

describe('what supports an objection', () => {
  const added: EvidenceFacts = {
    id: 'e',
    target: 'objection:o1',
    name: '证明.pdf',
    kind: 'pdf',
    size: 9,
    digest: 'd',
    algorithm: 'sha-256',
  };
  it('is attached while it is open and the window lasts, and stands from the start', () => {
    const open = { objections: [objection()] };
    expect(decideEvidenceAdded(scored({}, open), added, [])).toMatchObject({ ok: true, effects: [{ frozen: true }] });
    expect(codes(decideEvidenceAdded(scored({ objectionUntil: '2024-05-12' }, open), added, []))).toEqual(['objection_window_passed']);
    expect(codes(decideEvidenceAdded(scored({}, { objections: [objection({ upheld: true })] }), added, []))).toEqual([
      'evidence_objection_closed',
    ]);
    expect(decideEvidenceAdded(scored({}, open, 'supervisor'), added, [])).toMatchObject({ kind: 'forbidden' });
    expect(decideEvidenceAdded(soundCase('draft', 'preparer'), added, [])).toMatchObject({ kind: 'wrong_state' });
  });
});
