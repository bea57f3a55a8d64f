// Says where a reason leads to, and that every anchor is understood again.
import { figureAnchor, findingAnchor, placeOfHash, reasonPlace, returnItemAnchor, sectionAnchor } from './anchors';

test('the place of a reason', () => {
  expect([
    reasonPlace({ finding: 'sum.staffing:合计', key: 'staff.inPost.total' }),
    reasonPlace({ key: 'assets.net', section: 'result' }),
    reasonPlace({ target: 'section:goals' }),
    reasonPlace({ item: 'i1', target: 'section:goals' }),
    reasonPlace({ due: '2026-12-05' }),
  ]).toEqual([`#${encodeURIComponent('finding-sum.staffing:合计')}`, '#figure-assets.net', '#section-goals', '#return-item-i1', null]);
});
test.each([
  [sectionAnchor('budget.plan'), 'section', 'budget.plan'],
  [figureAnchor('assets.net'), 'figure', 'assets.net'],
  [encodeURIComponent(findingAnchor('sum.staffing:合计')), 'finding', 'sum.staffing:合计'],
  [returnItemAnchor('i1'), 'return-item', 'i1'],
])('#%s names a %s', (anchor, kind, key) => {
  expect(placeOfHash(`#${anchor}`)).toEqual({ kind, key });
});
test('anything else names no place', () => {
  expect([placeOfHash(''), placeOfHash('#main'), placeOfHash('#section-')]).toEqual([null, null, null]);
});
