// Decides which fonts a PDF carries: Noto Serif SC (思源宋体, OFL), of which only the characters used are embedded; what it lacks is shown as 〓.
import { readFileSync } from 'node:fs';
import { coverageOf } from './font-coverage';

export const fontFiles = {
  normal: require.resolve('@expo-google-fonts/noto-serif-sc/400Regular/NotoSerifSC_400Regular.ttf'),
  bold: require.resolve('@expo-google-fonts/noto-serif-sc/700Bold/NotoSerifSC_700Bold.ttf'),
} as const;

/** Printers' sign for a character that is not at hand. */
export const MISSING = '〓';
/** Joiners and variants change how the character before looks; without it they are nothing. */
const INVISIBLE = /\p{Default_Ignorable_Code_Point}/gu;

let covered: ((codePoint: number) => boolean) | null = null;
/** The text with what the font can show. */
export const showable = (text: string): string => {
  covered ??= coverageOf(readFileSync(fontFiles.normal));
  const has = covered;
  let shown = '';
  for (const char of text.replace(INVISIBLE, '').replaceAll('\t', '  '))
    shown += char === '\n' || has(char.codePointAt(0) ?? 0) ? char : MISSING;
  return shown;
};
