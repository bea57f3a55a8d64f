// Decides which roles hold which permission; every route declares one of them.
import type { Role } from './roles';

/** `everyone` is any signed-in account; the workflow table alone decides who moves a report. */
const table = {
  'public.read': 'nobody needed',
  'session.open': 'nobody needed',
  'self.use': 'everyone',
  'cycle.read': ['preparer', 'head', 'reviewer', 'scorer', 'supervisor', 'auditor', 'admin'],
  'cycle.manage': ['supervisor'],
  'report.read': ['preparer', 'head', 'reviewer', 'scorer', 'supervisor', 'auditor'],
  'report.create': ['preparer'],
  'report.edit': ['preparer'],
  'report.move': ['preparer', 'head', 'reviewer', 'scorer', 'supervisor'],
  'report.open': ['reviewer'],
  'report.comment': ['preparer', 'head', 'reviewer', 'scorer', 'supervisor'],
  'evidence.attach': ['preparer'],
  'report.answer': ['preparer', 'head'],
  'report.assign': ['supervisor'],
  'result.accept': ['head'],
  'objection.file': ['head'],
  'objection.support': ['preparer', 'head'],
  'objection.decide': ['supervisor'],
  'objection.search': ['supervisor', 'auditor'],
  'extension.ask': ['preparer', 'head'],
  'extension.decide': ['supervisor'],
  'sheet.fill': ['scorer'],
  'sheet.compare': ['supervisor', 'auditor'],
  'sheet.moderate': ['supervisor'],
  'conflict.read': ['reviewer', 'scorer', 'supervisor', 'auditor'],
  'conflict.declare': ['reviewer', 'scorer', 'supervisor'],
  'conflict.withdraw': ['supervisor'],
  'score.read': ['preparer', 'head', 'reviewer', 'scorer', 'supervisor', 'auditor'],
  'recalculation.run': ['supervisor'],
  'scheme.read': ['preparer', 'head', 'reviewer', 'scorer', 'supervisor', 'auditor', 'admin'],
  'scheme.draft': ['admin', 'supervisor'],
  'scheme.release': ['supervisor'],
  'scheme.tryOut': ['supervisor'],
  'trail.read': ['preparer', 'head', 'reviewer', 'scorer', 'supervisor', 'auditor'],
  'trail.search': ['auditor'],
  'people.read': ['security', 'supervisor', 'admin'],
  'people.manage': ['security'],
  'units.manage': ['admin'],
  'operations.read': 'nobody needed',
} as const satisfies Record<string, readonly Role[] | 'everyone' | 'nobody needed'>;

export type Permission = keyof typeof table;
export const permissionsTable: Record<Permission, readonly Role[] | 'everyone' | 'nobody needed'> = table;
