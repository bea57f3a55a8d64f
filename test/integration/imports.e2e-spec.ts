// Asks: are all media taken in, is a bad one refused in a sentence, and does the service answer others while it works on a hostile file?
import type { Imported, Problem } from '@camphor/contract';
import { docxOf, n, p, t, xlsxOf } from '../../libs/documents/src/office-files.fixture';
import { startApi, type Api } from '../support/api';

let api: Api;
beforeAll(async () => {
  api = await startApi({ seed: 'county' });
}, 120_000);
afterAll(() => api.close(), 120_000);

const take = (name: string, content: Buffer) => api.call('zs.preparer', 'createImport', { file: { name, content } });
const title = p('樟树乡人民政府2023年度部门整体支出绩效自评报告');
const report = docxOf(`${title}${p('一、基本情况')}${p('核定编制43名，年末实有人数40人。')}`);

test.each<[string, Buffer, string, string]>([
  ['报告.docx', report, 'docx', 'staff.established.total'],
  ['报告.txt', Buffer.from('一、基本情况\n核定编制43名，年末实有人数40人。'), 'txt', 'staff.established.total'],
  [
    '表.xlsx',
    xlsxOf([
      {
        name: '基础数据表',
        rows: `<row>${t('A1', '三公经费')}${t('B1', '2023年决算数')}</row><row>${t('A2', '三公经费')}${n('B2', '6.33')}</row>`,
      },
    ]),
    'xlsx',
    'threePublic.actual.total',
  ],
])('takes in %s', async (name, content, medium, key) => {
  const answer = await take(name, content);
  const imported = answer.body as Imported;
  expect([answer.status, imported.medium, Object.keys(imported.figures)]).toEqual([201, medium, expect.arrayContaining([key])]);
  const figure = imported.figures[key];
  expect(figure && imported.text.slice(figure.start, figure.end)).toBe(figure?.quote);
});

test('refuses a damaged file in a sentence that names it', async () => {
  const answer = await take('报告.docx', report.subarray(0, 400));
  const { reasons, detail } = answer.body as Problem;
  expect([answer.status, reasons[0]?.code, reasons[0]?.facts['problem']]).toEqual([400, 'file_unreadable', 'damaged']);
  expect(detail).toContain('报告.docx');
});

test('answers others while it works on hostile files', async () => {
  const words = '2023年基本支出520.60万元，项目支出313.20万元，三公经费6.33万元，其中公务接待费2.10万元，同比下降10.16%。'.repeat(4);
  const hostile = docxOf(`${title}${Array.from({ length: 1_500 }, (_, index) => p(`（${index}）${words}`)).join('')}`);
  let pending = 3;
  const began = performance.now();
  const works = Array.from({ length: pending }, async (_, index) => {
    const { status } = await take(`巨型${index}.docx`, hostile);
    pending -= 1;
    return status;
  });
  let longest = 0;
  let answers = 0;
  while (pending > 0) {
    const asked = performance.now();
    expect((await api.http().get('/health/live')).status).toBe(200);
    longest = Math.max(longest, performance.now() - asked);
    answers += 1;
  }
  const took = performance.now() - began;
  expect(await Promise.all(works)).toEqual([expect.any(Number), expect.any(Number), expect.any(Number)]);
  expect(answers).toBeGreaterThan(10);
  expect(longest).toBeLessThan(took / 4);
});
