// Records what can be asked to be written: a report, or blank forms.
import type { ReportContent } from '@camphor/domain';
import type { PaperFacts } from '../paper/report-paper';
import { writeBlank } from './write-blank';
import { writeReport, type ExportFormat } from './write-report';

export type WritingTask =
  | { readonly is: 'report'; readonly format: ExportFormat; readonly content: ReportContent; readonly facts: PaperFacts }
  | { readonly is: 'blank'; readonly format: 'docx' | 'xlsx'; readonly year: number };

export const writeTask = (task: WritingTask): Promise<Uint8Array> =>
  task.is === 'blank' ? writeBlank(task.format, task.year) : writeReport(task.format, task.content, task.facts);
