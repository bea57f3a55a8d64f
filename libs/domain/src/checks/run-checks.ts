// Decides the findings of a report: every check passes, is skipped with its reason, or names each mistake.
import { withoutGaps } from '../words';
import type { CheckInput } from './check-input';
import { checksTable, type CheckRow } from './checks.table';
import type { Finding } from './finding';
import { Ground } from './ground';
import type { Mistake, Place } from './verdict';

/** Section and offset of a place; in a stored report the offset counts in the text of its section. */
const locate = (ground: Ground, place: Place | undefined): Pick<Finding, 'quote' | 'section' | 'start'> => {
  if (!place || place.quote === '') return {};
  // A quote never runs over the end of its paragraph.
  const quote = place.quote.split('\n')[0] ?? place.quote;
  const section = ground.sectionAt(place.start);
  if (ground.input.document.medium !== 'content') return { quote, start: place.start, ...(section ? { section: section.key } : {}) };
  if (!section) return { quote };
  const inText = place.start >= section.textStart;
  return { quote, section: section.key, ...(inText ? { start: place.start - section.textStart } : {}) };
};

const ALLOWED = /[^a-zA-Z0-9._:\-\u4e00-\u9fff]/g;
/** How often each id was given: the second of the same subject gets its ordinal. */
type Given = Map<string, number>;
const idOf = (row: CheckRow, { about }: Mistake, given: Given): string => {
  const base = (about === '' ? row.id : `${row.id}:${about}`).replace(ALLOWED, '').slice(0, 110);
  const count = (given.get(base) ?? 0) + 1;
  given.set(base, count);
  return count === 1 ? base : `${base}:${count}`;
};

const findingOf = (ground: Ground, row: CheckRow, mistake: Mistake, given: Given): Finding => {
  const level = mistake.level ?? row.level;
  return {
    id: idOf(row, mistake, given),
    check: row.id,
    status: mistake.status ?? level,
    level,
    message: { ...mistake.message, zh: withoutGaps(mistake.message.zh) },
    ...(mistake.key ? { key: mistake.key } : {}),
    ...locate(ground, mistake.place),
    ...(mistake.expected === undefined ? {} : { expected: mistake.expected }),
  };
};

const plainFinding = ({ id, level, sentence }: CheckRow, status: 'pass' | 'skipped', why: { zh: string; en: string }): Finding => ({
  id,
  check: id,
  status,
  level,
  message: { zh: `${sentence.zh}：${why.zh}`, en: `${sentence.en}: ${why.en}` },
});

/** Nobody reads more; and a text of five million letters can hold half a million mistakes. */
const MOST = 200;

const findingsOf = (ground: Ground, row: CheckRow, given: Given): Finding[] => {
  const { mistakes, checked, missing } = row.find(ground);
  if (mistakes.length > 0) return mistakes.slice(0, MOST).map((mistake) => findingOf(ground, row, mistake, given));
  if (checked) return [plainFinding(row, 'pass', { zh: '相符', en: 'holds' })];
  return [plainFinding(row, 'skipped', { zh: `未检查（${missing.zh}）`, en: `not checked (${missing.en})` })];
};

/** At least one finding per check, in the order of the table. Pure; time grows with the length of the text. */
export const runChecks = (input: CheckInput): Finding[] => {
  const ground = new Ground(input);
  const given: Given = new Map();
  return checksTable.flatMap((row) => findingsOf(ground, row, given));
};
