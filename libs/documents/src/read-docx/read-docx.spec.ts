// Shows what a clerk sees of a Word document: each rule of WordprocessingML by the smallest document that needs it.
import type { Block, SourceDocument, Table } from '@camphor/domain';
import { readFile } from '../read-file';
import { docxOf, p, type DocxPart } from '../office-files.fixture';

const read = async (body: string, parts?: Partial<Record<DocxPart, string>>): Promise<SourceDocument> => {
  const result = await readFile('报告.docx', docxOf(body, parts));
  if (!result.ok) throw new Error(result.message.zh);
  return result.document;
};
const linesOf = ({ blocks }: { readonly blocks: readonly Block[] }): string[] =>
  blocks.map((block) => (block.kind === 'paragraph' ? block.text : '[表]'));
const lines = async (body: string, parts?: Partial<Record<DocxPart, string>>): Promise<string[]> => linesOf(await read(body, parts));
const r = (text: string, properties = ''): string => `<w:r><w:rPr>${properties}</w:rPr><w:t xml:space="preserve">${text}</w:t></w:r>`;
const para = (inside: string): string => `<w:p>${inside}</w:p>`;
const style = (id: string, name: string, inside: string): string =>
  `<w:style w:type="paragraph" w:styleId="${id}"><w:name w:val="${name}"/>${inside}</w:style>`;

const level = (at: number, format: string, text: string, more = ''): string =>
  `<w:lvl w:ilvl="${at}"><w:start w:val="1"/><w:numFmt w:val="${format}"/>${more}<w:lvlText w:val="${text}"/></w:lvl>`;
const abstract = (id: number, ...levels: readonly string[]): string =>
  `<w:abstractNum w:abstractNumId="${id}">${levels.join('')}</w:abstractNum>`;
const list = (id: number, of: number, more = ''): string => `<w:num w:numId="${id}"><w:abstractNumId w:val="${of}"/>${more}</w:num>`;
const item = (text: string, numId: number, at = 0): string =>
  p(text, `<w:numPr><w:ilvl w:val="${at}"/><w:numId w:val="${numId}"/></w:numPr>`);

it('keeps every offset', async () => {
  const document = await read(
    `${p('一、基本情况')}${table([
      ['项目', '金额'],
      ['基本支出', '520.60'],
    ])}${p('以上。')}`,
  );
  for (const block of document.blocks) {
    if (block.kind === 'paragraph') expect(document.text.slice(block.start, block.end)).toBe(block.text);
    else for (const cell of block.cells) expect(document.text.slice(cell.start, cell.end)).toBe(cell.text);
  }
  expect(document).toMatchObject({ medium: 'docx', text: '一、基本情况\n项目\t金额\n基本支出\t520.60\n以上。' });
});

describe('headings', () => {
  const styles = [
    style('1', 'heading 1', '<w:pPr><w:outlineLvl w:val="0"/></w:pPr>'),
    style('h2', '标题 2', ''),
    style('own', '县局一级', '<w:basedOn w:val="1"/>'),
    style('body', '正文缩进', '<w:basedOn w:val="1"/><w:pPr><w:outlineLvl w:val="9"/></w:pPr>'),
    style('loop', '循环', '<w:basedOn w:val="loop"/>'),
  ].join('');
  it.each([
    ['by the outline level of its style', '<w:pStyle w:val="1"/>', 1],
    ['by the local name of its style', '<w:pStyle w:val="h2"/>', 2],
    ['by a style based on a heading', '<w:pStyle w:val="own"/>', 1],
    ['by its own outline level', '<w:outlineLvl w:val="2"/>', 3],
    ['not where a style takes the level back', '<w:pStyle w:val="body"/>', undefined],
    ['not where the paragraph takes it back', '<w:pStyle w:val="1"/><w:outlineLvl w:val="9"/>', undefined],
    ['not by a style based on itself', '<w:pStyle w:val="loop"/>', undefined],
    ['not by a style that nobody wrote', '<w:pStyle w:val="gone"/>', undefined],
  ])('%s', async (_name, properties, headingLevel) => {
    const { blocks } = await read(p('基本情况', properties), { styles });
    expect((blocks[0] as { headingLevel?: number }).headingLevel).toBe(headingLevel);
  });

  it.each([
    ['all bold', r('基本', '<w:b/>') + r('情况', '<w:b w:val="1"/>'), true],
    ['partly bold', r('基本', '<w:b/>') + r('情况'), undefined],
    ['switched off', r('基本情况', '<w:b w:val="0"/>'), undefined],
    ['bold but for a blank', r('基本情况', '<w:b/>') + r(' '), true],
  ])('bold: %s', async (_name, runs, bold) => {
    const { blocks } = await read(para(runs));
    expect((blocks[0] as { bold?: boolean }).bold).toBe(bold);
  });
});

describe('automatic numbering', () => {
  it('joins levels, starts lower ones anew and ends them by full-width signs', async () => {
    const numbering =
      abstract(1, level(0, 'chineseCounting', '%1、'), level(1, 'chineseCounting', '（%2）'), level(2, 'decimal', '%3.')) + list(1, 1);
    const body = [
      item('甲', 1),
      item('乙', 1, 1),
      item('丙', 1, 2),
      item('丁', 1, 2),
      item('戊', 1, 1),
      item('己', 1, 2),
      item('庚', 1),
      item('辛', 1, 1),
    ];
    expect(await lines(body.join(''), { numbering })).toEqual([
      '一、甲',
      '（一）乙',
      '1. 丙',
      '2. 丁',
      '（二）戊',
      '1. 己',
      '二、庚',
      '（一）辛',
    ]);
  });
  it.each([
    ['decimal', '12', '12'],
    ['decimalZero', '3', '03'],
    ['upperRoman', '14', 'XIV'],
    ['lowerRoman', '9', 'ix'],
    ['lowerLetter', '28', 'bb'],
    ['upperLetter', '26', 'Z'],
    ['chineseCounting', '10', '十'],
    ['chineseCounting', '21', '二十一'],
    ['chineseCountingThousand', '20', '二十'],
    ['chineseCountingThousand', '101', '一百零一'],
    ['chineseCountingThousand', '110', '一百一十'],
    ['chineseCountingThousand', '1001', '一千零一'],
    ['ideographDigital', '10', '一○'],
    ['japaneseCounting', '12', '十二'],
    ['chineseLegalSimplified', '12', '壹拾贰'],
    ['decimalEnclosedCircle', '1', '①'],
    ['decimalEnclosedCircleChinese', '20', '⑳'],
    ['decimalEnclosedParen', '2', '⑵'],
    ['decimalFullWidth', '12', '１２'],
    ['ideographTraditional', '3', '丙'],
    ['ideographZodiac', '12', '亥'],
    ['ordinal', '22', '22nd'],
    ['none', '3', ''],
    ['formatOfTheFuture', '3', '3'],
  ])('%s %s is %s', async (format, start, written) => {
    const numbering =
      abstract(1, `<w:lvl w:ilvl="0"><w:start w:val="${start}"/><w:numFmt w:val="${format}"/><w:lvlText w:val="%1、"/></w:lvl>`) +
      list(1, 1);
    expect(await lines(item('甲', 1), { numbering })).toEqual([`${written}、甲`]);
  });
  it('counts on in another list of the same kind, and anew where that says so', async () => {
    const numbering =
      abstract(1, level(0, 'decimal', '%1、')) +
      list(1, 1) +
      list(2, 1) +
      list(3, 1, '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride>');
    const body = [item('甲', 1), item('乙', 2), item('丙', 3), item('丁', 3), item('戊', 1)];
    expect(await lines(body.join(''), { numbering })).toEqual(['1、甲', '2、乙', '1、丙', '2、丁', '3、戊']);
  });
  it('writes all numbers in decimal where the level is legal, shows higher levels, and skips none that was not used', async () => {
    const numbering =
      abstract(1, level(0, 'chineseCounting', '第%1章', '<w:suff w:val="space"/>'), level(1, 'decimal', '%1.%2', '<w:isLgl/>')) +
      list(1, 1);
    expect(await lines(item('甲', 1) + item('乙', 1, 1) + item('丙', 1) + item('丁', 1, 1), { numbering })).toEqual([
      '第一章甲',
      '1.1 乙',
      '第二章丙',
      '2.1 丁',
    ]);
  });
  it('does not start a level anew that says it goes on', async () => {
    const numbering = abstract(1, level(0, 'decimal', '%1、'), level(1, 'decimal', '(%2)', '<w:lvlRestart w:val="0"/>')) + list(1, 1);
    expect(await lines(item('甲', 1) + item('乙', 1, 1) + item('丙', 1) + item('丁', 1, 1), { numbering })).toEqual([
      '1、甲',
      '(1) 乙',
      '2、丙',
      '(2) 丁',
    ]);
  });
  it('takes level and list from the style, and none where the paragraph has taken itself out', async () => {
    const numbering =
      abstract(
        1,
        level(0, 'chineseCounting', '%1、', '<w:pStyle w:val="a"/>'),
        level(1, 'chineseCounting', '（%2）', '<w:pStyle w:val="b"/>'),
      ) + list(7, 1);
    const styles =
      style('a', 'heading 1', '<w:pPr><w:numPr><w:numId w:val="7"/></w:numPr></w:pPr>') +
      style('b', 'heading 2', '<w:pPr><w:numPr><w:numId w:val="7"/></w:numPr></w:pPr>') +
      style('c', 'own', '<w:basedOn w:val="a"/>');
    const body =
      p('甲', '<w:pStyle w:val="a"/>') +
      p('乙', '<w:pStyle w:val="b"/>') +
      p('丙', '<w:pStyle w:val="c"/>') +
      p('丁', '<w:pStyle w:val="a"/><w:numPr><w:numId w:val="0"/></w:numPr>');
    expect(await lines(body, { numbering, styles })).toEqual(['一、甲', '（一）乙', '二、丙', '丁']);
  });
  it('follows a numbering style to the list that defines it', async () => {
    const numbering = `<w:abstractNum w:abstractNumId="1"><w:numStyleLink w:val="s"/></w:abstractNum><w:abstractNum w:abstractNumId="2"><w:styleLink w:val="s"/>${level(0, 'chineseCounting', '%1、')}</w:abstractNum>${list(1, 1)}${list(2, 2)}`;
    expect(await lines(item('甲', 1), { numbering })).toEqual(['一、甲']);
  });
  it('says nothing for bullets and lists that are not there', async () => {
    expect(await lines(item('甲', 1) + item('乙', 9), { numbering: abstract(1, level(0, 'bullet', '')) + list(1, 1) })).toEqual([
      '甲',
      '乙',
    ]);
  });
});

const tc = (text: string, properties = ''): string => `<w:tc><w:tcPr>${properties}</w:tcPr>${p(text)}</w:tc>`;
const tr = (...cells: readonly string[]): string => `<w:tr>${cells.join('')}</w:tr>`;
const tbl = (...rows: readonly string[]): string => `<w:tbl>${rows.join('')}</w:tbl>`;
const table = (rows: readonly (readonly string[])[]): string => tbl(...rows.map((row) => tr(...row.map((text) => tc(text)))));
const cellsOf = async (body: string): Promise<(readonly (string | number)[])[]> =>
  (await read(body)).blocks
    .filter((block): block is Table => block.kind === 'table')
    .flatMap(({ cells }) => cells.map(({ text, row, column, rowSpan, columnSpan }) => [text, row, column, rowSpan, columnSpan]));

describe('tables', () => {
  it('lets a merged cell stand once, with its spans', async () => {
    const body = tbl(
      tr(tc('项目', '<w:vMerge w:val="restart"/>'), tc('经费', '<w:gridSpan w:val="2"/>')),
      tr(tc('', '<w:vMerge/>'), tc('预算'), tc('决算')),
      tr(tc('合计'), tc('6.33'), tc('')),
    );
    expect(await cellsOf(body)).toEqual([
      ['项目', 0, 0, 2, 1],
      ['经费', 0, 1, 1, 2],
      ['预算', 1, 1, 1, 1],
      ['决算', 1, 2, 1, 1],
      ['合计', 2, 0, 1, 1],
      ['6.33', 2, 1, 1, 1],
      ['', 2, 2, 1, 1],
    ]);
  });
  it('leaves deleted rows and cells and hidden rows out', async () => {
    const body = tbl(
      tr(tc('甲'), tc('乙')),
      `<w:tr><w:trPr><w:del w:id="1" w:author="a"/></w:trPr>${tc('丙')}${tc('丁')}</w:tr>`,
      `<w:tr><w:trPr><w:hidden/></w:trPr>${tc('戊')}${tc('己')}</w:tr>`,
      tr(tc('庚'), tc('辛', '<w:cellDel w:id="2" w:author="a"/>')),
    );
    expect((await cellsOf(body)).map(([text, row]) => [text, row])).toEqual([
      ['甲', 0],
      ['乙', 0],
      ['庚', 1],
    ]);
  });
  it('takes a table within a cell as one of its own, and a table of one cell as a frame', async () => {
    const inner = table([['1', '2']]);
    const outer = tbl(tr(`<w:tc>${p('外')}${inner}${p('末')}</w:tc>`, tc('右')));
    expect((await cellsOf(outer)).map(([text]) => text)).toEqual(['外\n末', '右', '1', '2']);
    expect(await lines(tbl(tr(`<w:tc>${p('封面')}${inner}</w:tc>`)))).toEqual(['封面', '[表]']);
  });
  it('keeps the lines of a cell, and where a row begins later', async () => {
    const body = tbl(
      tr(`<w:tc>${p('第一行')}${p('第二行')}</w:tc>`, tc('乙')),
      `<w:tr><w:trPr><w:gridBefore w:val="1"/></w:trPr>${tc('丙')}</w:tr>`,
    );
    expect(await cellsOf(body)).toEqual([
      ['第一行\n第二行', 0, 0, 1, 1],
      ['乙', 0, 1, 1, 1],
      ['丙', 1, 1, 1, 1],
    ]);
  });
});

describe('what is seen', () => {
  const field = (instruction: string, result: string): string =>
    `<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>${instruction}</w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>${result}<w:r><w:fldChar w:fldCharType="end"/></w:r>`;
  it.each<[string, string, string[]]>([
    ['accepted insertions', para(`${r('共')}<w:ins w:id="1">${r('43')}</w:ins>${r('人')}`), ['共43人']],
    ['no deletions', para(`${r('共')}<w:del w:id="1"><w:r><w:delText>40</w:delText></w:r></w:del>${r('43人')}`), ['共43人']],
    [
      'moved text where it went',
      para(`<w:moveFrom w:id="1">${r('甲')}</w:moveFrom>${r('乙')}`) + para(`<w:moveTo w:id="2">${r('甲')}</w:moveTo>`),
      ['乙', '甲'],
    ],
    ['paragraphs joined by a deleted mark', para(`<w:pPr><w:rPr><w:del w:id="1"/></w:rPr></w:pPr>${r('基本')}`) + p('情况'), ['基本情况']],
    ['a joined one at the end', para(`<w:pPr><w:rPr><w:del w:id="1"/></w:rPr></w:pPr>${r('基本')}`), ['基本']],
    ['no hidden text', para(r('6.33') + r('隐藏', '<w:vanish/>') + r('万元', '<w:vanish w:val="0"/>')), ['6.33万元']],
    ['the result of a field', para(field(' REF a ', r('520.60'))), ['520.60']],
    [
      'the result of a field within the instruction of another',
      para(field(`IF </w:instrText></w:r>${field(' REF a ', r('隐'))}<w:r><w:instrText> = 1`, r('显'))),
      ['显'],
    ],
    ['a simple field', para(`<w:fldSimple w:instr=" DATE "> ${r('2024年')}</w:fldSimple>`), ['2024年']],
    [
      'a number drawn upon a circle',
      para(
        `<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>eq \\o\\ac(○,3)</w:instrText></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>${r('环境')}`,
      ),
      ['③环境'],
    ],
    [
      'all words of a field that never ends',
      para(`<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>REF</w:instrText></w:r>${r('甲')}`) + p('乙'),
      ['甲', '乙'],
    ],
    ['a content control', `<w:sdt><w:sdtPr><w:alias w:val="题"/></w:sdtPr><w:sdtContent>${p('樟树乡')}</w:sdtContent></w:sdt>`, ['樟树乡']],
    ['a link', para(`<w:hyperlink r:id="rId9">${r('网站')}</w:hyperlink>`), ['网站']],
    ['soft breaks as lines of their own', para('<w:r><w:t>一、甲</w:t><w:br/><w:t>二、乙</w:t></w:r>'), ['一、甲', '二、乙']],
    [
      'tabs, hyphens and symbols',
      para(
        '<w:r><w:t>甲</w:t><w:tab/><w:t>1</w:t><w:noBreakHyphen/><w:t>2</w:t><w:sym w:font="Wingdings" w:char="F0FE"/><w:softHyphen/></w:r>',
      ),
      ['甲\t1-2☑'],
    ],
    ['no blanks that Word trims', para('<w:r><w:t> 甲 </w:t></w:r><w:r><w:t xml:space="preserve"> 乙</w:t></w:r>'), ['甲 乙']],
    [
      'no pronunciation',
      para(`<w:r><w:ruby><w:rt>${r('zhāng')}</w:rt><w:rubyBase>${r('樟')}</w:rubyBase></w:ruby></w:r>${r('树')}`),
      ['樟树'],
    ],
    [
      'no comments',
      para(`<w:commentRangeStart w:id="0"/>${r('甲')}<w:commentRangeEnd w:id="0"/><w:r><w:commentReference w:id="0"/></w:r>`),
      ['甲'],
    ],
    [
      'a formula in a row',
      para('<m:oMath><m:f><m:num><m:r><m:t>117</m:t></m:r></m:num><m:den><m:r><m:t>167</m:t></m:r></m:den></m:f></m:oMath>'),
      ['117/167'],
    ],
  ])('%s', async (_name, body, seen) => {
    expect(await lines(body)).toEqual(seen);
  });

  it('takes a text box once, after the paragraph that it hangs on', async () => {
    const box = (text: string): string => `<w:txbxContent>${p(text)}</w:txbxContent>`;
    const drawing = `<mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wps:txbx>${box('附件1')}</wps:txbx></w:drawing></mc:Choice><mc:Fallback><w:pict><v:textbox>${box('附件1')}</v:textbox></w:pict></mc:Fallback></mc:AlternateContent>`;
    expect(await lines(para(`<w:r>${drawing}<w:t>标题</w:t></w:r>`) + p('正文'))).toEqual(['标题', '附件1', '正文']);
    expect(await lines(para(`<w:r><w:pict><v:textbox>${box('旧')}</v:textbox></w:pict></w:r>`))).toEqual(['旧']);
  });

  it('puts notes after their paragraph and no mark into its figures', async () => {
    const footnotes = `<w:footnote w:type="separator" w:id="-1">${p('-')}</w:footnote><w:footnote w:id="2"><w:p><w:r><w:footnoteRef/></w:r>${r('含上级补助')}</w:p></w:footnote>`;
    expect(
      await lines(para(`${r('支出520.60')}<w:r><w:footnoteReference w:id="2"/></w:r>${r('万元')}`) + p('以上'), { footnotes }),
    ).toEqual(['支出520.60万元', '注1：含上级补助', '以上']);
  });

  it('leaves the table of contents out: as a field, as a gallery, by the style of its lines', async () => {
    const entry = (text: string, before = '', after = ''): string =>
      `<w:p>${before}<w:hyperlink w:anchor="a">${r(text)}<w:r><w:tab/></w:r>${field(' PAGEREF a ', r('1'))}</w:hyperlink>${after}</w:p>`;
    const begin =
      '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> TOC \\o "1-3" </w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>';
    const end = '<w:r><w:fldChar w:fldCharType="end"/></w:r>';
    const byField = p('目 录') + entry('一、基本情况', begin) + entry('二、预算', '', '') + para(end + r('前言'));
    expect(await lines(byField + p('一、基本情况'))).toEqual(['前言', '一、基本情况']);
    const gallery = `<w:sdt><w:sdtPr><w:docPartObj><w:docPartGallery w:val="Table of Contents"/></w:docPartObj></w:sdtPr><w:sdtContent>${p('目录')}${p('一、基本情况')}</w:sdtContent></w:sdt>`;
    expect(await lines(gallery + p('一、基本情况'))).toEqual(['一、基本情况']);
    const styles = style('t', 'toc 1', '');
    expect(await lines(p('目录') + p('一、基本情况 1', '<w:pStyle w:val="t"/>') + p('一、基本情况'), { styles })).toEqual(['一、基本情况']);
  });
});
