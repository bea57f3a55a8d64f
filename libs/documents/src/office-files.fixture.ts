// Decides how tests make office files: a zip written by hand, so that every header can lie, and the least that a document or workbook needs.
import { crc32, deflateRawSync } from 'node:zlib';

export interface ZipEntry {
  readonly name: string;
  readonly data: string | Uint8Array;
  readonly stored?: boolean;
  readonly encrypted?: boolean;
  /** Inflated size that the headers claim. */
  readonly claims?: number;
}

const numbers = (...parts: readonly (readonly [number, 2 | 4])[]): Buffer =>
  Buffer.concat(
    parts.map(([value, size]) => {
      const bytes = Buffer.alloc(size);
      if (size === 2) bytes.writeUInt16LE(value);
      else bytes.writeUInt32LE(value >>> 0);
      return bytes;
    }),
  );

export const zipOf = (entries: readonly ZipEntry[]): Buffer => {
  const local: Buffer[] = [];
  const central: Buffer[] = [];
  let at = 0;
  for (const { name, data, stored = false, encrypted = false, claims } of entries) {
    const plain = Buffer.from(data);
    const packed = stored ? plain : deflateRawSync(plain);
    const bytes = Buffer.from(name);
    const about = numbers(
      [20, 2],
      [0x800 | (encrypted ? 1 : 0), 2],
      [stored ? 0 : 8, 2],
      [0, 4],
      [crc32(plain), 4],
      [packed.length, 4],
      [claims ?? plain.length, 4],
      [bytes.length, 2],
      [0, 2],
    );
    local.push(numbers([0x04034b50, 4]), about, bytes, packed);
    central.push(numbers([0x02014b50, 4], [20, 2]), about, numbers([0, 2], [0, 2], [0, 2], [0, 4], [at, 4]), bytes);
    at += 4 + about.length + bytes.length + packed.length;
  }
  const directory = Buffer.concat(central);
  const end = numbers([0x06054b50, 4], [0, 2], [0, 2], [entries.length, 2], [entries.length, 2], [directory.length, 4], [at, 4], [0, 2]);
  return Buffer.concat([...local, directory, end]);
};

const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>';
const OPEN = 'http://schemas.openxmlformats.org/';
const relationships = (items: readonly string[]): string =>
  `${HEAD}<Relationships xmlns="${OPEN}package/2006/relationships">${items.join('')}</Relationships>`;
const relationship = (id: string, kind: string, target: string): string =>
  `<Relationship Id="${id}" Type="${OPEN}officeDocument/2006/relationships/${kind}" Target="${target}"/>`;

export const WORD_NAMESPACES = [
  `xmlns:w="${OPEN}wordprocessingml/2006/main"`,
  `xmlns:r="${OPEN}officeDocument/2006/relationships"`,
  `xmlns:m="${OPEN}officeDocument/2006/math"`,
  `xmlns:mc="${OPEN}markup-compatibility/2006"`,
  'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"',
  'xmlns:v="urn:schemas-microsoft-com:vml"',
  'xmlns:o="urn:schemas-microsoft-com:office:office"',
].join(' ');
const wordPart = (name: string, inside: string): string => `${HEAD}<w:${name} ${WORD_NAMESPACES}>${inside}</w:${name}>`;

export type DocxPart = 'styles' | 'numbering' | 'footnotes' | 'endnotes';
export const docxEntries = (body: string, parts: Partial<Record<DocxPart, string>> = {}): ZipEntry[] => [
  { name: '_rels/.rels', data: relationships([relationship('rId1', 'officeDocument', 'word/document.xml')]) },
  {
    name: 'word/_rels/document.xml.rels',
    data: relationships(Object.keys(parts).map((kind, index) => relationship(`rId${index + 1}`, kind, `${kind}.xml`))),
  },
  ...Object.entries(parts).map(([kind, inside]) => ({ name: `word/${kind}.xml`, data: wordPart(kind, inside) })),
  { name: 'word/document.xml', data: wordPart('document', `<w:body>${body}</w:body>`) },
];
/** A Word document of this body (WordprocessingML with the usual prefixes). */
export const docxOf = (body: string, parts?: Partial<Record<DocxPart, string>>): Buffer => zipOf(docxEntries(body, parts));

/** A paragraph of one run; `properties` go into its pPr. */
export const p = (text: string, properties = ''): string =>
  `<w:p>${properties && `<w:pPr>${properties}</w:pPr>`}<w:r><w:t xml:space="preserve">${text}</w:t></w:r></w:p>`;

export interface XlsxSheet {
  readonly name: string;
  /** `<row>` elements. */
  readonly rows: string;
  readonly before?: string;
  readonly after?: string;
  readonly state?: string;
}
export interface XlsxExtras {
  readonly strings?: readonly string[];
  /** Number formats of the cell styles 1, 2, …; style 0 is General. */
  readonly formats?: readonly string[];
  readonly date1904?: boolean;
}
const MAIN = `xmlns="${OPEN}spreadsheetml/2006/main" xmlns:r="${OPEN}officeDocument/2006/relationships"`;
const escaped = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;');

export const xlsxEntries = (
  sheets: readonly XlsxSheet[],
  { strings = [], formats = [], date1904 = false }: XlsxExtras = {},
): ZipEntry[] => [
  { name: '_rels/.rels', data: relationships([relationship('rId1', 'officeDocument', 'xl/workbook.xml')]) },
  {
    name: 'xl/workbook.xml',
    data: `${HEAD}<workbook ${MAIN}><workbookPr date1904="${date1904}"/><sheets>${sheets
      .map(
        ({ name, state }, index) =>
          `<sheet name="${name}" sheetId="${index + 1}"${state ? ` state="${state}"` : ''} r:id="s${index + 1}"/>`,
      )
      .join('')}</sheets></workbook>`,
  },
  {
    name: 'xl/_rels/workbook.xml.rels',
    data: relationships([
      ...sheets.map((_, index) => relationship(`s${index + 1}`, 'worksheet', `worksheets/sheet${index + 1}.xml`)),
      relationship('t', 'sharedStrings', 'sharedStrings.xml'),
      relationship('f', 'styles', 'styles.xml'),
    ]),
  },
  { name: 'xl/sharedStrings.xml', data: `${HEAD}<sst ${MAIN}>${strings.map((text) => `<si>${text}</si>`).join('')}</sst>` },
  {
    name: 'xl/styles.xml',
    data: `${HEAD}<styleSheet ${MAIN}><numFmts>${formats
      .map((code, index) => `<numFmt numFmtId="${index + 164}" formatCode="${escaped(code)}"/>`)
      .join(
        '',
      )}</numFmts><cellXfs><xf numFmtId="0"/>${formats.map((_, index) => `<xf numFmtId="${index + 164}"/>`).join('')}</cellXfs></styleSheet>`,
  },
  ...sheets.map(({ rows, before = '', after = '' }, index) => ({
    name: `xl/worksheets/sheet${index + 1}.xml`,
    data: `${HEAD}<worksheet ${MAIN}>${before}<sheetData>${rows}</sheetData>${after}</worksheet>`,
  })),
];
export const xlsxOf = (sheets: readonly XlsxSheet[], extras?: XlsxExtras): Buffer => zipOf(xlsxEntries(sheets, extras));

/** A cell with a text of its own. */
export const t = (reference: string, text: string): string => `<c r="${reference}" t="inlineStr"><is><t>${text}</t></is></c>`;
/** A cell with a number, in the style of this place. */
export const n = (reference: string, value: string, style = 0): string => `<c r="${reference}" s="${style}"><v>${value}</v></c>`;
