// Speaks for the domain: everything that other rooms may use of it.
export * from './decimal';
export * from './words';
export * from './reports/figures.table';
export * from './reports/sections.table';
export * from './reports/content';
export * from './reading/document';
export * from './reading/reading';
export * from './checks/finding';
