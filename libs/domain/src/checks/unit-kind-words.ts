// Decides whether the text calls the unit what it is: 我镇, 全乡, 我局 … beside the kind of the unit.
import type { UnitKind } from '../reports/figures.table';
import { unitKindWords } from '../reports/figures.table';
import type { Words } from '../words';
import type { Ground } from './ground';
import { clausesIn, placeOf, type Passage } from './prose';
import { outcomeOf, skipped, type Mistake, type Outcome } from './verdict';

interface SelfWord {
  readonly kind: UnitKind;
  readonly word: string;
}
// 全安乡道, 乡镇, 本乡本土, 主街道, 全街道路: letters that only look like it.
const SELF =
  /(?<![安健完齐保周自成])(?:(我|本)(乡(?![镇村]|土(?!地)|本土|音|愁|贤|亲|情)|镇(?!静)|街道(?!道)|局(?!面|限)|委(?!托|派|员))|全(乡(?![镇村]|土(?!地))|镇(?!静)|街道(?![路两])))/g;
const kindOf: Readonly<Record<string, UnitKind>> = { 乡: 'township', 镇: 'town', 街道: 'subdistrict', 局: 'department', 委: 'department' };
// "镇党委全年召开…" at the beginning of a clause, or after a word like 经, speaks of oneself; "白石镇党委" and "县、乡党委" of others.
const ORGAN =
  /(?:^|(?<=[经由报请向对在以据为使])|(?<=(?:按照|根据|围绕|成立|建立)))(乡|镇|街道)(?=党委|党工委|纪委|纪工委|人民政府|政府|人大|机关|办事处|财政所|长(?:任|为|办公会|主持|牵头|负总责|审批|签))(?:党委|党工委|纪委|纪工委|人民政府|政府|人大|机关|办事处|财政所|长)/g;
/** Found without looking back, so that the long pattern is asked of few lines. */
const ANY_SELF = /[我本全](?:乡|镇|街道|局|委)/;
/** An organ beside its kind: most lines have none and need not fall into clauses. */
const ANY_ORGAN = /(?:乡|镇|街道)(?:党|纪|人|政府|机关|办事处|财政所|长)/;
const wordsIn = (text: string): (SelfWord & { readonly at: number })[] => {
  const selves = ANY_SELF.test(text) ? [...text.matchAll(SELF)] : [];
  const found = selves.map((match) => ({
    kind: kindOf[match[2] ?? match[3] ?? ''] ?? 'department',
    word: match[0],
    at: match.index,
  }));
  const clauses = ANY_ORGAN.test(text) ? clausesIn(text, 0, text.length) : [];
  const organs = clauses.flatMap(({ start, end }) =>
    [...text.slice(start, Math.min(end, start + 80)).matchAll(ORGAN)].map((organ) => ({
      kind: kindOf[organ[1] ?? ''] ?? 'department',
      word: organ[0],
      at: start + organ.index,
    })),
  );
  return [...found, ...organs];
};

const kindByName = (name: string | undefined): UnitKind | undefined => {
  if (name === undefined) return undefined;
  if (/街道(?:办事处|办|党工委)?$/.test(name)) return 'subdistrict';
  if (/镇(?:人民政府|政府|党委)?$/.test(name)) return 'town';
  if (/乡(?:人民政府|政府|党委)?$/.test(name)) return 'township';
  return /(?:局|委员会|办公室|中心|院|校|队|委|部|厅)$/.test(name) ? 'department' : undefined;
};
export const unitKindOf = ({ input }: Ground): UnitKind | undefined =>
  input.unit?.kind ?? (input.figures['unit.kind'] as UnitKind | undefined) ?? kindByName(input.unit?.name ?? input.figures['unit.name']);

const clauseOf = (text: string, at: number) => clausesIn(text, 0, text.length).find(({ start, end }) => start <= at && at < end);

const placeOfWord = (ground: Ground, passage: Passage, at: number) => {
  const { text } = passage.folded;
  const clause = clauseOf(text, at) ?? { start: at, end: Math.min(text.length, at + 10) };
  return placeOf(ground.input.document, passage, clause.start, Math.min(clause.end, at + 40));
};

/** A department may report on a whole town (全镇); a township never on a whole bureau. */
const isWrong = (kind: UnitKind, { kind: said, word }: SelfWord): boolean =>
  said !== kind && !(kind === 'department' && !/^[我本]/.test(word));

interface Group {
  count: number;
  readonly words: Set<string>;
  readonly passage: Passage;
  readonly at: number;
}

/** One finding per wrong kind, at its first place. */
export const checkUnitKind = (ground: Ground): Outcome => {
  const kind = unitKindOf(ground);
  if (!kind) return skipped({ zh: '不知道单位类型', en: 'the kind of the unit is not known' });
  const groups = new Map<UnitKind, Group>();
  for (const passage of ground.passages) {
    for (const said of wordsIn(passage.folded.text)) {
      if (!isWrong(kind, said)) continue;
      const group = groups.get(said.kind) ?? { count: 0, words: new Set<string>(), passage, at: said.at };
      group.count += 1;
      group.words.add(said.word);
      groups.set(said.kind, group);
    }
  }
  const mistakes = [...groups].map(([said, group]): Mistake => {
    const [wrong, right]: [Words, Words] = [unitKindWords[said], unitKindWords[kind]];
    const words = [...group.words].slice(0, 4).join('、');
    return {
      about: wrong.zh,
      place: placeOfWord(ground, group.passage, group.at),
      message: {
        zh: `本单位是${right.zh}，文中却写“${words}”（共 ${group.count} 处）。请改正称呼，或说明指的是哪里。`,
        en: `The unit is a ${right.en}, but the text says "${words}" (${group.count} times). Please mend the wording or say which place is meant.`,
      },
    };
  });
  return outcomeOf(ground.passages.length > 0 ? ['held', ...mistakes] : [], { zh: '没有正文', en: 'there is no text' });
};
