// Decides what is told about a file: what was read of it, what was understood, and what the checks find under the given standards.
import {
  chooseFigures,
  contentFromReading,
  leavesOf,
  readDocument,
  runChecks,
  statementsBeside,
  tableShapes,
  upperBound,
  type ChosenFigures,
  type Finding,
  type FormKey,
  type Medium,
  type ReadSection,
  type ReportContent,
  type Scheme,
  type SectionKey,
  type TableShape,
} from '@camphor/domain';
import { readFile, type RefusedFile } from '../read-file';

/** What a file is judged by. */
export interface Standards {
  readonly required: { readonly sections: readonly SectionKey[]; readonly forms: readonly FormKey[] };
  readonly scheme: Scheme;
  /** Are stated weights of indicators held against those of the scheme? */
  readonly weighed: boolean;
}
export interface Examination {
  readonly ok: true;
  readonly medium: Medium;
  readonly text: string;
  readonly title: string;
  readonly figures: ChosenFigures;
  /** Other values that the file states of a figure. */
  readonly beside: ReturnType<typeof statementsBeside>;
  readonly tables: readonly TableShape[];
  readonly sections: readonly ReadSection[];
  readonly content: ReportContent;
  readonly findings: readonly Finding[];
}
export type Examined = Examination | RefusedFile;

/** Reads, understands and checks a file; may take long over a hostile one. */
export const examine = async (name: string, bytes: Uint8Array, { required, scheme, weighed }: Standards): Promise<Examined> => {
  const read = await readFile(name, bytes);
  if (!read.ok) return read;
  const { document } = read;
  const reading = readDocument(document);
  const content = contentFromReading(reading);
  const findings = runChecks({
    document,
    reading,
    figures: content.figures,
    required,
    bands: scheme.bands,
    attainable: upperBound(scheme, content.figures),
    ...(weighed ? { weights: Object.fromEntries(leavesOf(scheme).map(({ id, weight }) => [id, weight])) } : {}),
  });
  const { medium, text } = document;
  return {
    ok: true,
    medium,
    text,
    title: reading.title,
    figures: chooseFigures(reading),
    beside: statementsBeside(reading),
    tables: tableShapes(document),
    sections: reading.sections,
    content,
    findings,
  };
};
