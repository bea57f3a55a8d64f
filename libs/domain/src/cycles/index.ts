// Speaks for cycles: local dates, working days, deadlines, rules.
export * from './calendar';
export * from './cycle-words.table';
export * from './deadlines';
export * from './default-settings.table';
export * from './local-date';
export * from './working-days';
