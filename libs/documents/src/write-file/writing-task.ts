// Records what can be asked to be written: a report, the notice of a result, or blank forms.
import type { ReportContent } from '@camphor/domain';
import { noticePaper, type NoticeFacts } from '../paper/notice-paper';
import type { PaperFacts } from '../paper/report-paper';
import { writeDocx } from '../write-docx/write-docx';
import { writePdf } from '../write-pdf/write-pdf';
import { writeBlank } from './write-blank';
import { writeReport, type ExportFormat } from './write-report';

export type WritingTask =
  | { readonly is: 'report'; readonly format: ExportFormat; readonly content: ReportContent; readonly facts: PaperFacts }
  | { readonly is: 'notice'; readonly format: 'docx' | 'pdf'; readonly facts: NoticeFacts }
  | { readonly is: 'blank'; readonly format: 'docx' | 'xlsx'; readonly year: number };

export const writeTask = async (task: WritingTask): Promise<Uint8Array> => {
  if (task.is === 'blank') return writeBlank(task.format, task.year);
  if (task.is === 'report') return writeReport(task.format, task.content, task.facts);
  const paper = noticePaper(task.facts);
  return task.format === 'pdf' ? writePdf(paper) : writeDocx(paper);
};
