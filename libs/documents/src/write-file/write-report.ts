// Decides as which kinds of file a report leaves, under which name and type.
import { isFormKey, type ReportContent } from '@camphor/domain';
import { paperOf, type PaperFacts } from '../paper/report-paper';
import { writeDocx } from '../write-docx/write-docx';
import { writePdf } from '../write-pdf/write-pdf';
import { writeXlsx } from '../write-xlsx/write-xlsx';

export const EXPORT_FORMATS = ['docx', 'xlsx', 'pdf', 'json'] as const;
export type ExportFormat = (typeof EXPORT_FORMATS)[number];
export const exportTypes: Record<ExportFormat, string> = {
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  pdf: 'application/pdf',
  json: 'application/json',
};

/** 樟树乡人民政府2023年度部门整体支出绩效自评报告.docx; without what a file system trips over. */
export const fileNameOf = (title: string, format: ExportFormat): string =>
  `${title.replace(/[\u0000-\u001f\u007f<>:"/\\|?*]|[\ud800-\udfff]/g, '')}.${format}`;

/** Everything that the report says, keys in a fixed order. */
const jsonOf = (content: ReportContent, { unit, year, signed }: PaperFacts): string => {
  const { title, figures, sections, headings, tables, explanations, selfScores } = content;
  const sorted = <T>(all: Readonly<Record<string, T>>): Record<string, T> =>
    Object.fromEntries(Object.entries(all).sort(([a], [b]) => (a < b ? -1 : 1)));
  const forms = Object.fromEntries(Object.entries(tables).filter(([key]) => isFormKey(key)));
  return `${JSON.stringify(
    {
      format: 'camphor-report-1',
      unit,
      year,
      signed,
      content: {
        title,
        figures: sorted(figures),
        sections: sorted(sections),
        headings,
        tables: forms,
        explanations: sorted(explanations),
        selfScores,
      },
    },
    null,
    1,
  )}\n`;
};

export const writeReport = async (format: ExportFormat, content: ReportContent, facts: PaperFacts): Promise<Uint8Array> => {
  if (format === 'json') return Buffer.from(jsonOf(content, facts));
  if (format === 'xlsx') return writeXlsx(content, facts);
  const paper = paperOf(content, facts);
  return format === 'pdf' ? writePdf(paper) : writeDocx(paper);
};
