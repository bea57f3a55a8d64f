// Shows how asked, answered and changed are put together.
import { answeredItems, comparedRevisions, lastRound, unasked, type Asked, type Change } from './answered-items';

const asked = (id: string, target: string, round = 2): Asked => ({ id, target, round, reason: '请核对', answer: null, accepted: false });
const change = (field: string): Change => ({ field, before: '1', after: '2' });

describe('asked → answered → changed', () => {
  it('tells the very place from its surroundings', () => {
    const changes = [
      change('figure:threePublic.actual.total'),
      change('section:budget.threePublic'),
      change('figure:threePublic.actual.reception'),
      change('figure:assets.total'),
    ];
    const [figure] = answeredItems([asked('a', 'figure:threePublic.actual.total')], changes);
    expect(figure?.here.map(({ field }) => field)).toEqual(['figure:threePublic.actual.total']);
    expect(figure?.nearby.map(({ field }) => field)).toEqual(['section:budget.threePublic', 'figure:threePublic.actual.reception']);
    const [section] = answeredItems([asked('b', 'section:budget.threePublic')], changes);
    expect(section?.here.map(({ field }) => field)).toEqual(['section:budget.threePublic']);
    expect(section?.nearby).toHaveLength(2);
    const [chapter] = answeredItems([asked('c', 'section:budget')], changes);
    expect(chapter?.here).toEqual([]);
    expect(chapter?.nearby).toHaveLength(4);
  });

  it('gives an indicator its self-score', () => {
    const [item] = answeredItems([asked('a', 'indicator:x1')], [change('selfScore:x1'), change('selfScore:x2')]);
    expect(item?.nearby.map(({ field }) => field)).toEqual(['selfScore:x1']);
  });

  it('reads in the order of the report', () => {
    expect(answeredItems([asked('z', 'section:other'), asked('a', 'section:basics')], []).map(({ item }) => item.id)).toEqual(['a', 'z']);
  });

  it('takes the items of the last return only', () => {
    expect(
      lastRound([asked('a', 'section:basics', 2), asked('b', 'section:basics', 3), asked('c', 'section:other', 3)]).map(({ id }) => id),
    ).toEqual(['b', 'c']);
    expect(lastRound([])).toEqual([]);
  });

  it('shows what changed without being asked for', () => {
    const items = [asked('a', 'section:budget')];
    expect(unasked(items, [change('section:budget.plan'), change('section:causes'), change('title')]).map(({ field }) => field)).toEqual([
      'section:causes',
      'title',
    ]);
  });
});

describe('which revisions are compared', () => {
  it.each([
    [[], null],
    [[{ number: 1, round: 1 }], null],
    [
      [
        { number: 2, round: 1 },
        { number: 1, round: 1 },
      ],
      null,
    ],
    [
      [
        { number: 1, round: 1 },
        { number: 2, round: 2 },
      ],
      { from: 1, to: 2 },
    ],
    [
      [
        { number: 4, round: 3 },
        { number: 3, round: 2 },
        { number: 2, round: 2 },
        { number: 1, round: 1 },
      ],
      { from: 3, to: 4 },
    ],
  ])('%j → %j', (revisions, pair) => expect(comparedRevisions(revisions)).toEqual(pair));
});
