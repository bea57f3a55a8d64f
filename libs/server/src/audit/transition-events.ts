// Decides which events of a trail say where its report stands.
import type { EventName } from '@camphor/domain';

/** Their `after` holds state and round. */
export const TRANSITION_EVENTS = [
  'report.created',
  'report.submitted',
  'report.withdrawn',
  'report.returned',
  'report.approved',
  'report.scored',
  'report.rescored',
  'report.published',
  'report.amended',
] as const satisfies readonly EventName[];
export const transitionEventsSql = TRANSITION_EVENTS.map((name) => `'${name}'`).join(', ');
