// Decides how plain text becomes a document: every line that says something is a paragraph, at its place in the text.
import type { Paragraph, SourceDocument } from './document';

/** The text stays as it is, so that every offset holds in the file as decoded. */
export const documentFromText = (text: string): SourceDocument => {
  const blocks: Paragraph[] = [];
  for (let from = 0; from <= text.length;) {
    const at = text.indexOf('\n', from);
    const to = at < 0 ? text.length : at;
    const line = text.slice(from, to);
    const words = line.trim();
    if (words !== '') {
      const start = from + line.length - line.trimStart().length;
      blocks.push({ kind: 'paragraph', text: words, start, end: start + words.length });
    }
    from = to + 1;
  }
  return { medium: 'txt', text, blocks };
};
