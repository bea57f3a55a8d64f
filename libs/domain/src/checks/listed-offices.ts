// Decides whether as many offices, centres and brigades are listed (分别是 …) as are counted.
import type { FigureKey } from '../reports/figures.table';
import type { Ground } from './ground';
import { placeOf, type Sentence } from './prose';
import { nameOf } from './say-figures';
import { outcomeOf, type Outcome, type Verdict } from './verdict';

type Body = 'org.offices' | 'org.centres' | 'org.brigades';
const bodies: readonly Body[] = ['org.offices', 'org.centres', 'org.brigades'];

const COUNTED =
  /(?<!第)(?:[一二两三四五六七八九十]{1,3}|\d{1,3})个?(?:内设(?:机构|科室|股室)|职能(?:科室|股室)|办公室|股室|科室|股|科|处室|部室|部门|中心|大队|办|站所|[^、，,；;：:。（）()\d]{0,6}(?:机构|单位)|(?<=个)(?=[。，,；;]|$))/g;
const SEPARATOR = /[、，,；;：:。和及与]|以及|分别[是为]|即|包括|下设|内设|设立|设有|设置|(?<!内|下|建)设(?=[^\u7f6e])/;

const BELOW = /(?:下属|下设|所属|下辖|另设|另有)(?!.{0,4}(?:办公室|股室|科室))/;

const bodyOf = (name: string): Body | null => {
  if (name.endsWith('中心')) return 'org.centres';
  if (name.endsWith('大队')) return 'org.brigades';
  // 临床科室18个: a kind, not the name of one.
  if (/[科股处部]室$/.test(name)) return null;
  return /(?:办公室|办|股|室|科|处|部)$/.test(name) && !/^(?:[一二两三四五六七八九十]|\d)+个/.test(name) ? 'org.offices' : null;
};

interface Listed extends Record<Body, number> {
  /** 退役军人服务站: counted among the centres by some. */
  stations: number;
  /** 财政所, 执法队, 妇联: counted among the offices by some. */
  others: number;
}
/** The names in a stretch of text, counted phrases ("六个办公室") taken out first; a bracket after such a phrase is the list, any other an aside. */
const listedIn = (text: string): Listed => {
  const found: Listed = { 'org.offices': 0, 'org.centres': 0, 'org.brigades': 0, stations: 0, others: 0 };
  const names = text
    .replace(COUNTED, '、')
    .replace(/、[（(]([^（）()]*)[）)]/g, '、$1、')
    .replace(/[（(][^（）()]*[）)]/g, '')
    .split(SEPARATOR)
    .map((name) => name.replace(/(?:等|共计|共|合计|总共)+$/, ''));
  for (const name of names) {
    if (name.length < 2 || name.length > 24) continue;
    const body = bodyOf(name);
    if (body) found[body] += 1;
    else if (name.endsWith('站')) found.stations += 1;
    else if (/[\u4e00-\u9fff](?:所|队|组|馆|工会|妇联|团委)$/.test(name)) found.others += 1;
  }
  return found;
};

/** The line up to 。 in which the count stands, and the next sentence when it only goes on listing. */
const stretchOf = (ground: Ground, key: Body): { readonly text: string; readonly sentence: Sentence } | null => {
  const statement = ground.statementOf(key);
  if (!statement || statement.medium !== 'prose') return null;
  const passage = ground.passages.find(({ start, end }) => start <= statement.numberStart && statement.numberStart < end);
  if (!passage) return null;
  const all = ground.sentencesOf(passage);
  const { text, at } = passage.folded;
  const index = all.findIndex(({ end }) => (at[end] ?? passage.end) > statement.numberStart);
  const own = all[index];
  if (!own) return null;
  let [from, to] = [index, index];
  // A list goes on after ； but not after 。
  while (from > 0 && '；;'.includes(text.charAt(all[from - 1]?.end ?? 0))) from -= 1;
  while (to + 1 < all.length && ('；;'.includes(text.charAt(all[to]?.end ?? 0)) || /^(?:分别|即|包括)/.test(all[to + 1]?.text ?? '')))
    to += 1;
  const [start, end] = [all[from]?.start ?? own.start, Math.min(all[to]?.end ?? own.end, own.end + 1000)];
  // "…4个股室，下属婚姻登记处2个事业单位": what is named after that is none of the offices.
  const number = at.findIndex((place) => place >= statement.numberStart);
  const below = key === 'org.offices' && number >= 0 ? text.slice(number, end).search(BELOW) : -1;
  return { text: text.slice(start, below < 0 ? end : number + below), sentence: own };
};

const verdictOf = (ground: Ground, key: Body): Verdict => {
  const counted = ground.value(key);
  const stretch = counted && stretchOf(ground, key);
  if (!counted || !stretch) return 'unknown';
  const all = listedIn(stretch.text);
  const listed = all[key];
  // A 执法大队 without a count of its own is one of the 内设机构.
  const uncounted = ground.value('org.brigades') ? 0 : all['org.brigades'];
  const also = { 'org.offices': all.others + uncounted, 'org.centres': all.stations, 'org.brigades': 0 }[key];
  if (counted.gte(listed) && counted.lte(listed + also)) return 'held';
  const open = /等(?!级)/.test(stretch.text);
  // One name alone is a mention, no list.
  if (listed < 2 || (open && counted.gt(listed))) return 'unknown';
  const statement = ground.statementOf(key);
  const { passage, start, end } = stretch.sentence;
  const name = nameOf(key as FigureKey);
  return {
    about: key,
    key,
    place: statement ? { quote: statement.quote, start: statement.start } : placeOf(ground.input.document, passage, start, end),
    message: {
      zh: `${name.zh}写的是 ${counted.toFixed()} 个，列出的有 ${listed} 个。请核对个数或名单。`,
      en: `"${name.en}" is ${counted.toFixed()}, but ${listed} are listed. Please check the count or the list.`,
    },
  };
};

export const checkOffices = (ground: Ground): Outcome =>
  outcomeOf(
    bodies.map((key) => verdictOf(ground, key)),
    { zh: '没有同时写明机构个数及其名单', en: 'no count of offices stands beside its list' },
  );
