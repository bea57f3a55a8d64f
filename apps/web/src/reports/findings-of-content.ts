// Decides the findings of a report as it stands on the page: the same reading and the same rules as the service.
import type { ReportView } from '@camphor/contract';
import {
  documentFromContent,
  isFormKey,
  isSectionKey,
  leavesOf,
  readDocument,
  runChecks,
  UNIT_KINDS,
  upperBound,
  type Figures,
  type Finding,
  type ReportContent,
  type Scheme,
  type UnitKind,
} from '@camphor/domain';

const isUnitKind = (kind: string): kind is UnitKind => (UNIT_KINDS as readonly string[]).includes(kind);

export type Surroundings = Pick<ReportView, 'required' | 'unit' | 'cycle' | 'lastYear'>;
export const findingsOfContent = (
  content: ReportContent,
  { required, unit, cycle, lastYear }: Surroundings,
  scheme: Scheme | null,
): Finding[] => {
  const document = documentFromContent(content);
  return runChecks({
    document,
    reading: readDocument(document),
    figures: content.figures,
    required: { sections: required.sections.filter(isSectionKey), forms: required.forms.filter(isFormKey) },
    bands: scheme?.bands ?? [],
    selfScores: content.selfScores,
    cycleYear: String(cycle.year),
    ...(isUnitKind(unit.kind) ? { unit: { name: unit.name, kind: unit.kind } } : {}),
    ...(scheme
      ? {
          attainable: upperBound(scheme, content.figures),
          weights: Object.fromEntries(leavesOf(scheme).map(({ id, weight }) => [id, weight])),
          indicatorNames: Object.fromEntries(leavesOf(scheme).map(({ id, name }) => [id, name])),
        }
      : {}),
    ...(lastYear ? { lastYear: lastYear as Figures } : {}),
  });
};
