// Decides which claims of the prose the figures contradict, and which speak of what is not yet done.
import type { SectionKey } from '../reports/sections.table';
import { claimsTable, type ClaimRow } from './claims.table';
import type { Ground } from './ground';
import { clausesIn, placeOf, subjectOf, type Sentence } from './prose';
import { outcomeOf, type Mistake, type Outcome, type Verdict } from './verdict';

interface Claim {
  readonly sentence: Sentence;
  readonly start: number;
  readonly end: number;
}
const DENIED = /不够|不足|不高|不尽|有待|尚|欠|较差|偏|未能|没有达|还需|不断|进一步|加强|提高|要|应|不准|不科|不合理|不规范|不严|不精/;
/** Before the claim: it is wanted, not made. */
const WANTED = /进一步|提高|提升|加强|强化|要求|确保|健全|完善|监督|督促|推动|促进|负责|指导|力争|努力|应当|需要|如何|是否|标准|办法|制度/;
/** The same sentence owns up to it: "编制较为科学，追加规模偏大，扣1分". */
const ADMITTED = /追加[^，。]{0,8}(?:大|多|高)|偏(?:大|高|低|慢)|扣\d|但|然而|不足之处|商榷/;

const claimIn = (sentence: Sentence, { about, good, outright }: ClaimRow): Claim | null => {
  const whole = outright?.exec(sentence.text);
  if (!whole && !about.test(sentence.text)) return null;
  if (ADMITTED.test(sentence.text)) return null;
  const { text } = sentence.passage.folded;
  for (const { start, end } of clausesIn(text, sentence.start, sentence.end)) {
    const clause = text.slice(start, Math.min(end, start + 80));
    const subject = about.exec(clause);
    if (!subject || WANTED.test(clause.slice(0, subject.index))) continue;
    const rest = clause.slice(subject.index + subject[0].length);
    const praise = good.exec(rest);
    if (!praise || praise.index > 14 || DENIED.test(rest)) continue;
    const from = start + subject.index;
    return { sentence, start: from, end: from + subject[0].length + praise.index + praise[0].length };
  }
  if (!whole || WANTED.test(sentence.text.slice(Math.max(0, whole.index - 8), whole.index))) return null;
  const from = sentence.start + whole.index;
  return { sentence, start: from, end: from + whole[0].replace(/[，。]$/, '').length };
};

/** Chapters that say what is wrong and what will be done: no claims of what was achieved. */
const OUTLOOK = new Set<SectionKey | undefined>([
  'problems',
  'causes',
  'measures',
  'application',
  'other',
  'goals',
  'attachments',
  'method',
]);
const isOutlook = (ground: Ground, { passage, start }: Sentence): boolean =>
  OUTLOOK.has(ground.sectionAt(passage.folded.at[start] ?? passage.start)?.key);

const claimVerdict = (ground: Ground, row: ClaimRow, sentences: readonly Sentence[]): Verdict => {
  const against = row.against(ground);
  if (against === undefined) return 'unknown';
  for (const sentence of sentences) {
    const claim = claimIn(sentence, row);
    if (!claim) continue;
    if (against === null) return 'held';
    const place = placeOf(ground.input.document, sentence.passage, claim.start, claim.end);
    return {
      about: row.id,
      place,
      message: {
        zh: `文中称“${place.quote}”，而数据显示${against.zh}。请改写这句话，或说明理由。`,
        en: `The text says "${place.quote}", but ${against.en}. Please reword it or explain.`,
      },
    };
  }
  return 'unknown';
};

/** One contradiction is one finding, however many good words it contradicts. */
const onceEach = (verdicts: readonly { readonly verdict: Verdict; readonly against: string }[]): Verdict[] =>
  verdicts.flatMap(({ verdict, against }, index) => {
    const told = verdicts.slice(0, index).some((before) => typeof before.verdict === 'object' && before.against === against);
    return typeof verdict === 'object' && told ? [] : [verdict];
  });

export const checkClaims = (ground: Ground): Outcome => {
  const sentences = ground.sentences.filter((sentence) => !isOutlook(ground, sentence));
  const verdicts = claimsTable.map((row) => ({ verdict: claimVerdict(ground, row, sentences), against: row.against(ground)?.zh ?? '' }));
  return outcomeOf(onceEach(verdicts), {
    zh: '文中没有可与数据对照的评价性说法',
    en: 'the text makes no claim that figures could contradict',
  });
};

const UNFINISHED =
  /预计|到年底(?:前)?(?:将|可|能|预|计|完成|实现)|年底前(?:将|可|完成|实现)|正在|力争(?:在)?(?:今年|年内|年底|本年)|争取(?:在)?(?:今年|年内|年底|本年)/;

/** From the first to the last unfinished clause of one sentence: one finding. */
const unfinishedIn = (ground: Ground, sentence: Sentence): Mistake | null => {
  if (!UNFINISHED.test(sentence.text)) return null;
  const { text } = sentence.passage.folded;
  const clauses = clausesIn(text, sentence.start, sentence.end).filter(({ start, end }) => UNFINISHED.test(text.slice(start, end)));
  const [first, last] = [clauses[0], clauses.at(-1)];
  if (!first || !last) return null;
  // "预计，全乡…" alone would say nothing.
  const end = last.end - first.start < 6 ? Math.min(sentence.end, last.end + 20) : Math.min(last.end, first.start + 300);
  return {
    about: subjectOf(text.slice(first.start, end)).slice(0, 16),
    place: placeOf(ground.input.document, sentence.passage, first.start, end),
    message: {
      zh: '评价年度已经结束，这里仍是预计或正在进行的说法。请写实际完成情况。',
      en: 'The year is over, but this still speaks of what is expected or under way. Please state what was done.',
    },
  };
};

export const checkUnfinished = (ground: Ground): Outcome => {
  const mistakes = ground.sentences.flatMap((sentence) => {
    const found = unfinishedIn(ground, sentence);
    return found && !isOutlook(ground, sentence) ? [found] : [];
  });
  return outcomeOf(ground.sentences.length > 0 ? ['held', ...mistakes] : [], { zh: '没有正文', en: 'there is no text' });
};
