// Writes a report as PDF with its fonts inside, laid out like the Word document; asks nothing of the network.
import type { Content, ContentSection, TDocumentDefinitions } from 'pdfmake/interfaces';
import { formText, landscapePage, linePoints, page, pageNumberDrop, points, titleLinePoints } from '../paper/gb9704.table';
import type { PaperAnnex, PaperBlock, ReportPaper } from '../paper/report-paper';
import { titleLines } from '../paper/title-lines';
import { fontFiles, showable } from './pdf-fonts';
import { lineHeightFor } from './pdf-lines';
import { formTable } from './pdf-table';

const mm = (millimetres: number): number => (millimetres / 25.4) * 72;
/** 28 characters fill a line of 156 mm. */
const BODY = 15.75;
const body = { fontSize: BODY, lineHeight: lineHeightFor(BODY, linePoints) };

const blockContent = (block: PaperBlock): Content => {
  const shape = { ...body, leadingIndent: 2 * BODY, alignment: 'justify' as const };
  if (block.is === 'heading') return { ...shape, text: showable(block.text), bold: block.look === 1, headlineLevel: block.level };
  const { text, lead, flush } = block;
  if (!lead) return { ...shape, ...(flush ? { leadingIndent: 0, alignment: 'left' as const } : {}), text: showable(text) };
  return { ...shape, text: [{ text: showable(text.slice(0, lead.length)), bold: lead.look === 1 }, showable(text.slice(lead.length))] };
};

const titleContent = (text: string, size: number, line: number, after: number): Content => ({
  text: showable(text),
  fontSize: size,
  bold: true,
  alignment: 'center',
  lineHeight: lineHeightFor(size, line),
  margin: [0, 0, 0, after],
});
const smallLine = (text: string, alignment: 'left' | 'right'): Content => ({
  text: showable(text),
  fontSize: points.five,
  alignment,
  lineHeight: lineHeightFor(points.five, 16),
});
const signatureContent = ({ unit, date }: { readonly unit: string; readonly date: string }): Content => ({
  // The name of the unit above the middle of the date, the date four characters from the edge.
  unbreakable: true,
  margin: [0, 2 * linePoints, 4 * BODY, 0],
  columns: [
    { width: '*', text: '' },
    {
      width: 'auto',
      stack: [
        { ...body, text: showable(unit), alignment: 'center' },
        { ...body, text: date, alignment: 'center' },
      ],
    },
  ],
});

const annexContent = (annex: PaperAnnex): Content[] => {
  const size = annex.landscape ? landscapePage : page;
  const { title } = annex.landscape ? formText.lying : formText.upright;
  return [
    { text: annex.label, bold: true, fontSize: points.three, lineHeight: lineHeightFor(points.three, 22) },
    titleContent(annex.title, title, title + 10, 0),
    ...(annex.unitLine === '' ? [] : [smallLine(annex.unitLine, 'right')]),
    formTable(annex, mm(size.width - size.left - size.right)),
    ...[...annex.notes, annex.footer].filter((line) => line !== '').map((line) => smallLine(line, 'left')),
  ];
};

const TRAIL = 6.5;
const sectionOf = (content: Content, lying: boolean, trail: string | null): ContentSection => {
  const size = lying ? landscapePage : page;
  return {
    section: content,
    pageSize: 'A4',
    pageOrientation: lying ? 'landscape' : 'portrait',
    pageMargins: [mm(size.left), mm(size.top), mm(size.right), mm(size.bottom)],
    footer: (current) => ({
      margin: [mm(size.left), mm(pageNumberDrop), mm(size.right), 0],
      stack: [
        {
          text: `— ${current} —`,
          fontSize: points.four,
          alignment: current % 2 === 1 ? 'right' : 'left',
          margin: [points.four, 0, points.four, 0],
        },
        ...(trail === null ? [] : [{ text: showable(trail), fontSize: TRAIL, alignment: 'center' as const }]),
      ],
    }),
  };
};

export const writePdf = async (paper: ReportPaper): Promise<Buffer> => {
  // Loaded when it is asked for: the library and its fonts are large.
  const { default: pdfmake } = await import('pdfmake');
  const allowed = new Set<string>(Object.values(fontFiles));
  pdfmake.setUrlAccessPolicy(() => false);
  pdfmake.setLocalAccessPolicy((path) => allowed.has(path));
  pdfmake.setFonts({ Serif: { ...fontFiles, italics: fontFiles.normal, bolditalics: fontFiles.bold } });
  const text: Content[] = [
    titleContent(titleLines(paper.title).join('\n'), points.two, titleLinePoints, linePoints),
    ...paper.blocks.map(blockContent),
    ...(paper.signature ? [signatureContent(paper.signature)] : []),
  ];
  const definition: TDocumentDefinitions = {
    info: { title: paper.title, author: paper.signature?.unit ?? '' },
    language: 'zh-CN',
    displayTitle: true,
    defaultStyle: { font: 'Serif', fontSize: BODY },
    content: [
      sectionOf(text, false, paper.trail),
      ...paper.annexes.map((annex) => sectionOf(annexContent(annex), annex.landscape, paper.trail)),
    ],
    // A heading does not stand alone at the foot of a page.
    pageBreakBefore: (node, nodes) => node.headlineLevel !== undefined && nodes.getFollowingNodesOnPage().length === 0,
  };
  return pdfmake.createPdf(definition).getBuffer();
};
