// Speaks for cycles: local dates, working days, deadlines.
export * from './calendar';
export * from './deadlines';
export * from './local-date';
export * from './working-days';
