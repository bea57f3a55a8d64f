import { describeReason } from '../refusal';
import { figuresTable } from './figures.table';
import { placeWords } from './place-words';
import { sectionsTable } from './sections.table';

test('every figure and section has its own Chinese name; what nobody knows stays as it is', () => {
  for (const { key } of figuresTable) expect(placeWords(`figure:${key}`).zh).toMatch(/[\u4e00-\u9fff]/);
  for (const { key } of sectionsTable) expect(placeWords(`section:${key}`).zh).toMatch(/[\u4e00-\u9fff]/);
  for (const odd of ['figure:of.the.future', 'constructor:x', '__proto__', 'toString', ':', ''])
    expect(placeWords(odd)).toEqual({ zh: odd, en: odd });
});

test('a refusal names the place as people know it, alone or in a list', () => {
  expect(describeReason({ code: 'text_too_long', facts: { field: 'section:basics.organisation', length: 2, limit: 1 } }).zh).toBe(
    '“机构设置情况”过长（2 字），最多 1 字。',
  );
  expect(describeReason({ code: 'field_conflict', facts: { fields: ['figure:assets.total', 'title'] } })).toEqual({
    zh: '同一处内容已被他人修改，请选择保留哪一个：资产总额、标题',
    en: 'The same field was changed meanwhile, choose which to keep: Total assets, title',
  });
  expect(describeReason({ code: 'bad_characters', facts: { field: 'section:budget.threePublic' } }).zh).toBe(
    '“‘三公’经费执行情况”含有无法保存的字符，请删除后重试。',
  );
  expect(describeReason({ code: 'malformed', facts: { field: 'body.year', problem: '?' } }).zh).toContain('body.year');
});
