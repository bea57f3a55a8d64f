// Records what a labelled document says: the shape of NAME.labels.json beside each document.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';

export interface LabelledFinding {
  readonly check: string;
  readonly status: 'fail' | 'warn' | 'hint';
  /** An exact substring of the document; absent where the mistake has no place. */
  readonly quote?: string;
}
export interface Labels {
  readonly title?: string;
  readonly figures: Readonly<Record<string, string>>;
  /** Further values where the text itself states two. */
  readonly alternatives?: Readonly<Record<string, readonly string[]>>;
  /** Implied only: reading them is neither right nor wrong, reading another value is wrong. */
  readonly optionalFigures?: Readonly<Record<string, string>>;
  readonly sections: readonly string[];
  /** Headings that may be counted or not. */
  readonly optionalSections?: readonly string[];
  readonly findings?: readonly LabelledFinding[];
  /** Checks that must not give fail or warn. */
  readonly clean?: readonly string[];
  /** Checks that may or may not. */
  readonly neutral?: readonly string[];
}
export interface LabelledDocument {
  readonly name: string;
  readonly path: string;
  readonly labels: Labels;
}

const DOCUMENT = /\.(txt|docx|doc|xlsx|xls)$/i;

/** The documents of a folder that have labels, by name. */
export const labelledDocuments = (folder: string): LabelledDocument[] =>
  readdirSync(folder)
    .filter((file) => DOCUMENT.test(file))
    .sort()
    .map((file) => ({ name: file, path: join(folder, file), beside: join(folder, `${basename(file).replace(DOCUMENT, '')}.labels.json`) }))
    .filter(({ beside }) => existsSync(beside))
    .map(({ name, path, beside }) => ({ name, path, labels: JSON.parse(readFileSync(beside, 'utf8')) as Labels }));
