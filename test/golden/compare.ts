// Decides how a reading and its findings compare with the labels: right, missed, wrong, beyond; found and false alarms.
import { type Finding, Decimal, isDecimal } from '@camphor/domain';
import type { LabelledFinding, Labels } from './labels';

export interface Counts {
  readonly right: number;
  /** Labelled and not given, or given with another value. */
  readonly missed: readonly string[];
  /** Given and not labelled, or given with another value. */
  readonly beyond: readonly string[];
}
export const share = (part: number, whole: number): number => (whole === 0 ? 1 : part / whole);
export const precision = ({ right, beyond }: Counts): number => share(right, right + beyond.length);
export const recall = ({ right, missed }: Counts): number => share(right, right + missed.length);
export const f1 = (counts: Counts): number => share(2 * right(counts), 2 * right(counts) + counts.missed.length + counts.beyond.length);
const right = (counts: Counts): number => counts.right;

const same = (a: string, b: string): boolean => a === b || (isDecimal(a) && isDecimal(b) && new Decimal(a).eq(b));

export const compareFigures = (read: Readonly<Record<string, string>>, labels: Labels): Counts => {
  const missed: string[] = [];
  const beyond: string[] = [];
  let found = 0;
  for (const [key, value] of Object.entries(labels.figures)) {
    const given = read[key];
    const accepted = [value, ...(labels.alternatives?.[key] ?? [])];
    if (given !== undefined && accepted.some((one) => same(one, given))) found += 1;
    else missed.push(`${key}=${value}${given === undefined ? '' : ` read as ${given}`}`);
  }
  for (const [key, given] of Object.entries(read)) {
    const optional = labels.optionalFigures?.[key];
    const labelled = labels.figures[key];
    if (labelled === undefined && (optional === undefined || !same(optional, given))) beyond.push(`${key}=${given}`);
    if (labelled !== undefined && ![labelled, ...(labels.alternatives?.[key] ?? [])].some((one) => same(one, given)))
      beyond.push(`${key}=${given} for ${labelled}`);
  }
  return { right: found, missed, beyond };
};

export const compareSections = (read: readonly string[], labels: Labels): Counts => {
  const given = new Set(read);
  const wanted = new Set(labels.sections);
  return {
    right: [...wanted].filter((key) => given.has(key)).length,
    missed: [...wanted].filter((key) => !given.has(key)),
    beyond: [...given].filter((key) => !wanted.has(key) && !(labels.optionalSections ?? []).includes(key)),
  };
};

/** The row of a table in which a place lies (cells are parted by tabs); null in prose. */
const rowAt = (text: string, at: number): number | null => {
  const from = text.lastIndexOf('\n', at - 1) + 1;
  const to = text.indexOf('\n', at);
  return text.slice(from, to < 0 ? text.length : to).includes('\t') ? from : null;
};

/** Do two quotes stand at one place (of a table: in one row), or does one say the other? */
const overlap = (text: string, label: LabelledFinding, finding: Finding): boolean => {
  if (label.quote === undefined || finding.quote === undefined) return true;
  if (finding.quote.includes(label.quote) || label.quote.includes(finding.quote)) return true;
  const from = finding.start ?? -1;
  for (let at = text.indexOf(label.quote); from >= 0 && at >= 0; at = text.indexOf(label.quote, at + 1))
    if ((at < from + finding.quote.length && from < at + label.quote.length) || (rowAt(text, at) ?? -1) === rowAt(text, from)) return true;
  return false;
};

export interface ComparedFindings {
  readonly planted: number;
  readonly found: number;
  readonly missed: readonly string[];
  /** Hints are counted apart: they are labelled only where certain. */
  readonly hints: { readonly planted: number; readonly found: number };
  /** fail or warn without a label and not neutral. */
  readonly falseAlarms: readonly string[];
  /** Those of them in checks that the labels call clean. */
  readonly inClean: number;
}

export const compareFindings = (text: string, findings: readonly Finding[], labels: Labels): ComparedFindings => {
  // Without labels nobody has said which findings are right.
  if (labels.findings === undefined)
    return { planted: 0, found: 0, missed: [], hints: { planted: 0, found: 0 }, falseAlarms: [], inClean: 0 };
  const labelled = labels.findings;
  const raised = findings.filter(({ status }) => status === 'fail' || status === 'warn' || status === 'hint');
  const isFound = (label: LabelledFinding): boolean =>
    raised.some((finding) => finding.check === label.check && finding.status === label.status && overlap(text, label, finding));
  const grave = labelled.filter(({ status }) => status !== 'hint');
  const hints = labelled.filter(({ status }) => status === 'hint');
  const neutral = new Set(labels.neutral ?? []);
  const clean = new Set(labels.clean ?? []);
  const alarms = raised.filter(
    (finding) =>
      finding.status !== 'hint' &&
      !neutral.has(finding.check) &&
      !labelled.some((label) => label.check === finding.check && overlap(text, label, finding)),
  );
  return {
    planted: grave.length,
    found: grave.filter(isFound).length,
    missed: labelled.filter((label) => !isFound(label)).map(({ check, status, quote }) => `${status} ${check} ${quote ?? ''}`.trim()),
    hints: { planted: hints.length, found: hints.filter(isFound).length },
    falseAlarms: alarms.map(({ check, status, quote }) => `${status} ${check} ${quote ?? ''}`.trim()),
    inClean: alarms.filter(({ check }) => clean.has(check)).length,
  };
};
