// Speaks for documents: files into documents, and views into files.
export * from './read-file';
export { decodeText, type DecodedText } from './read-text';
