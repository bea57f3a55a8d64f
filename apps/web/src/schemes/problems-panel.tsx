// Shows all that stands against the release of a draft; each problem leads to its field and says the way out.
import { mendWords, placeOf, problemWords, type Problem, type Words } from '@camphor/domain';
import { useWords } from '../app/language';

const words = {
  none: { zh: '没有问题，可以发布。', en: 'Nothing is wrong; it can be released.' },
} satisfies Record<string, Words>;

export const ProblemsPanel = ({ problems, onJump }: { problems: readonly Problem[]; onJump: (place: string) => void }) => {
  const say = useWords();
  if (problems.length === 0)
    return (
      <p role="status" data-testid="scheme-sound">
        {say(words.none)}
      </p>
    );
  return (
    <ol className="scheme-problems" data-testid="scheme-problems">
      {problems.slice(0, 100).map((each, index) => (
        <li key={index}>
          <button type="button" className="link-button" onClick={() => onJump(placeOf(each))} data-jump>
            {say(problemWords(each))}
          </button>
          <span>{say(mendWords(each))}</span>
        </li>
      ))}
    </ol>
  );
};
