// Decides what a file of a scheme says, workbook or JSON: the draft that it makes, and all that stands against it, by its cell.
import {
  cellAddress,
  mendWords,
  placeOf,
  problemWords,
  readDraft,
  readSchemeRows,
  refuse,
  refuseAll,
  type Language,
  type PlacedProblem,
  type Reason,
  type Refusal,
  type SchemeBook,
} from '@camphor/domain';
import { bookOfFile } from '@camphor/documents';
import type { SchemeImport } from '@camphor/contract';
import { safeName } from '../reading/imports';

export interface SentScheme {
  readonly name: string;
  readonly content: Uint8Array;
}
const SHOWN_PROBLEMS = 200;

const readJson = (content: Uint8Array, name: string): SchemeBook | Refusal => {
  try {
    const body: unknown = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(content));
    const read = readDraft(body);
    return { scheme: read.ok ? read.draft : null, problems: read.problems.map((problem) => ({ problem, cell: null })) };
  } catch {
    const said = { zh: '不是 JSON 文件，请选择由“导出”得到的文件', en: 'no JSON; choose a file that "Export" made' };
    return refuse('malformed', 'file_unreadable', { field: 'file', file: name, problem: 'damaged', message: `${said.zh}。 ${said.en}.` });
  }
};

/** The workbook is read in a thread that holds nobody up; another kind of file is refused in a sentence. */
export const readSchemeFile = async (file: SentScheme, language: Language): Promise<SchemeBook | Refusal> => {
  const name = safeName(file.name);
  if (/\.json$/i.test(name)) return readJson(file.content, name);
  const read = await bookOfFile(name, file.content);
  if (read.ok) return readSchemeRows(read.sheets);
  const facts = { field: 'file', file: name, problem: read.code, message: read.message[language] };
  if (read.code === 'too_many') return refuse('too_many', 'file_unreadable', facts);
  return refuse(read.code === 'too_large' || read.code === 'too_much' ? 'too_large' : 'malformed', 'file_unreadable', facts);
};

const shownProblem = ({ problem, cell }: PlacedProblem, language: Language): SchemeImport['problems'][number] => ({
  sheet: cell?.sheet ?? null,
  row: cell?.row ?? null,
  column: cell?.column[language] ?? null,
  cell: cell && cellAddress(cell),
  place: placeOf(problem),
  code: problem.code,
  message: problemWords(problem)[language],
  mend: mendWords(problem)[language],
});
export const shownSchemeImport = ({ scheme, problems }: SchemeBook, language: Language): Omit<SchemeImport, 'draft'> => ({
  scheme,
  problems: problems.slice(0, SHOWN_PROBLEMS).map((each) => shownProblem(each, language)),
});

/** Why no draft can be made of it, every reason with its cell. */
export const whyNoScheme = ({ problems }: SchemeBook): Refusal => {
  const reasons = problems.slice(0, SHOWN_PROBLEMS).map(({ problem, cell }): Reason => {
    const [said, mend] = [problemWords(problem), mendWords(problem)];
    const place = cell ? cellAddress(cell) : placeOf(problem);
    return { code: 'scheme_problem', facts: { place, problem: problem.code, zh: `${said.zh}${mend.zh}`, en: `${said.en} ${mend.en}` } };
  });
  const [first, ...rest] = reasons;
  return first ? refuseAll('malformed', [first, ...rest]) : refuse('malformed', 'malformed', { field: 'file', problem: '' });
};
