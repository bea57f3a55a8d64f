// Records the sentence in which a file is refused, by what is wrong with it; each names the file and the way out.
import type { Words } from '@camphor/domain';
import type { RefusedFileCode } from './unreadable';

export const TAKEN: Words = {
  zh: '可导入 Word 文档（.docx、.doc）、Excel 工作簿（.xlsx、.xls）和文本文件（.txt）',
  en: 'Word documents (.docx, .doc), Excel workbooks (.xlsx, .xls) and text files (.txt) can be imported',
};

/** {file} is the name of the file, {kind} what it really is. */
export const refusalSentences: Readonly<Record<RefusedFileCode, Words>> = {
  empty: {
    zh: '“{file}”是空文件，里面没有文字；请确认选对了文件。',
    en: '"{file}" is empty, it contains no words: make sure that it is the right file.',
  },
  too_large: {
    zh: '“{file}”超过 20 MB，不能导入；请删去图片后再试。',
    en: '"{file}" is larger than 20 MB and cannot be imported: take out pictures and try again.',
  },
  not_text: {
    zh: `“{file}”不是文本，无法辨认其编码；${TAKEN.zh}。`,
    en: `"{file}" is no text in a known encoding; ${TAKEN.en}.`,
  },
  unsupported: { zh: `“{file}”实际是{kind}；${TAKEN.zh}。`, en: `"{file}" really is {kind}; ${TAKEN.en}.` },
  encrypted: {
    zh: `“{file}”设有密码，请先去除密码再导入；${TAKEN.zh}。`,
    en: `"{file}" is protected by a password: remove the password first; ${TAKEN.en}.`,
  },
  damaged: {
    zh: '“{file}”已损坏或被截断，无法读取；请重新复制原文件，或用 Word、WPS 打开后另存为新的 .docx 或 .xlsx 再导入。',
    en: '"{file}" is damaged or cut off and cannot be read: copy the original again, or open it in Word or WPS and save it as a new .docx or .xlsx.',
  },
  unsafe: {
    zh: '“{file}”内含有文档类型声明（DTD），可能引用外部内容，不予读取；请用 Word 或 WPS 打开后另存为新文件再导入。',
    en: '"{file}" declares a document type (DTD), by which it could draw in other content, and is not read: open it in Word or WPS and save it as a new file.',
  },
  too_much: {
    zh: '“{file}”的内容远多于一份自评报告（或是恶意压缩的文件），不能导入；请只保留报告本身后再试。',
    en: '"{file}" holds far more than a report does (or was compressed with bad intent) and cannot be imported: keep the report alone and try again.',
  },
  too_slow: {
    zh: '“{file}”在规定时间内没有读完，已停止；请删去与报告无关的内容，或另存为新文件后再试。',
    en: '"{file}" could not be read in the time allowed and was given up: take out what is no part of the report, or save it as a new file.',
  },
  too_many: {
    zh: '正在读取的文件太多，“{file}”没有读取；请稍后再试。',
    en: 'Too many files are being read, "{file}" was not: try again in a moment.',
  },
};
