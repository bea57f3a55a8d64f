// Asks: does exactly the table move a report, for every state, action and role, and does every guard refuse with its reason?
import type { Finding } from '../checks/finding';
import { ROLES, type Role } from '../people/roles';
import type { Reason } from '../refusal';
import { actionsOf } from './actions';
import type { CaseFile } from './case-file';
import { soundCase } from './case-file.fixture';
import { checkTable } from './check-table';
import { decide } from './decide';
import type { Ask } from './guards';
import { ACTIONS, STATES, workflowTable, type Action, type State, type WorkflowRow } from './workflow.table';

const ask = (action: Action, more: Partial<Ask> = {}): Ask => ({
  action,
  reason: '理由',
  items: [{ target: 'section:basics', reason: '请补充' }],
  due: null,
  ...more,
});

// Written down by hand from the product's table of moves, so that a slip in workflow.table.ts is seen here.
const moves: Record<Action, readonly (readonly [State, State, readonly Role[]])[]> = {
  submit: [['draft', 'submitted', ['head']]],
  withdraw: [['submitted', 'draft', ['head']]],
  return: [
    ['submitted', 'draft', ['reviewer']],
    ['reviewed', 'draft', ['scorer']],
  ],
  approve: [['submitted', 'reviewed', ['reviewer']]],
  score: [['reviewed', 'scored', ['supervisor', 'system']]],
  rescore: [['scored', 'reviewed', ['supervisor']]],
  publish: [['scored', 'published', ['supervisor']]],
  amend: [['published', 'reviewed', ['supervisor']]],
};
const cells = STATES.flatMap((state) => ACTIONS.flatMap((action) => ROLES.map((role) => ({ state, action, role }))));

describe('the workflow table', () => {
  it('is sound', () => expect(checkTable(workflowTable)).toEqual([]));
  it('names an unreachable state, a dead end, a duplicate and a row that stays', () => {
    const row = workflowTable[0] as WorkflowRow;
    expect(checkTable([row, row])).toEqual([
      'state submitted is a dead end',
      'state reviewed cannot be reached from draft',
      'state reviewed is a dead end',
      'state scored cannot be reached from draft',
      'state scored is a dead end',
      'state published cannot be reached from draft',
      'state published is a dead end',
      'duplicate row: submit from draft',
    ]);
    expect(checkTable([...workflowTable, { ...row, to: 'draft', action: 'amend' }])).toContain('row stays where it is: amend from draft');
  });

  it.each(cells)('$state, $action by $role', ({ state, action, role }) => {
    const decision = decide(soundCase(state, role), ask(action));
    const here = moves[action].filter(([from]) => from === state);
    const move = here.find(([, , by]) => by.includes(role));
    if (here.length === 0) expect(decision).toMatchObject({ ok: false, kind: 'wrong_state' });
    else if (!move) expect(decision).toMatchObject({ ok: false, kind: 'forbidden' });
    else {
      expect(decision).toMatchObject({ ok: true, fromVersion: 7, set: { state: move[1] } });
      if (decision.ok) expect(decision.events).toHaveLength(1);
    }
  });
});

const codes = (file: CaseFile, wanted: Ask): string[] => {
  const decision = decide(file, wanted);
  return decision.ok ? [] : decision.reasons.map((reason: Reason) => reason.code);
};
const finding = (status: Finding['status'], id: string): Finding => ({
  id,
  check: 'sum.expenditure',
  status,
  level: 'fail',
  message: { zh: '不等', en: 'differs' },
});
const bent = (state: State, role: Role, bend: Partial<CaseFile>) => soundCase(state, role, bend);
const withReport = (state: State, role: Role, report: Partial<CaseFile['report']>, bend: Partial<CaseFile> = {}) => {
  const file = soundCase(state, role, bend);
  return { ...file, report: { ...file.report, ...report } };
};

describe('guards', () => {
  it('submit: an open fail and an unexplained warning are told together, an explained one is not', () => {
    const file = bent('draft', 'head', {
      findings: () => [finding('fail', 'a'), finding('warn', 'b'), finding('warn', 'c'), finding('hint', 'd'), finding('skipped', 'e')],
      content: { ...soundCase('draft', 'head').content, explanations: { b: '已说明', c: '  ' } },
    });
    expect(codes(file, ask('submit'))).toEqual(['open_fail', 'unexplained_warn']);
  });
  it('submit: a required chapter may be there by one of its parts; 无 is content; blanks are not', () => {
    const content = soundCase('draft', 'head').content;
    const sections = (given: CaseFile['content']['sections']) => bent('draft', 'head', { content: { ...content, sections: given } });
    expect(codes(sections({ 'basics.staffing': '无' }), ask('submit'))).toEqual([]);
    expect(codes(sections({ basics: ' \n' }), ask('submit'))).toEqual(['part_missing']);
    expect(codes(sections({ budget: '有' }), ask('submit'))).toEqual(['part_missing']);
  });
  it('submit: only the items of this round need an answer', () => {
    const items = [
      { id: 'i1', round: 1, target: 'section:basics', reason: '旧', answer: null },
      { id: 'i2', round: 2, target: 'section:basics', reason: '新', answer: ' ' },
    ];
    expect(codes(withReport('draft', 'head', { round: 2 }, { returnItems: items }), ask('submit'))).toEqual(['return_item_unanswered']);
  });
  it('submit: the due day itself still counts; after it the policy decides, and a late report is flagged', () => {
    expect(codes(withReport('draft', 'head', { due: '2024-05-13' }), ask('submit'))).toEqual([]);
    const late = withReport('draft', 'head', { due: '2024-05-12' });
    expect(codes(late, ask('submit'))).toEqual(['deadline_passed']);
    const taken = { ...late, cycle: { ...late.cycle, settings: { ...late.cycle.settings, latePolicy: 'accept' as const } } };
    expect(decide(taken, ask('submit'))).toMatchObject({ ok: true, set: { late: true } });
  });
  it('submit: a closed cycle takes nothing', () => {
    const file = soundCase('draft', 'head');
    expect(codes({ ...file, cycle: { ...file.cycle, state: 'closed' } }, ask('submit'))).toEqual(['cycle_not_open']);
  });
  it('withdraw: not once a reviewer has opened it', () => {
    expect(codes(withReport('submitted', 'head', { openedAt: '2024-05-13T01:00:00.000Z' }), ask('withdraw'))).toEqual(['already_opened']);
  });
  it('return: items with a known target and a reason, a due date ahead', () => {
    const file = soundCase('submitted', 'reviewer');
    expect(codes(file, ask('return', { items: [] }))).toEqual(['no_return_items']);
    expect(codes(file, ask('return', { items: [{ target: 'section:nowhere', reason: ' ' }], due: '2024-05-13' }))).toEqual([
      'no_return_items',
      'return_item_target_unknown',
      'due_not_working',
    ]);
    expect(decide(file, ask('return'))).toMatchObject({ ok: true, set: { round: 2, due: '2024-05-13+10', openedAt: null } });
  });
  it.each([
    ['approve', 'submitted', 'reviewer'],
    ['return', 'submitted', 'reviewer'],
    ['return', 'reviewed', 'scorer'],
    ['score', 'reviewed', 'supervisor'],
    ['publish', 'scored', 'supervisor'],
  ] as const)('%s from %s: who prepared it never does (four eyes)', (action, state, role) => {
    expect(codes(bent(state, role, { preparedBy: ['actor-1'] }), ask(action))).toEqual(['four_eyes']);
  });
  it('approve: open threads', () =>
    expect(codes(bent('submitted', 'reviewer', { openThreads: 2 }), ask('approve'))).toEqual(['open_thread']));
  it('score: every assigned sheet, and at least one scorer', () => {
    expect(codes(bent('reviewed', 'supervisor', { scorers: [] }), ask('score'))).toEqual(['no_scorers']);
    expect(
      codes(
        bent('reviewed', 'supervisor', { sheets: [{ scorerId: 'scorer-1', scorer: '评分人', submitted: false, total: null }] }),
        ask('score'),
      ),
    ).toEqual(['sheet_missing']);
  });
  it('score: the spread at the bound is within it, above it asks for moderation', () => {
    expect(codes(bent('reviewed', 'supervisor', { spread: () => '10.00' }), ask('score'))).toEqual([]);
    expect(codes(bent('reviewed', 'supervisor', { spread: () => '10.01' }), ask('score'))).toEqual(['spread_too_wide']);
    expect(
      codes(
        bent('reviewed', 'supervisor', {
          spread: () => '10.01',
          moderation: { by: 'm', lines: [], reason: '差异源于口径', at: '2024-05-13T02:00:00.000Z' },
        }),
        ask('score'),
      ),
    ).toEqual([]);
  });
  it('publish: accepted, or the window has passed, or objections decided', () => {
    const waiting = { accepted: null, objectionUntil: '2024-05-13' };
    expect(codes(withReport('scored', 'supervisor', waiting), ask('publish'))).toEqual(['result_not_settled']);
    expect(codes(withReport('scored', 'supervisor', { ...waiting, objectionUntil: '2024-05-12' }), ask('publish'))).toEqual([]);
    expect(
      codes(
        withReport(
          'scored',
          'supervisor',
          { accepted: false },
          { objections: [{ id: 'o', generation: 1, indicators: [], filedBy: 'h', upheld: null, judgedBy: [], moderatedBy: [] }] },
        ),
        ask('publish'),
      ),
    ).toEqual(['objection_open']);
    expect(codes(withReport('scored', 'supervisor', { accepted: false }), ask('publish'))).toEqual([]);
  });
  it('publish: not who handed in a sheet or moderated, not a stale score, not an exempt unit: all told at once', () => {
    const file = bent('scored', 'supervisor', {
      sheets: [{ scorerId: 'actor-1', scorer: '某人', submitted: true, total: '50' }],
      unit: { id: 'unit-1', name: '某局', exempt: true, exemptReason: '涉密' },
    });
    expect(codes({ ...file, score: file.score && { ...file.score, stale: true } }, ask('publish'))).toEqual([
      'four_eyes_sheet',
      'score_stale',
      'unit_exempt',
    ]);
  });
  it.each(['rescore', 'amend'] as const)('%s: asks for a reason', (action) => {
    expect(codes(soundCase(action === 'rescore' ? 'scored' : 'published', 'supervisor'), ask(action, { reason: ' ' }))).toEqual([
      'reason_missing',
    ]);
  });
});

describe('effects', () => {
  const kinds = (file: CaseFile, wanted: Ask) => {
    const decision = decide(file, wanted);
    return decision.ok ? decision.effects.map((effect) => effect.kind) : decision.reasons;
  };
  it('follow the row', () => {
    expect(kinds(soundCase('draft', 'head'), ask('submit'))).toEqual(['freezeRevision', 'tell', 'tell']);
    expect(kinds(soundCase('reviewed', 'scorer'), ask('return'))).toEqual(['openReturnItems', 'reopenSheets', 'tell']);
    expect(kinds(soundCase('reviewed', 'system'), ask('score'))).toEqual(['freezeScore', 'tell']);
    expect(kinds(soundCase('scored', 'supervisor'), ask('publish'))).toEqual(['freezePublication', 'tell']);
    expect(kinds(soundCase('published', 'supervisor'), ask('amend'))).toEqual(['supersedePublication', 'reopenSheets', 'tell', 'tell']);
  });
  it('score freezes the very score with the version that it leads to, and opens the objection window', () => {
    const decision = decide(soundCase('reviewed', 'supervisor'), ask('score'));
    expect(decision).toMatchObject({
      ok: true,
      set: { objectionUntil: '2024-05-13+5', accepted: null },
      effects: [{ kind: 'freezeScore', reportVersion: 8, revision: 1, score: { total: '90' } }, {}],
    });
  });
});

describe('the action bar', () => {
  it('offers the rows of the state that the role carries, with the verdict of the door', () => {
    expect(actionsOf(soundCase('submitted', 'reviewer')).map(({ action, allowed }) => [action, allowed])).toEqual([
      ['return', true],
      ['approve', true],
    ]);
    expect(actionsOf(bent('submitted', 'reviewer', { openThreads: 1 }))).toMatchObject([
      { action: 'return', allowed: true },
      { action: 'approve', allowed: false, why: [{ code: 'open_thread' }] },
    ]);
    expect(actionsOf(soundCase('draft', 'preparer'))).toEqual([]);
  });
});
