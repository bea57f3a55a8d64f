// Speaks for reading: documents, what is read of them, and how it is chosen.
export * from './document';
export * from './reading';
export * from './amounts';
export * from './numbering';
export * from './document-from-text';
export * from './headings';
export * from './identity';
export * from './read';
export * from './document-from-content';
export * from './content-from-reading';
export { statementsBeside } from './statements-beside';
export { tableShapes, type TableShape } from './table-shapes';
