// Shows the measures of GB/T 9704 in the Word file, and what WPS needs: East Asian font names on every run, widths of every column.
import { emptyContent, type ReportContent } from '@camphor/domain';
import { paperOf } from '../paper/report-paper';
import { openPackage } from '../read-package/open-package';
import { writeDocx } from './write-docx';

const content: ReportContent = {
  ...emptyContent,
  title: '甲县乙乡人民政府2023年度部门整体支出绩效自评报告',
  headings: [
    { key: 'budget', title: '一、预算支出情况', level: 1 },
    { key: 'analysis', title: '（一）评价指标分析', level: 2 },
  ],
  sections: { budget: '收支平衡。\t无。', analysis: '（二）工作成效。完成“三公”目标——好。\n正文。' },
  figures: { year: '2023', 'threePublic.budget.total': '6.33', 'budget.initial.expenditure': '520.60', 'carryOver.closing': '1.20' },
};
const facts = { unit: '甲县乙乡人民政府', year: 2023, signed: '2024-05-09' };
let xml: string;
let parts: Record<string, string>;
beforeAll(async () => {
  const source = await openPackage(await writeDocx(paperOf(content, facts)));
  const read = async (name: string): Promise<string> => {
    const pieces: Uint8Array[] = [];
    for await (const piece of source.pieces(name)) pieces.push(piece);
    return Buffer.concat(pieces).toString('utf8');
  };
  parts = Object.fromEntries(
    await Promise.all(
      ['word/document.xml', 'word/fontTable.xml', 'word/styles.xml', 'word/settings.xml'].map(async (name) => [name, await read(name)]),
    ),
  ) as Record<string, string>;
  xml = parts['word/document.xml'] ?? '';
});
const millimetres = (twips: string | undefined): number => Math.round((Number(twips) / 1440) * 25.4);
const sections = (): string[] => xml.match(/<w:sectPr.*?<\/w:sectPr>/gs) ?? [];
const attribute = (text: string, name: string): string | undefined => new RegExp(`w:${name}="([^"]*)"`).exec(text)?.[1];

it('A4, 37 35 28 26 mm, 22 lines of 28 characters', () => {
  const [first = ''] = sections();
  const margin = /<w:pgMar[^>]*>/.exec(first)?.[0] ?? '';
  expect(['top', 'bottom', 'left', 'right'].map((side) => millimetres(attribute(margin, side)))).toEqual([37, 35, 28, 26]);
  const size = /<w:pgSz[^>]*>/.exec(first)?.[0] ?? '';
  expect([millimetres(attribute(size, 'w')), millimetres(attribute(size, 'h'))]).toEqual([210, 297]);
  const grid = /<w:docGrid[^>]*>/.exec(first)?.[0] ?? '';
  expect(attribute(grid, 'type')).toBe('linesAndChars');
  expect(Math.floor(((225 / 25.4) * 1440) / Number(attribute(grid, 'linePitch')))).toBe(22);
  const pitch = 16 * 20 + (Number(attribute(grid, 'charSpace')) / 4096) * 20;
  expect(Math.round(((156 / 25.4) * 1440) / pitch)).toBe(28);
});
it('the wide form lies on its side, the others stand', () => {
  const orientations = sections().map((section) => attribute(/<w:pgSz[^>]*>/.exec(section)?.[0] ?? '', 'orient'));
  expect(orientations).toEqual(['portrait', 'portrait', 'landscape', 'portrait']);
});
it('every run names its East Asian font', () => {
  const runs = xml.match(/<w:r>.*?<\/w:r>/gs) ?? [];
  expect(runs.length).toBeGreaterThan(50);
  for (const run of runs) expect(run).toMatch(/<w:rFonts [^>]*w:eastAsia="(方正小标宋简体|仿宋_GB2312|黑体|楷体_GB2312)"/);
  const fontOf = (text: string) => attribute(runs.find((run) => run.includes(text)) ?? '', 'eastAsia');
  expect(['部门整体支出绩效自评报告', '一、预算支出情况', '（一）评价指标分析', '（二）工作成效。', '收支平衡。'].map(fontOf)).toEqual([
    '方正小标宋简体',
    '黑体',
    '楷体_GB2312',
    '楷体_GB2312',
    '仿宋_GB2312',
  ]);
  expect(parts['word/fontTable.xml']).toContain('<w:altName w:val="仿宋,FangSong');
});
it('body: 16 points, exact lines of about 29, two characters in', () => {
  const body = /<w:p>(?:(?!<\/w:p>).)*收支平衡。.*?<\/w:p>/s.exec(xml)?.[0] ?? '';
  expect(body).toContain('w:firstLineChars="200"');
  expect(body).toMatch(/w:line="579"[^>]*w:lineRule="exact"|w:lineRule="exact"[^>]*w:line="579"/);
  expect(body).toContain('<w:sz w:val="32"/>');
  expect(body).toContain('<w:tab/>');
});
it('every table tells the width of each column and of each cell', () => {
  const tables = xml.match(/<w:tbl>.*?<\/w:tbl>/gs) ?? [];
  expect(tables.length).toBe(3);
  for (const table of tables) {
    expect(table).toContain('<w:tblLayout w:type="fixed"/>');
    const widths = [...table.matchAll(/<w:gridCol w:w="(\d+)"/g)].map(([, width]) => Number(width));
    expect(Math.min(...widths)).toBeGreaterThan(300);
    for (const row of table.match(/<w:tr>.*?<\/w:tr>/gs) ?? []) {
      const spans = [...row.matchAll(/<w:tcPr>.*?<\/w:tcPr>/gs)].map(([cell]) => Number(/gridSpan w:val="(\d+)"/.exec(cell)?.[1] ?? 1));
      expect(spans.reduce((sum, span) => sum + span, 0)).toBe(widths.length);
    }
  }
});
it('page numbers stand right on odd pages, left on even ones; the signature carries the day without zeros', () => {
  expect(parts['word/settings.xml']).toContain('evenAndOddHeaders');
  expect(sections()[0]).toMatch(/footerReference w:type="default".*footerReference w:type="even"/s);
  expect(xml).toContain('2024年5月9日');
});
it('a draft, and a text that ends with its own day, carry no other signature', () => {
  expect(paperOf(content, { ...facts, signed: null }).signature).toBeNull();
  const own = { ...content, sections: { ...content.sections, analysis: '正文。\n甲县乙乡人民政府\n2024年5月1日' } };
  expect(paperOf(own, facts).signature).toBeNull();
});
it('a report without headings gets those of the template, each part below its chapter', () => {
  const { blocks } = paperOf({ ...content, headings: [], sections: { 'budget.plan': '甲', other: '乙' } }, facts);
  expect(blocks.filter(({ is }) => is === 'heading').map(({ text }) => text)).toEqual([
    '一、预算支出情况',
    '（一）部门预算情况',
    '二、其他需要说明的情况',
  ]);
});
it('a figure that text and forms do not state stands in a list of its own', () => {
  const { annexes } = paperOf(content, facts);
  expect(annexes.map(({ label, title }) => `${label} ${title}`)).toEqual([
    '附件1 部门整体支出绩效评价基础数据表',
    '附件2 部门整体支出绩效自评表',
    '附件3 自评数据表',
  ]);
  expect(annexes[2]?.cells.map(({ text }) => text)).toEqual(expect.arrayContaining(['年末结转结余', '1.20', '万元']));
});
it('a long title is broken before the year, by a break and not by two paragraphs', () => {
  const title = xml.match(/<w:p>.*?<\/w:p>/s)?.[0] ?? '';
  const parts = [...title.matchAll(/<w:t[^>]*>([^<]*)<\/w:t>|<w:br\/>/g)].map(([whole, text]) => text ?? whole);
  expect(parts).toEqual(['甲县乙乡人民政府', '<w:br/>', '2023年度部门整体支出绩效自评报告']);
});
it('the foot has a fixed height and ends 7 mm below the text, with and without the mark of the trail: it takes no line from the text', async () => {
  for (const trail of [undefined, { count: 11, algorithm: 'sha-256', head: 'a'.repeat(64) }] as const) {
    const source = await openPackage(await writeDocx(paperOf(content, { ...facts, ...(trail ? { trail } : {}) })));
    const read = async (name: string) => {
      const pieces: Uint8Array[] = [];
      for await (const piece of source.pieces(name)) pieces.push(piece);
      return Buffer.concat(pieces).toString('utf8');
    };
    const foot = await read('word/footer1.xml');
    const heights = (foot.match(/<w:spacing [^>]*w:line="\d+"[^>]*>/g) ?? []).map((spacing) => {
      expect(attribute(spacing, 'lineRule')).toBe('exact');
      return Number(attribute(spacing, 'line'));
    });
    expect(heights.length).toBe((foot.match(/<w:p>/g) ?? []).length);
    for (const section of (await read('word/document.xml')).match(/<w:sectPr.*?<\/w:sectPr>/gs) ?? []) {
      const margin = /<w:pgMar[^>]*>/.exec(section)?.[0] ?? '';
      const drop =
        Number(attribute(margin, 'bottom')) - Number(attribute(margin, 'footer')) - heights.reduce((sum, height) => sum + height, 0);
      expect(millimetres(String(drop))).toBe(7);
    }
  }
});
