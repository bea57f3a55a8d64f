// Records a finding (体检) as the page shows it, whether the browser found it just now or the service did.
import type { WireFinding } from '@camphor/contract';
import type { Finding, Words } from '@camphor/domain';

export type ShownFinding = Omit<WireFinding, 'explanation'>;

export const shownFinding = ({ message, ...finding }: Finding, say: (words: Words) => string): ShownFinding => ({
  ...finding,
  message: say(message),
});

/** What the browser found just now; for the checks `unseen` here, which need what only the service has, what the service said. */
export const togetherWith = (
  live: readonly ShownFinding[],
  service: readonly ShownFinding[],
  unseen: (check: string) => boolean,
): ShownFinding[] => {
  const answered = new Set(service.map(({ check }) => check).filter(unseen));
  return [...live.filter(({ check }) => !answered.has(check)), ...service.filter(({ check }) => answered.has(check))];
};

export interface Tally {
  readonly fails: readonly ShownFinding[];
  readonly warns: readonly ShownFinding[];
  readonly hints: readonly ShownFinding[];
  readonly passed: readonly ShownFinding[];
  readonly skipped: readonly ShownFinding[];
}
export const tallyOf = (findings: readonly ShownFinding[]): Tally => {
  const of = (status: ShownFinding['status']) => findings.filter((finding) => finding.status === status);
  return { fails: of('fail'), warns: of('warn'), hints: of('hint'), passed: of('pass'), skipped: of('skipped') };
};

export const isExplained = ({ id }: Pick<ShownFinding, 'id'>, explanations: Readonly<Record<string, string | null | undefined>>): boolean =>
  (explanations[id] ?? '').trim() !== '';

/** What still keeps the report from being submitted. */
export const openFindings = (
  findings: readonly ShownFinding[],
  explanations: Readonly<Record<string, string | null | undefined>>,
): ShownFinding[] =>
  findings.filter((finding) => finding.status === 'fail' || (finding.status === 'warn' && !isExplained(finding, explanations)));
