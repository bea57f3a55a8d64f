// Shows what the checks find in a stored report: the same reading and the same rules as in the browser and on the command line.
import {
  documentFromContent,
  readDocument,
  leavesOf,
  runChecks,
  UNIT_KINDS,
  upperBound,
  type CycleSettings,
  type Figures,
  type Finding,
  type ReportContent,
  type Scheme,
  type UnitKind,
} from '@camphor/domain';
import type { JoinedReport } from './report-tables';

interface Surroundings {
  readonly row: Pick<JoinedReport, 'unitName' | 'unitKind' | 'year'>;
  readonly settings: CycleSettings;
  readonly scheme: Scheme;
  readonly lastYear: Figures | null;
  /** Figures of the other reports of the cycle; they only ever give hints, so the door decides without them. */
  readonly peers?: readonly Figures[];
}
const isUnitKind = (kind: string): kind is UnitKind => (UNIT_KINDS as readonly string[]).includes(kind);

/** Findings of a stored report; `start` of each lies in the text of its section. */
export const findingsOf = (content: ReportContent, { row, settings, scheme, lastYear, peers }: Surroundings): Finding[] => {
  const document = documentFromContent(content);
  return runChecks({
    document,
    reading: readDocument(document),
    figures: content.figures,
    required: { sections: settings.requiredSections, forms: settings.requiredForms },
    bands: scheme.bands,
    attainable: upperBound(scheme, content.figures),
    selfScores: content.selfScores,
    weights: Object.fromEntries(leavesOf(scheme).map(({ id, weight }) => [id, weight])),
    indicatorNames: Object.fromEntries(leavesOf(scheme).map(({ id, name }) => [id, name])),
    cycleYear: String(row.year),
    ...(isUnitKind(row.unitKind) ? { unit: { name: row.unitName, kind: row.unitKind } } : {}),
    ...(lastYear ? { lastYear } : {}),
    ...(peers ? { peers } : {}),
  });
};
