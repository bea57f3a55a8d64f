// Records a statement while it is read, with the doubts that decide whether it stays beside better ones.
import type { FigureKey } from '../reports/figures.table';
import type { Statement } from './reading';

export interface DraftStatement extends Statement {
  /** It stays only while no better statement of the same key exists. */
  readonly doubt?: true;
}

/** Of 事业编制22名 alone in the prose, without another kind and without a total, 22 is also the total; a form says which of its lines is the total. */
const LONE_KINDS = [
  ['staff.established.total', ['staff.established.administrative', 'staff.established.institution', 'staff.established.support']],
  ['staff.inPost.total', ['staff.inPost.administrative', 'staff.inPost.institution', 'staff.inPost.support']],
] as const satisfies readonly (readonly [FigureKey, readonly FigureKey[]])[];
const ALONE = 0.7;

export const withLoneKinds = (statements: readonly Statement[]): Statement[] => {
  const stated = new Set(statements.map(({ key }) => key));
  const totals = LONE_KINDS.flatMap(([total, kinds]) => {
    const said = kinds.filter((kind) => stated.has(kind));
    const only = said.length === 1 && !stated.has(total) ? statements.find(({ key }) => key === said[0]) : undefined;
    return only?.medium === 'prose' ? [{ ...only, key: total, confidence: Math.min(only.confidence, ALONE) }] : [];
  });
  return [...statements, ...totals];
};

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
