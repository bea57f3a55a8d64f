// Shows what stands beside which place.
import type { WireFinding } from '@camphor/contract';
import { countNotes, marksOf, notesOf, notesOfFigure, shownFindings, targetOfFinding, type Comment, type Notes } from './notes';

const finding = (id: string, rest: Partial<WireFinding> = {}): WireFinding => ({
  id,
  check: 'x',
  status: 'warn',
  level: 'warn',
  message: '请核对',
  ...rest,
});
const comment = (id: string, target: string, resolved = false): Comment => ({
  id,
  target,
  text: '请补充',
  by: '审核人',
  at: '2026-11-20T01:00:00Z',
  resolvedAt: resolved ? '2026-11-21T01:00:00Z' : null,
  resolvedBy: null,
});

describe('findings', () => {
  it('are shown errors first, without what passed', () => {
    const list = [
      finding('h', { status: 'hint' }),
      finding('p', { status: 'pass' }),
      finding('w'),
      finding('s', { status: 'skipped' }),
      finding('f', { status: 'fail' }),
    ];
    expect(shownFindings(list).map(({ id }) => id)).toEqual(['f', 'w', 'h']);
  });

  it('are about a figure where there is one, else about their section', () => {
    expect(targetOfFinding({ key: 'assets.total', section: 'budget.assets' })).toBe('figure:assets.total');
    expect(targetOfFinding({ section: 'causes' })).toBe('section:causes');
    expect(targetOfFinding({})).toBeNull();
  });
});

describe('what stands beside a section', () => {
  const notes: Notes = {
    findings: [finding('a', { section: 'budget.assets' }), finding('b', { key: 'assets.total' }), finding('c', { section: 'budget' })],
    comments: [comment('d', 'section:budget.assets'), comment('e', 'figure:assets.total'), comment('g', 'section:budget.assets', true)],
    items: [{ id: 1, target: 'figure:assets.total', reason: '' }],
  };
  it('is what is about it or its figures, without resolved threads and other sections', () => {
    const here = notesOf('budget.assets', notes);
    expect(here.findings.map(({ id }) => id)).toEqual(['a', 'b']);
    expect(here.comments.map(({ id }) => id)).toEqual(['d', 'e']);
    expect(countNotes(here)).toBe(5);
    expect(countNotes(notesOf('budget', notes))).toBe(1);
  });

  it('is what is about it, for a figure', () => {
    const here = notesOfFigure('assets.total', notes);
    expect([here.findings, here.comments, here.items].map((list) => list.length)).toEqual([1, 1, 1]);
  });
});

describe('marks', () => {
  const sections = { budget: '资产合计5万元，负债合计5万元。' };
  const place = (rest: Partial<WireFinding>) =>
    marksOf([finding('a', { section: 'budget', quote: '合计5万元', ...rest })], sections, ({ id }) => id).get('budget');

  it('stand where the finding says', () => expect(place({ start: 10 })?.[0]).toMatchObject({ start: 10, end: 15, tone: 'warn', id: 'a' }));

  it('look for a quote that moved, and give up on one that is gone', () => {
    expect(place({ start: 3 })?.[0]).toMatchObject({ start: 2, end: 7 });
    expect(place({})?.[0]).toMatchObject({ start: 2 });
    expect(place({ quote: '不在文中' })).toBeUndefined();
    expect(place({ quote: '' })).toBeUndefined();
    expect(place({ section: 'causes' })).toBeUndefined();
  });
});
