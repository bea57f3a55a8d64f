// Decides how paragraphs of an official document are written for Word and WPS: fonts by name, exact lines, indents in characters.
import { AlignmentType, HeadingLevel, LineRuleType, Paragraph, Tab, TextRun, type IParagraphOptions, type IRunOptions } from 'docx';
import { bodyCharSpacing, fontOfLook, fonts, linePoints, points, titleLinePoints, type PaperFont } from '../paper/gb9704.table';
import type { PaperHeading, PaperText } from '../paper/report-paper';
import { textWidth } from '../paper/text-width';
import { titleLines } from '../paper/title-lines';

const twips = (value: number): number => Math.round(value * 20);
export const lines = (value: number): IParagraphOptions['spacing'] => ({
  line: twips(value),
  lineRule: LineRuleType.EXACT,
  before: 0,
  after: 0,
});

/** One name for all scripts, and the hint: else quotes and dashes fall to a Western font. */
export const runFont = (font: PaperFont): IRunOptions['font'] => {
  const { name } = fonts[font];
  return { ascii: name, hAnsi: name, eastAsia: name, cs: name, hint: 'eastAsia' };
};
export const run = (text: string, font: PaperFont, size: number): TextRun => {
  const look = { font: runFont(font), size: size * 2, color: '000000', characterSpacing: size === points.three ? bodyCharSpacing : 0 };
  const pieces = text.split('\t');
  if (pieces.length === 1) return new TextRun({ ...look, text });
  return new TextRun({ ...look, children: pieces.flatMap((piece, index) => (index === 0 ? [piece] : [new Tab(), piece])) });
};

const INDENT = { firstLine: twips(2 * points.three), firstLineChars: 200 };
const LEVELS = [
  HeadingLevel.HEADING_1,
  HeadingLevel.HEADING_2,
  HeadingLevel.HEADING_3,
  HeadingLevel.HEADING_4,
  HeadingLevel.HEADING_5,
  HeadingLevel.HEADING_6,
] as const;

export const titleParagraph = (text: string): Paragraph =>
  new Paragraph({
    alignment: AlignmentType.CENTER,
    spacing: { ...lines(titleLinePoints), after: twips(linePoints) },
    children: titleLines(text).flatMap((line, index) => [
      ...(index > 0 ? [new TextRun({ font: runFont('title'), break: 1 })] : []),
      run(line, 'title', points.two),
    ]),
  });
export const headingParagraph = ({ text, level, look }: PaperHeading): Paragraph =>
  new Paragraph({
    heading: LEVELS[Math.min(Math.max(level, 1), LEVELS.length) - 1] ?? HeadingLevel.HEADING_6,
    alignment: AlignmentType.BOTH,
    spacing: lines(linePoints),
    indent: INDENT,
    keepNext: true,
    children: [run(text, fontOfLook[look], points.three)],
  });
export const textParagraph = ({ text, lead, flush }: PaperText): Paragraph =>
  new Paragraph({
    alignment: flush ? AlignmentType.LEFT : AlignmentType.BOTH,
    spacing: lines(linePoints),
    ...(flush ? {} : { indent: INDENT }),
    children: lead
      ? [
          run(text.slice(0, lead.length), fontOfLook[lead.look], points.three),
          ...(text.length > lead.length ? [run(text.slice(lead.length), 'body', points.three)] : []),
        ]
      : [run(text, 'body', points.three)],
  });

/** 落款: the day ends four characters from the edge, the name of the unit stands above its middle. */
export const signatureParagraphs = ({ unit, date }: { readonly unit: string; readonly date: string }): Paragraph[] => {
  const shift = (textWidth(date) - textWidth(unit)) / 2;
  const [unitEdge, dateEdge] = shift >= -2 ? [4 + shift, 4] : [2, 2 - shift];
  const line = (text: string, edge: number, before: number): Paragraph =>
    new Paragraph({
      alignment: AlignmentType.RIGHT,
      spacing: { ...lines(linePoints), before },
      indent: { right: twips(Math.max(edge, 0) * points.three) },
      keepLines: true,
      keepNext: text === unit,
      children: [run(text, 'body', points.three)],
    });
  return [line(unit, unitEdge, twips(2 * linePoints)), line(date, dateEdge, 0)];
};

/** What stands around a form: 附件1 in 黑体 at the left edge, its title in the middle, the unit of measure at the right. */
export const annexLabel = (text: string): Paragraph => new Paragraph({ spacing: lines(20), children: [run(text, 'first', points.three)] });
export const annexTitle = (text: string, size: number): Paragraph =>
  new Paragraph({
    alignment: AlignmentType.CENTER,
    spacing: lines(size + 10),
    keepNext: true,
    children: [run(text, 'title', size)],
  });
export const smallLine = (text: string, alignment: 'left' | 'right'): Paragraph =>
  new Paragraph({
    alignment: alignment === 'right' ? AlignmentType.RIGHT : AlignmentType.LEFT,
    spacing: { line: twips(16), lineRule: LineRuleType.EXACT, before: 20, after: 20 },
    children: [run(text, 'body', points.five)],
  });
