// Speaks for rosters (名册): units and accounts as workbooks.
export * from './columns.table';
export * from './problems.table';
export * from './read-roster';
export * from './planned';
export * from './plan-units';
export * from './plan-accounts';
