// Decides where a return letter is kept while it is written: on this machine, per account, report and round, shared by its windows.
import { useCallback, useEffect, useState } from 'react';
import { recall, remember } from '../app/memory';
import { useMe } from '../app/session';
import { letterFrom, writeLetter, type LetterChange, type ReturnLetter } from './return-letter';

export interface LetterInHand {
  readonly letter: ReturnLetter;
  readonly write: (change: LetterChange) => void;
  /** Will a reload find it again? */
  readonly kept: boolean;
}

export const useReturnLetter = (reportId: string, round: number): LetterInHand => {
  const me = useMe();
  const name = `letter.${me.id}.${reportId}.${round}`;
  const [held, setHeld] = useState(() => ({ name, letter: letterFrom(recall(name)), kept: true }));
  // Another round is another letter.
  const current = held.name === name ? held : { name, letter: letterFrom(recall(name)), kept: true };

  useEffect(() => {
    const other = (event: StorageEvent) => {
      if (event.key?.endsWith(name)) setHeld({ name, letter: letterFrom(event.newValue), kept: true });
    };
    window.addEventListener('storage', other);
    return () => window.removeEventListener('storage', other);
  }, [name]);

  const write = useCallback(
    (change: LetterChange) =>
      setHeld((before) => {
        const letter = writeLetter(before.name === name ? before.letter : letterFrom(recall(name)), change);
        return { name, letter, kept: remember(name, letter.items.length === 0 ? null : JSON.stringify(letter)) };
      }),
    [name],
  );
  return { letter: current.letter, write, kept: current.kept };
};
