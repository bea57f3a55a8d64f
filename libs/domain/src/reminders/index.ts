// Speaks for reminders: notices, deadline reminders and what a notification says.
export * from './due';
export * from './messages';
export * from './reminders.table';
export type { SaidFact, SaidFacts } from './sentence';
