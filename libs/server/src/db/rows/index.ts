// Records every row class, for the data source.
import * as people from './people.row';
import * as cycles from './cycles.row';
import * as reports from './reports.row';
import * as reading from './reading.row';
import * as scoring from './scoring.row';
import * as recalculation from './recalculation.row';
import * as publishing from './publishing.row';
import * as audit from './audit.row';
import * as jobs from './jobs.row';
import * as reminders from './reminders.row';
import * as edge from './edge.row';
import * as config from './config.row';

export const allRows = [
  ...Object.values(people),
  ...Object.values(cycles),
  ...Object.values(reports),
  ...Object.values(reading),
  ...Object.values(scoring),
  ...Object.values(recalculation),
  ...Object.values(publishing),
  ...Object.values(audit),
  ...Object.values(jobs),
  ...Object.values(reminders),
  ...Object.values(edge),
  ...Object.values(config),
];
export * from './people.row';
export * from './cycles.row';
export * from './reports.row';
export * from './reading.row';
export * from './scoring.row';
export * from './recalculation.row';
export * from './publishing.row';
export * from './audit.row';
export * from './jobs.row';
export * from './reminders.row';
export * from './edge.row';
export * from './config.row';
