// Speaks for documents: files in, documents out.
export * from './read-text';
