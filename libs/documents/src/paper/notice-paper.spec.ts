// Shows what stands on the notice of a result, word for word, before and after publication, and that a trail at the foot of an export is not read as part of the report.
import { contentFromReading, emptyContent, readDocument } from '@camphor/domain';
import { readFile } from '../read-file';
import { writeTask } from '../write-file/writing-task';
import { digestWords, noticePaper, type NoticeFacts } from './notice-paper';

const trail = { count: 23, algorithm: 'sha-256', head: 'a3f5'.repeat(16) };
const facts: NoticeFacts = {
  unit: '甲县乙乡人民政府',
  bureau: '甲县财政局',
  year: 2023,
  cycle: '2023年度部门整体支出绩效自评',
  scheme: '评价指标表',
  total: '94',
  grade: '优',
  selfScore: '98',
  late: true,
  signed: '2024-05-09',
  lines: [{ name: '预算控制率', weight: '5', points: '0', explanation: '2061.79 ÷ 520.6 × 100% = 396.04%' }],
  objection: { accepted: false, until: '2024-05-16', open: 1 },
  publication: null,
  trail,
};
const words = (given: NoticeFacts): string =>
  noticePaper(given)
    .blocks.map(({ text }) => text)
    .join('\n');

it('tells the result, the right to object with its last day, and where the trail ends', () => {
  expect(words(facts)).toContain('得分94分（满分100分），等级为“优”（逾期提交）。你单位自评98分。');
  expect(words(facts)).toContain('请于2024年5月16日前（含当日）由单位负责人提出');
  expect(words(facts)).toContain('办结前结果不予公布');
  expect(words(facts)).toContain(`留痕共23条，末条摘要（sha-256）：\n${digestWords(trail.head)}`);
  expect(noticePaper(facts).annexes[0]?.cells.map(({ text }) => text)).toEqual(
    expect.arrayContaining(['预算控制率', '2061.79 ÷ 520.6 × 100% = 396.04%', '合计', '94']),
  );
  expect(words({ ...facts, objection: { accepted: true, until: null, open: 0 } })).not.toContain('异议');
});
it('published it tells the address and the digest; taken back it says so', () => {
  const publication = {
    number: 2,
    day: '2024-06-01',
    address: '/public/reports/x',
    algorithm: 'sm3',
    digest: '0b1c'.repeat(16),
    superseded: null,
  };
  const published = words({ ...facts, objection: null, publication });
  expect(published).toContain('第2次公布），公布地址：\n/public/reports/x');
  expect(published).toContain(`公布内容的摘要（sm3）：\n${digestWords(publication.digest)}`);
  expect(published).not.toContain('异议');
  const superseded = { day: '2024-06-05', reason: '数据有误' };
  expect(words({ ...facts, objection: null, publication: { ...publication, superseded } })).toContain('不再作为现行结果。原因：数据有误');
});
it('a digest in groups is the same digest', () => expect(digestWords(trail.head).replaceAll(' ', '')).toBe(trail.head));

const content = {
  ...emptyContent,
  title: '甲县乙乡人民政府2023年度部门整体支出绩效自评报告',
  sections: { other: '无' },
  figures: { 'result.selfScore': '98' },
};
it.each(['docx', 'xlsx'] as const)('a trail at the foot of a report is not read as part of it (%s)', async (format) => {
  const read = async (more: object) => {
    const bytes = await writeTask({
      is: 'report',
      format,
      content,
      facts: { unit: '甲县乙乡人民政府', year: 2023, signed: null, ...more },
    });
    const found = await readFile(`a.${format}`, bytes);
    if (!found.ok) throw new Error(found.message.zh);
    return { size: bytes.length, content: contentFromReading(readDocument(found.document)) };
  };
  const [without, withTrail] = [await read({}), await read({ trail })];
  expect(withTrail.size).toBeGreaterThan(without.size);
  expect(withTrail.content).toEqual(without.content);
});
