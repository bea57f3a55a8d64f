// Speaks for documents: files into documents, and views into files.
export { evidenceKindOf, type KindOrProblem } from './kinds/evidence-kind';
export { MAX_LIST_BYTES, readRows, type BookRows, type SheetRows, type TableRows } from './read-rows';
export { writeSheetXlsx, type SheetWorkbook } from './write-sheet-xlsx';
export { writeBookXlsx, type BookSheetXlsx } from './write-book-xlsx';
export { writeListXlsx, type ListWorkbook } from './write-list-xlsx';
export * from './read-file';
export { decodeText, type DecodedText } from './read-text';
export { examineFile, rowsOfFile, bookOfFile, Examiner, usualLimits, type ExamineLimits } from './examine/examiner';
export type { Examination, Examined, Standards } from './examine/examination';
export { noticeTitle, type NoticeFacts } from './paper/notice-paper';
export { reportTitle, type PaperFacts, type PaperTrail } from './paper/report-paper';
export { EXPORT_FORMATS, exportTypes, fileNameOf, writeReport, type ExportFormat } from './write-file/write-report';
export { writeAside } from './write-file/scribe';
