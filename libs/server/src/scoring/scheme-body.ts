// Decides whether what was sent can be kept as the body of a draft, and how it is stored.
import {
  isDraftName,
  mendWords,
  placeOf,
  problemWords,
  readDraft,
  refuse,
  refuseAll,
  schemeDigestInput,
  type Problem,
  type Reason,
  type Refusal,
  type Scheme,
} from '@camphor/domain';

const MOST_CHARACTERS = 400_000;
const SHOWN_REASONS = 200;

/** Every problem as a reason that names its place and the way out. */
export const schemeReasons = (problems: readonly Problem[]): Reason[] =>
  problems.slice(0, SHOWN_REASONS).map((found): Reason => {
    const [{ zh, en }, mend] = [problemWords(found), mendWords(found)];
    return { code: 'scheme_problem', facts: { place: placeOf(found), problem: found.code, zh: `${zh}${mend.zh}`, en: `${en} ${mend.en}` } };
  });

/** The draft, or why it has not even the shape of one. */
export const draftOf = (body: unknown): Scheme | Refusal => {
  const read = readDraft(body);
  if (!read.ok) {
    const [first, ...rest] = schemeReasons(read.problems);
    return first ? refuseAll('malformed', [first, ...rest]) : refuse('malformed', 'malformed', { field: 'body', problem: '' });
  }
  if (!isDraftName(read.draft.name)) return refuse('malformed', 'malformed', { field: 'body.name', problem: 'A–Z a–z 0–9 . - _, 1–64' });
  const stored = schemeDigestInput(read.draft);
  return stored.length > MOST_CHARACTERS ? refuse('too_large', 'body_too_large', { limit: `${MOST_CHARACTERS / 1000} KB` }) : read.draft;
};
