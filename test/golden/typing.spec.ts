// Asks: does a report say the same when it is typed another way? Full-width digits, other marks and brackets, blanks, yuan for 万元 change no figure.
import { resolve } from 'node:path';
import { chooseFigures, Decimal, documentFromText, isDecimal, readDocument } from '@camphor/domain';
import { labelledDocuments } from './labels';
import { documentAt } from './measure-document';

/** "1,234.5万元" in yuan with thousands commas. */
const inYuan = (text: string): string =>
  text.replace(/(?<![\d,，.%０-９ ])(\d{1,6}(?:,\d{3})*(?:\.\d{1,4})?)\s*万元/g, (_, number: string) => {
    const yuan = new Decimal(number.replaceAll(',', '')).times(10000).toFixed(2);
    return `${yuan.replace(/\B(?=(\d{3})+\.)/g, ',')}元`;
  });
const fullWidth = (text: string): string => text.replace(/[0-9.%]/g, (char) => String.fromCharCode(char.charCodeAt(0) + 0xfee0));

const waysOfTyping: Readonly<Record<string, (text: string) => string>> = {
  'full-width digits': fullWidth,
  'half-width marks': (text) => text.replaceAll('，', ',').replaceAll('：', ':').replaceAll('；', ';'),
  'half-width brackets and quotes': (text) => text.replaceAll('（', '(').replaceAll('）', ')').replace(/[“”]/g, '"'),
  'no quotes': (text) => text.replace(/[“”]/g, ''),
  'blanks around numbers': (text) => text.replace(/(\d)(万元|元|人|名|个|%)/g, '$1 $2').replace(/(\p{Script=Han})(\d)/gu, '$1 $2'),
  'a comma after 其中': (text) => text.replaceAll('其中：', '其中，'),
  'commas between parts': (text) => text.replace(/(万元|名|人)、/g, '$1，'),
  'yuan for 万元': inYuan,
};

/** Thousands that a blank separates ("6 900万元") are not rewritten here. */
const spaced = /\d \d{3}/;
const documents = labelledDocuments(resolve(__dirname, 'documents')).filter(({ name }) => name.endsWith('.txt'));

const figuresOf = (text: string): Record<string, string> =>
  Object.fromEntries(
    Object.entries(chooseFigures(readDocument(documentFromText(text)))).map(([key, { value }]) => [
      key,
      isDecimal(value) ? new Decimal(value).toFixed() : value,
    ]),
  );

const known = new Map<string, { text: string; figures: Record<string, string> }>();
/** Each document once, for all ways of typing it. */
const read = async (path: string) => {
  const before = known.get(path);
  if (before !== undefined) return before;
  const { text } = await documentAt(path);
  const found = { text, figures: figuresOf(text) };
  known.set(path, found);
  return found;
};

describe.each(Object.entries(waysOfTyping))('%s', (_way, typed) => {
  it.each(documents)('$name', async ({ path }) => {
    const { text, figures } = await read(path);
    if (spaced.test(text)) return;
    expect(figuresOf(typed(text))).toEqual(figures);
  });
});
