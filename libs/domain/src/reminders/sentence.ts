// Shows a sentence of the reminders' table with its facts filled in.
import { withinSentence, type Language, type Words } from '../words';

/** A text, or a text in both languages; a local date is written out; null = absent. */
export type SaidFact = string | Words | null;
export type SaidFacts = { readonly [name: string]: SaidFact };

const MONTHS = ['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October', 'November', 'December'];
const DATE = /^(\d{4})-(\d{2})-(\d{2})$/;

const written = (text: string, language: Language): string => {
  const [, year, month, day] = DATE.exec(text) ?? [];
  // What a person wrote brings its own full stop; the sentence has one.
  if (year === undefined) return withinSentence(text);
  return language === 'zh'
    ? `${year} 年 ${Number(month)} 月 ${Number(day)} 日`
    : `${Number(day)} ${MONTHS[Number(month) - 1] ?? month} ${year}`;
};
const said = (fact: SaidFact | undefined, language: Language): string | null => {
  if (fact === undefined || fact === null || fact === '') return null;
  return written(typeof fact === 'string' ? fact : fact[language], language);
};

/** {name} becomes the fact; a part in [ ] goes when one of its facts is absent; outside of one an absent fact is an empty place. */
export const sentence = (words: Words, facts: SaidFacts, language: Language): string => {
  const fill = (part: string): string | null => {
    let whole = true;
    const filled = part.replace(/\{(\w+)\}/g, (_, name: string) => {
      const text = said(facts[name], language);
      if (text === null) whole = false;
      return text ?? '';
    });
    return whole ? filled : null;
  };
  const parts = words[language].split(/(\[[^\]]*\])/);
  return parts
    .map((part) =>
      part.startsWith('[')
        ? (fill(part.slice(1, -1)) ?? '')
        : part.replace(/\{(\w+)\}/g, (_, name: string) => said(facts[name], language) ?? ''),
    )
    .join('');
};
