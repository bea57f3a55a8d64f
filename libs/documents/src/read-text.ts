// Decides how the bytes of a text file become a document.
import { documentFromText, type SourceDocument, type Words } from '@camphor/domain';

export type FileRead =
  | { readonly ok: true; readonly document: SourceDocument; readonly encoding: string }
  | { readonly ok: false; readonly code: 'empty' | 'too_large' | 'not_text' | 'unsupported' | 'encrypted' | 'damaged'; readonly message: Words };
export const readFile = (_name: string, bytes: Uint8Array): FileRead => ({ ok: true, document: documentFromText(new TextDecoder().decode(bytes)), encoding: 'utf-8' });
