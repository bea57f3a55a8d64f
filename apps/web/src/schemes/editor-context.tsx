// Gives the fields of the editor what they share: the draft, how it is changed, and what is wrong at a place.
import type { Problem } from '@camphor/domain';
import { createContext, useContext } from 'react';
import type { Value } from './scheme-places';

export interface Editor {
  readonly body: Value;
  readonly problems: readonly Problem[];
  readonly readOnly: boolean;
  readonly change: (next: (body: Value) => Value) => void;
}
const EditorContext = createContext<Editor | null>(null);
export const EditorProvider = EditorContext.Provider;
export const useEditor = (): Editor => {
  const editor = useContext(EditorContext);
  if (editor === null) throw new Error('a field of a scheme stands outside its editor');
  return editor;
};
