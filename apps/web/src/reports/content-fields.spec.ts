// Says how content becomes fields and fields a patch.
import { emptyContent } from '@camphor/domain';
import { contentOf, isUnfinished, patchOf, seenOf } from './content-fields';

test('an emptied text is an empty field', () => {
  const content = { ...emptyContent, title: '甲', sections: { goals: '', result: '乙' }, figures: { year: '2023' } };
  expect(seenOf({ version: 2, content } as never)).toEqual({
    version: 2,
    fields: { title: '甲', 'section:result': '乙', 'figure:year': '2023' },
  });
});
test('changed fields become one patch; removed ones are null, an emptied title is empty', () => {
  expect(patchOf({ title: null, 'figure:year': '2023', 'section:result': null, 'explanation:sum.staffing': '因为' })).toEqual({
    title: '',
    figures: { year: '2023' },
    sections: { result: null },
    explanations: { 'sum.staffing': '因为' },
  });
});
test('forms, self-scores and headings travel whole; a self-score without points is taken out', () => {
  expect(
    patchOf({
      'table:basicData': '[{"项目":"编制"}]',
      'table:selfEvaluation': null,
      'selfScore:a': '{"points":"4","reason":"差一处"}',
      'selfScore:b': null,
      headings: '[{"key":"result","title":"三、结论","level":1}]',
    }),
  ).toEqual({
    tables: { basicData: [{ 项目: '编制' }], selfEvaluation: null },
    selfScores: [
      { indicator: 'a', points: '4', reason: '差一处' },
      { indicator: 'b', points: null, reason: '' },
    ],
    headings: [{ key: 'result', title: '三、结论', level: 1 }],
  });
  expect(['', '4.', '4'].map((points) => isUnfinished('selfScore:a', JSON.stringify({ points, reason: '' })))).toEqual([true, true, false]);
});
test('fields give the content back', () => {
  expect(contentOf({ 'figure:result.selfScore': '95', 'section:goals': null })).toEqual({
    ...emptyContent,
    figures: { 'result.selfScore': '95' },
  });
});
test('what the service would refuse waits', () => {
  const verdicts = ['6.33', '6.', 'abc', '-1', '1'.repeat(40)].map((value) => isUnfinished('figure:assets.total', value));
  expect(verdicts).toEqual([false, true, true, true, true]);
  expect(isUnfinished('figure:budget.final.change', '-1')).toBe(false);
  expect(isUnfinished('section:goals', '任何话')).toBe(false);
  expect(isUnfinished('figure:assets.total', null)).toBe(false);
});
