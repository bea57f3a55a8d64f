// Decides where a title that is wider than its line is broken: before the year or the subject, so that no word is torn, else in even parts.
import { page, points } from './gb9704.table';
import { textWidth } from './text-width';

/** A sign less than the page holds: a font that stands in for 小标宋 is a little wider. */
const LINE = Math.floor((((page.width - page.left - page.right) / 25.4) * 72) / points.two) - 1;
const WORDS = [/(?=20\d\d\s*年)/, /(?=部门整体支出)/, /(?=整体支出)/, /(?=绩效)/];
const holds = (line: string): boolean => textWidth(line) >= 4 && textWidth(line) <= LINE;

const evenly = (title: string): string[] => {
  const share = textWidth(title) / Math.ceil(textWidth(title) / LINE);
  const lines = [''];
  for (const piece of title.match(/[\x21-\x7e]+|[^\x21-\x7e]/gu) ?? []) {
    const last = lines.at(-1) ?? '';
    if (last !== '' && textWidth(last) + textWidth(piece) / 2 > share) lines.push(piece);
    else lines[lines.length - 1] = last + piece;
  }
  return lines;
};

/** The lines of a title, centred one below the other; together they are the title. */
export const titleLines = (title: string): string[] => {
  if (textWidth(title) <= LINE) return [title];
  for (const word of WORDS) {
    const at = title.search(word);
    if (at > 0 && holds(title.slice(0, at)) && holds(title.slice(at))) return [title.slice(0, at), title.slice(at)];
  }
  return evenly(title);
};
