// Shows lines that were changed in two places, both values side by side, and asks which to keep.
import type { Words } from '@camphor/domain';
import { Alert, Button } from 'antd';
import { useWords } from '../app/language';
import { shownPoints } from './points';
import type { Judgement } from './sheet-draft';
import type { SheetInHand } from './use-sheet';

const words = {
  title: { zh: '以下各项在另一个窗口改过，请选择保留哪一个', en: 'These lines were changed in another window; choose which to keep' },
  yours: { zh: '这里填写的', en: 'Written here' },
  theirs: { zh: '已保存的', en: 'Saved' },
  keep: { zh: '保留', en: 'Keep' },
  empty: { zh: '（空）', en: '(empty)' },
} satisfies Record<string, Words>;

const Side = ({ label, value, onKeep }: { label: string; value: Judgement; onKeep: () => void }) => {
  const say = useWords();
  return (
    <div className="conflict-side">
      <span className="quiet">{label}</span>
      <span>
        <b className="amount">{value.points === '' ? say(words.empty) : shownPoints(value.points)}</b> {value.reason}
      </span>
      <Button size="small" onClick={onKeep}>
        {say(words.keep)}
      </Button>
    </div>
  );
};

export const SheetConflicts = ({ inHand }: { inHand: SheetInHand }) => {
  const say = useWords();
  if (inHand.conflicts.length === 0) return null;
  return (
    <Alert
      type="warning"
      showIcon
      role="alert"
      title={say(words.title)}
      data-testid="sheet-conflicts"
      description={inHand.conflicts.map((conflict) => (
        <fieldset key={conflict.indicator} className="conflict">
          <legend>{conflict.name}</legend>
          <Side label={say(words.yours)} value={conflict.yours} onKeep={() => inHand.choose(conflict, 'yours')} />
          <Side label={say(words.theirs)} value={conflict.theirs} onKeep={() => inHand.choose(conflict, 'theirs')} />
        </fieldset>
      ))}
    />
  );
};
