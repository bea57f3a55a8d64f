// Shows the name of a place as the way to it; the place is lit for a moment.
import { useWords } from '../app/language';
import { sectionAnchor, targetAnchor } from '../ui/anchors';
import { kindWords, sectionOf, targetOf, targetWords } from './targets';

/** Where the thing stands, or its section where the thing itself is not on the page. */
const placeOf = (target: string): HTMLElement | null => {
  const anchor = targetAnchor(target);
  const section = sectionOf(target);
  return (
    (anchor === null ? null : document.getElementById(anchor)) ??
    (section === null ? null : document.getElementById(sectionAnchor(section)))
  );
};
export const jumpTo = (target: string): void => {
  const place = placeOf(target);
  if (!place) return;
  place.scrollIntoView({ block: targetOf(target).kind === 'section' ? 'start' : 'center' });
  place.focus({ preventScroll: true });
  place.classList.remove('lit');
  // Reading the width starts the animation anew when the same place is asked for twice.
  void place.offsetWidth;
  place.classList.add('lit');
};

export const PlaceLink = ({ target }: { target: string }) => {
  const say = useWords();
  return (
    <button type="button" className="link-button" data-note data-jump onClick={() => setTimeout(() => jumpTo(target), 60)}>
      {say(targetWords(target))}
      <span className="visually-hidden">{say(kindWords(target))}</span>
    </button>
  );
};
