// Asks: is every field checked and named, do two people's edits merge, and do fields and content turn into each other?
import fc from 'fast-check';
import { contentFromFields, fieldsFromContent, mergeFields, readPatch, unknownSelfScores, type StoredField } from './fields';

const problems = (patch: Parameters<typeof readPatch>[0]) => {
  const read = readPatch(patch);
  return 'ok' in read ? read.reasons.map(({ code, facts }) => [code, facts['field']]) : read;
};
describe('a patch', () => {
  it.each([
    ['1e5', 'not_a_decimal'],
    ['1'.repeat(40), 'not_a_decimal'],
    ['１２', 'not_a_decimal'],
    ['1,000.00', 'not_a_decimal'],
    ['', 'not_a_decimal'],
    ['NaN', 'not_a_decimal'],
    ['-1', 'negative_not_allowed'],
  ])('refuses the figure %j', (value, code) =>
    expect(problems({ figures: { 'assets.total': value } })).toEqual([[code, 'figure:assets.total']]),
  );
  it('names every problem at once', () => {
    expect(
      problems({
        figures: { 'no.such': '1', 'staff.inPost.total': '1.5', year: '23', 'result.selfGrade': 'best' },
        sections: { chapter9: 'x', basics: '\ud800' },
        explanations: { 'a b': '' },
      }),
    ).toEqual([
      ['unknown_key', 'figure:no.such'],
      ['malformed', 'figure:staff.inPost.total'],
      ['malformed', 'figure:year'],
      ['malformed', 'figure:result.selfGrade'],
      ['unknown_key', 'section:chapter9'],
      ['bad_characters', 'section:basics'],
      ['unknown_key', 'explanation:a b'],
    ]);
  });
  it('names a text that is too long', () =>
    expect(problems({ sections: { basics: 'x'.repeat(100_001) } })).toEqual([['text_too_long', 'section:basics']]));
  it('takes a signed change, whole pairs of surrogates and a removal', () => {
    expect(problems({ figures: { 'budget.final.change': '-12.5', 'assets.total': null }, sections: { basics: '𠮷' } })).toEqual([
      { field: 'figure:budget.final.change', value: '-12.5' },
      { field: 'figure:assets.total', value: null },
      { field: 'section:basics', value: '𠮷' },
    ]);
  });
  it('takes a self-score out by null points, and headings only of sections that exist', () => {
    expect(problems({ selfScores: [{ indicator: 'a', points: null, reason: '' }] })).toEqual([{ field: 'selfScore:a', value: null }]);
    expect(problems({ selfScores: [{ indicator: 'a', points: '', reason: '' }] })).toEqual([['not_a_decimal', 'selfScore:a']]);
    expect(problems({ headings: [{ key: 'chapter9', title: '九', level: 1 }] })).toEqual([['unknown_key', 'headings.chapter9']]);
  });
  it('is not fooled by names of Object.prototype', () =>
    expect(problems({ figures: JSON.parse('{"__proto__":"1","constructor":"2"}') as Record<string, string> })).toEqual([
      ['unknown_key', 'figure:__proto__'],
      ['unknown_key', 'figure:constructor'],
    ]));
});

const stored = (...fields: StoredField[]) => new Map(fields.map((field) => [field.field, field]));
describe('merging', () => {
  const now = stored({ field: 'section:basics', value: 'theirs', version: 5 }, { field: 'section:other', value: 'old', version: 2 });
  it('lets other fields pass and names the same field changed since', () => {
    expect(mergeFields(now, [{ field: 'section:other', value: 'new' }], 3)).toEqual({
      fresh: [{ field: 'section:other', value: 'new' }],
      conflicts: [],
    });
    expect(mergeFields(now, [{ field: 'section:basics', value: 'mine' }], 4).conflicts).toEqual([
      { field: 'section:basics', yours: 'mine', theirs: 'theirs' },
    ]);
    expect(mergeFields(now, [{ field: 'section:basics', value: 'mine' }], 5).conflicts).toEqual([]);
  });
  it('sees no conflict where both wrote the same, and one where it was removed since', () => {
    expect(mergeFields(now, [{ field: 'section:basics', value: 'theirs' }], 1)).toEqual({ fresh: [], conflicts: [] });
    const removed = stored({ field: 'title', value: null, version: 9 });
    expect(mergeFields(removed, [{ field: 'title', value: 'x' }], 8).conflicts).toEqual([{ field: 'title', yours: 'x', theirs: null }]);
  });
  it('loses no update: edits upon an old version either all survive or are named', () => {
    const names = ['a', 'b', 'c'].map((name) => `section:${name}`);
    const edit = fc.record({ field: fc.constantFrom(...names), value: fc.string(), behind: fc.integer({ min: 0, max: 3 }) });
    fc.assert(
      fc.property(fc.array(edit, { maxLength: 20 }), (edits) => {
        const fields = new Map<string, StoredField>();
        let version = 1;
        for (const { field, value, behind } of edits) {
          const base = Math.max(1, version - behind);
          const { fresh, conflicts } = mergeFields(fields, [{ field, value }], base);
          const before = fields.get(field);
          if (before && before.version > base && before.value !== value) expect(conflicts).toHaveLength(1);
          if (fresh.length > 0) {
            expect(before === undefined || before.version <= base).toBe(true);
            version += 1;
            fields.set(field, { field, value, version });
          }
        }
      }),
    );
  });
});

it('content → fields → content is the same content', () => {
  const content = {
    title: '某乡2023年度自评报告',
    headings: [{ key: 'basics' as const, title: '一、基本情况', level: 1 }],
    figures: { 'assets.total': '520.60', 'unit.name': '某乡' },
    sections: { basics: '甲\n乙', 'budget.plan': '无' },
    tables: { basicData: [{ 项目: '编制数', 数值: '43' }] },
    explanations: { 'bound.staffing:staff.inPost.administrative': '借调一人' },
    selfScores: [
      { indicator: 'a', points: '4.5', reason: '' },
      { indicator: 'b', points: '3', reason: '超支' },
    ],
  };
  expect(contentFromFields(fieldsFromContent(content))).toEqual(content);
});

test('self-scores of lines that the scheme has not are refused by name; taking one out never is', () => {
  const of = (indicator: string, value: string | null) => ({ field: `selfScore:${indicator}`, value });
  const lines = new Set(['a', 'b']);
  expect(unknownSelfScores([of('a', '{}'), of('x', null), { field: 'section:basics', value: 'x' }], lines)).toBeNull();
  expect(unknownSelfScores([of('x', '{}'), of('b', '{}'), of('y', '{}')], lines)).toMatchObject({
    kind: 'malformed',
    reasons: [
      { code: 'unknown_key', facts: { field: 'selfScore:x' } },
      { code: 'unknown_key', facts: { field: 'selfScore:y' } },
    ],
  });
});
