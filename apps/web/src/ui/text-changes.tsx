// Shows two versions of a text as one, with what went struck out and what came underlined.
import { useWords } from '../app/language';
import { onlyChanges, textDiff } from './text-diff';

export interface TextChangesProps {
  readonly before: string | null;
  readonly after: string | null;
  /** Leave out long stretches that stayed. */
  readonly brief?: boolean;
}
export const TextChanges = ({ before, after, brief = false }: TextChangesProps) => {
  const say = useWords();
  const pieces = textDiff(before ?? '', after ?? '');
  if (pieces.every(({ kind }) => kind === 'same')) return <span className="quiet">{say({ zh: '没有改动', en: 'No change' })}</span>;
  return (
    <span className="text-changes">
      {(brief ? onlyChanges(pieces) : pieces).map(({ kind, text }, index) => {
        if (kind === 'same') return <span key={index}>{text}</span>;
        return kind === 'gone' ? <del key={index}>{text}</del> : <ins key={index}>{text}</ins>;
      })}
    </span>
  );
};
