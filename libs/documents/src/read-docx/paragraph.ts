// Records a paragraph while it is read: what it says, how it stands, and what hangs on it.
import type { Found, FoundParagraph } from '../lay-out-document';

export interface Run {
  bold: boolean | null;
  hidden: boolean | null;
  style: string | null;
}

export interface OpenParagraph {
  readonly words: string[];
  style: string | null;
  outline: number | null;
  numId: string | null;
  level: number | null;
  /** Its mark is deleted or hidden: it runs on into the next one. */
  runsOn: boolean;
  /** Line of an automatic table of contents. */
  contents: boolean;
  boldWords: number;
  plainWords: number;
  /** Text boxes and notes: they stand after it. */
  readonly after: Found[];
}

export const openParagraph = (contents: boolean): OpenParagraph => ({
  words: [],
  style: null,
  outline: null,
  numId: null,
  level: null,
  runsOn: false,
  contents,
  boldWords: 0,
  plainWords: 0,
  after: [],
});

/** A heading broken over lines is one heading; Latin words keep a gap. */
const joined = (text: string): string =>
  text.replace(/[^\S\n]*\n\s*/g, (gap, at: number) => (/\w/.test(text[at - 1] ?? '') && /\w/.test(text[at + gap.length] ?? '') ? ' ' : ''));

/** A soft line break ends a line as a clerk sees it: in running text each line is a paragraph of its own. */
export const paragraphsOf = (text: string, headingLevel: number | null, bold: boolean): FoundParagraph[] => {
  const marks = { ...(headingLevel === null ? {} : { headingLevel }), ...(bold ? { bold } : {}) };
  const lines = headingLevel === null ? text.split('\n') : [joined(text)];
  return lines.filter((line) => line.trim() !== '').map((line) => ({ kind: 'paragraph', text: line.trim(), ...marks }));
};
