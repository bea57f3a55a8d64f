// Decides which files may be evidence (佐证材料), under which names and media types, and how many of them.
import type { Words } from '../words';

interface KindRow {
  /** The first is the one a name is given when its own does not fit the content. */
  readonly extensions: readonly [string, ...string[]];
  readonly type: string;
  readonly label: Words;
}
const table = {
  pdf: { extensions: ['pdf'], type: 'application/pdf', label: { zh: 'PDF', en: 'PDF' } },
  ofd: { extensions: ['ofd'], type: 'application/ofd', label: { zh: 'OFD 版式文件', en: 'OFD' } },
  png: { extensions: ['png'], type: 'image/png', label: { zh: 'PNG 图片', en: 'PNG image' } },
  jpeg: { extensions: ['jpg', 'jpeg', 'jfif'], type: 'image/jpeg', label: { zh: 'JPEG 图片', en: 'JPEG image' } },
  gif: { extensions: ['gif'], type: 'image/gif', label: { zh: 'GIF 图片', en: 'GIF image' } },
  webp: { extensions: ['webp'], type: 'image/webp', label: { zh: 'WebP 图片', en: 'WebP image' } },
  bmp: { extensions: ['bmp'], type: 'image/bmp', label: { zh: 'BMP 图片', en: 'BMP image' } },
  tiff: { extensions: ['tif', 'tiff'], type: 'image/tiff', label: { zh: 'TIFF 扫描件', en: 'TIFF scan' } },
  heic: { extensions: ['heic', 'heif'], type: 'image/heic', label: { zh: 'HEIC 照片', en: 'HEIC photo' } },
  docx: {
    extensions: ['docx'],
    type: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
    label: { zh: 'Word 文档', en: 'Word document' },
  },
  xlsx: {
    extensions: ['xlsx'],
    type: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    label: { zh: 'Excel 表格', en: 'Excel workbook' },
  },
  pptx: {
    extensions: ['pptx'],
    type: 'application/vnd.openxmlformats-officedocument.presentationml.presentation',
    label: { zh: 'PowerPoint 演示', en: 'PowerPoint' },
  },
  doc: { extensions: ['doc', 'wps', 'wpt'], type: 'application/msword', label: { zh: 'Word 97 或 WPS 文字', en: 'Word 97 or WPS text' } },
  xls: { extensions: ['xls', 'et'], type: 'application/vnd.ms-excel', label: { zh: 'Excel 97 或 WPS 表格', en: 'Excel 97 or WPS sheet' } },
  ppt: {
    extensions: ['ppt', 'dps', 'pps'],
    type: 'application/vnd.ms-powerpoint',
    label: { zh: 'PowerPoint 97 或 WPS 演示', en: 'PowerPoint 97 or WPS slides' },
  },
  txt: { extensions: ['txt', 'csv'], type: 'text/plain; charset=utf-8', label: { zh: '纯文本', en: 'plain text' } },
} as const satisfies Record<string, KindRow>;

export type EvidenceKind = keyof typeof table;
export const evidenceKinds: Readonly<Record<EvidenceKind, KindRow>> = table;
export const EVIDENCE_KINDS = Object.keys(table) as EvidenceKind[];
export const isEvidenceKind = (text: string): text is EvidenceKind => Object.hasOwn(table, text);

const MEGABYTE = 1024 * 1024;
export const EVIDENCE_LIMITS = { fileBytes: 20 * MEGABYTE, files: 100, bytes: 500 * MEGABYTE } as const;
/** Why a file is none of the kinds, or one that a reviewer could not open safely. */
export const FILE_PROBLEMS = ['empty', 'unknown', 'markup', 'macros', 'encrypted', 'archive'] as const;
export type FileProblem = (typeof FILE_PROBLEMS)[number];
