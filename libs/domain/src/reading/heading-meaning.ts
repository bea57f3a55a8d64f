// Decides which sections the words of one heading open.
import type { SectionKey } from '../reports/sections.table';
import { fold } from './folded-text';
import { headingFillers, headingJoints, headingsTable } from './headings.table';
import { Dictionary, spellings } from './spellings';

type Word = { readonly opens: SectionKey | null; readonly strength: number; readonly ifAlone: boolean } | 'filler' | 'joint';

const compile = (): Dictionary<Word> => {
  const dictionary = new Dictionary<Word>();
  const known = new Set<string>();
  const add = (spelling: string, word: Word): void => {
    if (spelling === '' || known.has(spelling)) return;
    known.add(spelling);
    dictionary.add(spelling, word);
  };
  for (const { opens, strength, ifAlone, words } of headingsTable)
    for (const word of words.flatMap(spellings)) add(word, { opens, strength, ifAlone: ifAlone === true });
  for (const joint of headingJoints) add(joint, 'joint');
  for (const filler of headingFillers) add(filler, 'filler');
  return dictionary;
};
const vocabulary = compile();

export interface HeadingMeaning {
  readonly keys: readonly SectionKey[];
  /** Every word of the heading is known: it is a heading wherever it stands. */
  readonly whole: boolean;
  /** True only of a heading without sub-headings (预算执行情况). */
  readonly ifAlone: boolean;
}
const NOTHING: HeadingMeaning = { keys: [], whole: false, ifAlone: false };
const MAX_TITLE = 60;

/** What is left of a heading without brackets, years and end marks: "（一）综合评价结论（此处填写…）。" → "综合评价结论". */
const bare = (title: string): string =>
  fold(title)
    .text.replace(/[(〔[【][^()〔〕[\]【】]*[)〕\]】]/g, '')
    .replace(/(19|20)\d\d年(度)?/g, '')
    .replace(/^(附件|附表|附)[\d一二三四五六]*$/, '$1')
    .replace(/[。:;,，.、]+$/, '');

type Concept = Exclude<Word, string>;

/** The meaning of a heading without its numbering. */
export const meaningOf = (title: string): HeadingMeaning => {
  if (title.length > MAX_TITLE) return NOTHING;
  const text = bare(title);
  const phrases: (Concept | null)[] = [null];
  let whole = text !== '';
  for (let i = 0; i < text.length;) {
    const found = vocabulary.longest(text, i);
    if (!found) {
      whole = false;
      i += 1;
      continue;
    }
    i = found.end;
    if (found.meaning === 'joint') phrases.push(null);
    else if (found.meaning !== 'filler') phrases[phrases.length - 1] = stronger(phrases.at(-1) ?? null, found.meaning);
  }
  const concepts = phrases.filter((phrase): phrase is Concept => phrase !== null);
  const certain = concepts.filter((concept) => !concept.ifAlone);
  const used = certain.some((concept) => concept.opens !== null) ? certain : concepts;
  const keys = [...new Set(used.map((concept) => concept.opens))].filter((key): key is SectionKey => key !== null);
  return { keys, whole, ifAlone: keys.length > 0 && used !== certain };
};

const stronger = (before: Concept | null, next: Concept): Concept => (before !== null && before.strength > next.strength ? before : next);
