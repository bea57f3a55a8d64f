// Shows the button that sets a figure to the value which the other figures prove, and offers to change the words with it.
import { figureDefinition, isFigureKey, type Words } from '@camphor/domain';
import { Button } from 'antd';
import { useState } from 'react';
import { useWords } from '../app/language';
import { unitWords } from '../ui/amounts';
import { mended, wordMendOf, type WordMend } from './mend-words';
import type { ShownFinding } from './shown-finding';
import { useDraft, useDraftPart } from './use-draft';

const words = {
  both: { zh: '数据和正文一并改', en: 'Change figure and words' },
  figureOnly: { zh: '只改数据', en: 'Figure only' },
  cancel: { zh: '取消', en: 'Cancel' },
} satisfies Record<string, Words>;

const setTo = (key: string | undefined, expected: string): Words => {
  const unit = key !== undefined && isFigureKey(key) ? unitWords[figureDefinition(key).unit] : { zh: '', en: '' };
  return { zh: `改为 ${expected}${unit.zh ? ` ${unit.zh}` : ''}`, en: `Set to ${expected}${unit.en ? ` ${unit.en}` : ''}` };
};

/** The button goes with the finding; the focus stays at the mended figure, or in the panel. */
const keepFocus = (key: string | undefined) =>
  requestAnimationFrame(() => {
    const place = (key !== undefined && document.getElementById(`input-${key}`)) || document.querySelector<HTMLElement>('.findings-panel');
    place?.focus({ preventScroll: true });
  });

export const FindingMend = ({ finding }: { finding: ShownFinding }) => {
  const draft = useDraft();
  const say = useWords();
  const { key, expected, section } = finding;
  const held = useDraftPart(draft, () => (key === undefined ? null : draft.value(`figure:${key}`)));
  const text = useDraftPart(draft, () => (section === undefined ? '' : (draft.value(`section:${section}`) ?? '')));
  const [asks, setAsks] = useState<WordMend | null>(null);
  if (expected === undefined) return null;
  const mend = wordMendOf(finding, text, held);
  const figureOff = key !== undefined && held !== expected;
  if (!figureOff && !mend) return null;

  const changeFigure = () => {
    if (figureOff) draft.type(`figure:${key}`, expected);
    setAsks(null);
    keepFocus(key);
  };
  const changeWords = (asked: WordMend) =>
    draft.type(`section:${asked.section}`, mended(draft.value(`section:${asked.section}`) ?? '', asked));
  const start = () => {
    if (figureOff && mend) setAsks(mend);
    else if (mend) {
      changeWords(mend);
      keepFocus(undefined);
    } else changeFigure();
  };
  const sentence = (asked: WordMend): Words => ({
    zh: `正文中写的是“${asked.before}”，一并改为“${asked.after}”？`,
    en: `The text says "${asked.before}". Change it to "${asked.after}" as well?`,
  });
  return (
    <div className="finding-mend">
      {asks ? (
        <>
          <p role="status">{say(sentence(asks))}</p>
          <Button
            size="small"
            type="primary"
            autoFocus
            onClick={() => {
              changeWords(asks);
              changeFigure();
            }}
            data-testid={`mend-both-${finding.id}`}
          >
            {say(words.both)}
          </Button>
          <Button size="small" onClick={changeFigure} data-testid={`mend-figure-${finding.id}`}>
            {say(words.figureOnly)}
          </Button>
          <Button size="small" type="text" onClick={() => setAsks(null)}>
            {say(words.cancel)}
          </Button>
        </>
      ) : (
        <Button size="small" onClick={start} data-testid={`mend-${finding.id}`}>
          {figureOff
            ? say(setTo(key, expected))
            : say({ zh: `正文改为“${mend?.after ?? ''}”`, en: `Change the words to "${mend?.after ?? ''}"` })}
        </Button>
      )}
    </div>
  );
};
