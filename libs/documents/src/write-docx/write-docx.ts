// Writes a report as .docx in the format of official documents (GB/T 9704): it opens in Word and in WPS alike.
import {
  AlignmentType,
  convertMillimetersToTwip,
  Document,
  DocumentGridType,
  Footer,
  Packer,
  PageNumber,
  PageOrientation,
  Paragraph,
  SectionType,
  TextRun,
  type FileChild,
  type ISectionOptions,
} from 'docx';
import { footLines, formText, grid, landscapePage, linePoints, page, pageNumberDrop, points } from '../paper/gb9704.table';
import type { PaperAnnex, PaperBlock, ReportPaper } from '../paper/report-paper';
import { fontTable } from './docx-fonts';
import { styles } from './docx-styles';
import { formTable } from './docx-table';
import {
  annexLabel,
  annexTitle,
  lines,
  headingParagraph,
  run,
  runFont,
  signatureParagraphs,
  smallLine,
  textParagraph,
  titleParagraph,
} from './docx-text';

const twip = (millimetres: number): number => convertMillimetersToTwip(millimetres);

/** A line of 64 hexadecimal digits fits across the text. */
const TRAIL = 6.5;

/** Odd pages: number at the right, even pages: at the left, one character from the edge. */
const pageNumber = (side: 'left' | 'right', trail: string | null): Footer =>
  new Footer({
    children: [
      new Paragraph({
        spacing: lines(footLines.number),
        alignment: side === 'right' ? AlignmentType.RIGHT : AlignmentType.LEFT,
        indent: side === 'right' ? { right: points.four * 20 } : { left: points.four * 20 },
        children: [
          run('— ', 'pageNumber', points.four),
          new TextRun({ font: runFont('pageNumber'), size: points.four * 2, children: [PageNumber.CURRENT] }),
          run(' —', 'pageNumber', points.four),
        ],
      }),
      ...(trail === null
        ? []
        : [
            new Paragraph({
              spacing: lines(footLines.trail),
              alignment: AlignmentType.CENTER,
              children: [run(trail, 'pageNumber', TRAIL)],
            }),
          ]),
    ],
  });

const sectionOf = (children: readonly FileChild[], lying: boolean, trail: string | null): ISectionOptions => {
  const size = lying ? landscapePage : page;
  return {
    properties: {
      type: SectionType.NEXT_PAGE,
      page: {
        // The library turns width and height of a page that lies on its side.
        size: {
          width: twip(page.width),
          height: twip(page.height),
          orientation: lying ? PageOrientation.LANDSCAPE : PageOrientation.PORTRAIT,
        },
        margin: {
          top: twip(size.top),
          bottom: twip(size.bottom),
          left: twip(size.left),
          right: twip(size.right),
          header: twip(15),
          footer: twip(size.bottom - pageNumberDrop) - (footLines.number + (trail === null ? 0 : footLines.trail)) * 20,
          gutter: 0,
        },
      },
      grid: lying
        ? { type: DocumentGridType.LINES, linePitch: Math.round(linePoints * 20) }
        : {
            type: DocumentGridType.LINES_AND_CHARS,
            linePitch: Math.round(linePoints * 20),
            // 28 characters in 156 mm; in 4096ths of a point.
            charSpace: Math.round((((page.width - page.left - page.right) / 25.4) * 72 * 4096) / grid.characters - points.three * 4096),
          },
    },
    footers: { default: pageNumber('right', trail), even: pageNumber('left', trail) },
    children,
  };
};

const blockParagraph = (block: PaperBlock): Paragraph => (block.is === 'heading' ? headingParagraph(block) : textParagraph(block));

const annexChildren = (annex: PaperAnnex): FileChild[] => {
  const size = annex.landscape ? landscapePage : page;
  return [
    annexLabel(annex.label),
    annexTitle(annex.title, (annex.landscape ? formText.lying : formText.upright).title),
    ...(annex.unitLine === '' ? [] : [smallLine(annex.unitLine, 'right')]),
    formTable(annex, twip(size.width - size.left - size.right)),
    ...annex.notes.map((note) => smallLine(note, 'left')),
    ...(annex.footer === '' ? [] : [smallLine(annex.footer, 'left')]),
  ];
};

export const writeDocx = async (paper: ReportPaper): Promise<Buffer> => {
  const body = [
    titleParagraph(paper.title),
    ...paper.blocks.map(blockParagraph),
    ...(paper.signature ? signatureParagraphs(paper.signature) : []),
  ];
  const document = new Document({
    title: paper.title,
    creator: paper.signature?.unit ?? '',
    evenAndOddHeaderAndFooters: true,
    sections: [
      sectionOf(body, false, paper.trail),
      ...paper.annexes.map((annex) => sectionOf(annexChildren(annex), annex.landscape, paper.trail)),
    ],
  });
  return Packer.toBuffer(document, false, [
    { path: 'word/fontTable.xml', data: fontTable },
    { path: 'word/styles.xml', data: styles },
  ]);
};
