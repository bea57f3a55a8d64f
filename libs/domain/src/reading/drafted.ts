// Records a statement while it is read, with the doubts that decide whether it stays beside better ones.
import type { FigureKey } from '../reports/figures.table';
import type { Statement } from './reading';

export interface DraftStatement extends Statement {
  /** It stays only while no better statement of the same key exists. */
  readonly doubt?: true;
}

/** A doubtful statement is dropped where the document states the same figure beyond doubt. */
export const withoutOvershadowed = (drafts: readonly DraftStatement[]): Statement[] => {
  const certain = new Set<FigureKey>();
  for (const draft of drafts) if (!draft.doubt) certain.add(draft.key);
  const bestDoubt = new Map<FigureKey, number>();
  for (const draft of drafts) if (draft.doubt) bestDoubt.set(draft.key, Math.max(draft.confidence, bestDoubt.get(draft.key) ?? 0));
  return drafts
    .filter((draft) => !draft.doubt || (!certain.has(draft.key) && draft.confidence === bestDoubt.get(draft.key)))
    .map(({ doubt: _doubt, ...statement }) => statement);
};
