// Decides what of an event stays hidden from whom: scorers are blind to one another until their own sheet is in, and a unit does not learn who scores it.
import type { Words } from '../words';
import type { EventName } from './events';

/** How somebody stands towards the report whose trail is read. */
export interface TrailReader {
  readonly accountId: string;
  /** Reads as supervisor or auditor. */
  readonly oversees: boolean;
  /** Reads as someone of the bureau: reviewer, scorer, supervisor, auditor. */
  readonly inBureau: boolean;
  /** Has handed in a sheet of the present round of scoring. */
  readonly sheetIn: boolean;
}
interface Veil {
  readonly lifted: (reader: TrailReader, actorId: string) => boolean;
  /** The sentence without what is hidden. */
  readonly words: Words;
  /** Outside the bureau not even the name of the actor is shown. */
  readonly nameless?: true;
}
export interface Veiled {
  readonly words: Words;
  readonly nameless: boolean;
}
/** Stands for a scorer where the name is not shown. */
export const NAMELESS = '评分人';
const ownOrAfterwards: Veil['lifted'] = (reader, actorId) => reader.oversees || reader.accountId === actorId || reader.sheetIn;

const veils: Partial<Record<EventName, Veil>> = {
  'sheet.saved': { lifted: ownOrAfterwards, words: { zh: '保存了评分表', en: 'saved the score sheet' }, nameless: true },
  'sheet.submitted': { lifted: ownOrAfterwards, words: { zh: '提交了评分表', en: 'handed in the score sheet' }, nameless: true },
  'sheet.imported': { lifted: ownOrAfterwards, words: { zh: '导入了评分表文件', en: 'took in a score sheet file' }, nameless: true },
  // By then every sheet was in; a scorer who was assigned later is blind to it all the same, and a unit is told the result alone.
  'sheets.moderated': { lifted: ownOrAfterwards, words: { zh: '评议了各评分人的分差', en: 'moderated the sheets' } },
  'report.assigned': { lifted: ({ inBureau }) => inBureau, words: { zh: '指定了审核人和评分人', en: 'assigned reviewers and scorers' } },
};

/** What to show instead when the values before and after are not for this reader, else null. That it happened is never hidden. */
export const veiled = (event: EventName, actorId: string, reader: TrailReader): Veiled | null => {
  const veil = veils[event];
  return veil && !veil.lifted(reader, actorId) ? { words: veil.words, nameless: veil.nameless === true && !reader.inBureau } : null;
};
