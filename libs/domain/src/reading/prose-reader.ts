// Decides what the prose of a paragraph states: a small grammar of subject, side, period and amount over the words of the lexicon.
import { type FigureKey, figureDefinition } from '../reports/figures.table';
import type { SectionKey } from '../reports/sections.table';
import { type Amount, unitAt, valueIn } from './amounts';
import type { DraftStatement } from './drafted';
import { type Item, type Side, type Topic, keysOf, topicOf, topicOfSection, totalOf } from './figure-keys.table';
import { type FoldedText, fold, sourceEnd } from './folded-text';
import type { Saying } from './lexicon.table';
import {
  type Base,
  type Carried,
  type Clause,
  type Dealing,
  type Heads,
  type Period,
  type Segment,
  newCarried,
  newClause,
  newHeads,
  newSegment,
} from './prose-state';
import { type Token, tokenise } from './tokens';

export interface Surroundings {
  readonly section: SectionKey | null;
  /** The evaluation year, "" when the document names none. */
  readonly year: string;
  /** Names of the unit itself. */
  readonly own: readonly string[];
}

/** Sections that state the unit's own figures; in the others only a clause without any unknown word is believed. */
const HOME = new Set<SectionKey | null>([
  null,
  'basics',
  'basics.organisation',
  'basics.staffing',
  'budget',
  'budget.plan',
  'budget.final',
  'budget.threePublic',
  'budget.procurement',
  'budget.assets',
]);
/** Goals are no results, and how the evaluation was done states nothing. */
const SILENT = new Set<SectionKey | null>(['goals', 'method']);
const NO_SCORE = new Set<SectionKey | null>(['projects', 'attachments']);
const CONFIDENCE = {
  weak: 0.9,
  carriedSide: [0.97, 0.93, 0.9] as const,
  guessedSide: 0.75,
  carriedItem: 0.95,
  rough: 0.7,
  tainted: 0.55,
  stale: 0.5,
  priorFinal: 0.65,
  foreign: 0.95,
  base: 0.8,
};
const CHILDREN_OF_TOTAL = new Set<Item | 'both'>(['administrative', 'support', 'institution']);
const OPENING_QUOTES = '“‘「『"';
const CLOSING_QUOTES = '”’」』"';
const MAX_DEPTH = 8;
const MAX_HEADS = 12;

interface Frame {
  readonly carried: Carried;
  readonly segment: Segment;
  readonly clause: Clause;
  readonly heads: Heads;
}

/** Reads paragraph after paragraph of one document; what it found stands in `found`. */
export class ProseReader {
  readonly found: DraftStatement[] = [];
  private source = '';
  private folded: FoldedText = fold('');
  private around: Surroundings = { section: null, year: '', own: [] };
  private carried: Carried = newCarried(null, null);
  private segment: Segment = newSegment();
  private clause: Clause = newClause();
  private heads: Heads = newHeads();
  private dealing: Dealing | null = null;
  private lastDealing: Dealing | null = null;
  private each = false;
  private frames: Frame[] = [];
  private depth = 0;
  private tokens: readonly Token[] = [];
  private at = 0;
  private openEnded = false;
  private declared: string | null = null;
  /** End of a subject that follows its count ("六个办公室"). */
  private quoteTo = 0;
  private buildings = false;
  private sentenceText = '';
  private named = new Map<Item, { count: number; amount: Amount; segment: number }>();
  private paragraphStart = 0;

  /** Reads document.text between `start` and `end`, a paragraph in the given surroundings. */
  paragraph(source: string, start: number, end: number, around: Surroundings): void {
    const sameSection = around.section === this.around.section;
    this.source = source;
    this.around = around;
    if (SILENT.has(around.section)) return;
    this.folded = fold(source.slice(start, end), start);
    this.paragraphStart = start;
    this.buildings = /楼堂馆所|办公楼|办公用房/.test(this.folded.text);
    const topic = around.section === null ? undefined : topicOfSection[around.section];
    if (!sameSection) this.declared = null;
    if (!(this.openEnded && sameSection)) this.carried = newCarried(topic?.topic ?? null, topic?.side ?? null);
    this.dealing = this.lastDealing = null;
    this.frames = [];
    this.depth = 0;
    for (const [from, to] of sentences(this.folded.text)) this.sentence(from, to);
    this.openEnded = /[:;，、,]$/.test(this.folded.text);
  }

  private sentence(from: number, to: number): void {
    const { text } = this.folded;
    if (!isHome(this.around.section) && this.around.section !== 'result' && !/\d/.test(text.slice(from, to))) return;
    this.beginSentence();
    this.sentenceText = text.slice(from, Math.min(to, from + 2000));
    this.tokens = tokenise(text, from, to, this.around.own);
    for (this.at = 0; this.at < this.tokens.length; this.at += 1) {
      const token = this.tokens[this.at];
      if (token) this.take(token);
    }
    this.endSegment();
    this.stateNamed();
  }

  private beginSentence(): void {
    this.segment = newSegment();
    this.clause = newClause();
    this.heads = newHeads();
    this.each = false;
    this.priorInPassing = false;
    const c = this.carried;
    Object.assign(c, {
      period: 'current',
      byYear: false,
      within: this.openEnded ? c.within : false,
      elsewhere: false,
      pendingBase: null,
      sentenceTopic: null,
      scored: false,
      scale: false,
      kinds: 0,
      alternating: false,
      parts: [],
      parent: null,
      postsTotal: false,
    });
    if (c.sideDistance === 0) c.sideDistance = 1;
    if (!this.openEnded) Object.assign(c, { item: null, valued: false });
    this.openEnded = false;
  }

  private take(token: Token): void {
    if (token.is === 'mark') return this.mark(token);
    if (token.is === 'amount') return this.amount(token.amount);
    if (token.is === 'year') return this.year(token);
    if (token.is === 'unknown') {
      this.clause.unknown = true;
      this.segment.unknownAfter += token.end - token.start;
      return;
    }
    this.word(token, token.saying);
  }

  // --- marks -------------------------------------------------------------------------------------------------------

  private mark(token: Token & { readonly is: 'mark' }): void {
    if (token.mark === 'open') return this.open();
    if (token.mark === 'close') return this.close(token);
    if (token.mark === 'colon') {
      if (this.segment.staffSide && this.segment.item === 'staff') this.beginWithin();
      return;
    }
    if (token.mark === 'pause') {
      this.clause.aim = false;
      return this.nextSegment(true);
    }
    this.nextSegment(false);
    this.clause = newClause();
    if (token.mark === 'semicolon') {
      this.heads = newHeads();
      Object.assign(this.carried, { elsewhere: false, pendingBase: null });
      if (this.carried.topic === 'staff') Object.assign(this.carried, { item: null, kinds: 0 });
      if (this.carried.period !== 'current') Object.assign(this.carried, { period: 'current', byYear: false });
    }
  }

  private open(): void {
    this.depth += 1;
    if (this.depth > MAX_DEPTH) return;
    this.frames.push({ carried: { ...this.carried }, segment: this.segment, clause: { ...this.clause }, heads: this.heads });
    const { item } = this.segment;
    if (item) Object.assign(this.carried, { item, itemWeak: this.segment.weak, valued: false });
    this.segment = newSegment();
    this.clause = newClause();
    this.heads = newHeads();
  }

  private close(token: Token): void {
    this.endSegment();
    if (this.depth > MAX_DEPTH || this.frames.length === 0) {
      this.depth = Math.max(0, this.depth - 1);
      return;
    }
    this.depth -= 1;
    const frame = this.frames.pop();
    if (!frame) return;
    const inside = this.at >= 2 && this.tokens[this.at - 2]?.is === 'mark' ? this.tokens[this.at - 1] : undefined;
    const { scored } = this.carried;
    this.carried = { ...frame.carried, scored };
    this.segment = frame.segment;
    this.clause = frame.clause;
    this.heads = frame.heads;
    if (inside?.is === 'word' && inside.end === token.start)
      this.declare(this.folded.text.slice(inside.start, inside.end).replace(/^单位:/, ''));
  }

  private declare(unit: string): void {
    if (!/^(万元|元|亿元)$/.test(unit)) return;
    if (this.segment.item) this.segment.declared = unit;
    else this.declared = unit;
  }

  /** After an amount or a mark: the subject is kept in mind, the rest is forgotten. */
  private endSegment(): void {
    const { item, weak, apart, unknownAfter, tainted } = this.segment;
    const another = item !== null && ((weak && unknownAfter > 2) || (tainted && !this.toleratesTaint(item)));
    if (apart || another) Object.assign(this.carried, { item: null, valued: false });
    else if (item) {
      if (this.carried.item !== item) this.carried.valued = false;
      Object.assign(this.carried, { item, itemWeak: weak });
    }
  }

  private nextSegment(pause: boolean): void {
    this.endSegment();
    const { mode, sign, base, staffSide } = this.segment;
    this.segment = newSegment();
    if (pause && (mode === 'change' || mode === 'base')) Object.assign(this.segment, { mode, sign, base });
    if (pause && staffSide && this.segment.item === null) this.segment.staffSide = null;
  }

  // --- words -------------------------------------------------------------------------------------------------------

  private year(token: Token & { readonly is: 'year' }): void {
    const { year } = this.around;
    const period: Period = year === '' || token.year === year ? 'current' : Number(token.year) === Number(year) - 1 ? 'prior' : 'other';
    this.begin(token.start);
    this.setPeriod(period, true);
  }

  private setPeriod(period: Period, byYear: boolean): void {
    if (this.segment.mode === 'base' || this.segment.mode === 'share') {
      if (this.segment.base) this.segment.base.period = period;
      return;
    }
    this.segment.period = period;
    Object.assign(this.carried, { period, byYear });
    if (!this.heads.periods.includes(period) && this.heads.periods.length < MAX_HEADS) this.heads.periods.push(period);
  }

  private begin(start: number): void {
    if (this.segment.start < 0) this.segment.start = start;
  }

  private word(token: Token, saying: Saying): void {
    const s = this.segment;
    switch (saying.says) {
      case 'item':
        return this.item(token, saying);
      case 'both':
        return this.setItem('both', token, false);
      case 'side':
        return this.side(token, saying.side, saying.weak === true);
      case 'staff':
        return this.staff(token, saying);
      case 'topic':
        return;
      case 'period':
        this.begin(token.start);
        return this.setPeriod(saying.period, false);
      case 'compare':
        this.begin(token.start);
        return this.compare(this.folded.text.slice(token.start, token.end));
      case 'compared':
        return this.compared();
      case 'change':
        return this.change(token, saying.sign);
      case 'overBudget':
        this.begin(token.start);
        Object.assign(s, { mode: 'change', sign: 1, base: { side: 'initial', period: null } });
        return;
      case 'share':
        this.begin(token.start);
        Object.assign(s, { mode: 'share', base: { side: null, period: null } });
        return;
      case 'within':
        return this.beginWithin();
      case 'respectively':
        return this.deal();
      case 'each':
        this.each = true;
        return;
      case 'spend':
        return this.spend(token);
      case 'done':
        if (this.spendsOnTopic(true)) this.spend(token);
        return;
      case 'total':
        s.total = true;
        s.words += 1;
        return;
      case 'rough':
        s.rough = true;
        return;
      case 'aim':
        this.clause.aim = true;
        return;
      case 'another':
        this.carried.within = false;
        this.carried.item = null;
        return;
      case 'elsewhere':
        this.carried.elsewhere = true;
        return;
      case 'apart':
        s.item = null;
        s.apart = true;
        s.unknownAfter = 0;
        return;
      case 'gradeIs':
        this.begin(token.start);
        s.gradeIs = true;
        s.unknownAfter = 0;
        return;
      case 'grade':
        return this.grade(token, saying.grade);
      default:
        return;
    }
  }

  private item(token: Token, saying: Saying & { readonly says: 'item' }): void {
    const s = this.segment;
    const missing = saying.needs !== undefined && !this.isTopic(saying.needs);
    if (missing) {
      if (saying.needs === 'result' || saying.needs === 'organisation') return;
      this.clause.unknown = true;
      s.unknownAfter += token.end - token.start;
      return;
    }
    if (s.mode === 'base' || s.mode === 'share') return;
    // 三公经费财政拨款支出: the money it is paid from is no subject.
    if (saying.item === 'generalPublic' && s.item !== null && ['threePublic', 'procurement', 'runningCosts'].includes(topicOfItem(s.item)))
      return;
    const scoresPart = saying.item === 'score' && s.item !== null && s.item !== 'expenditure' && s.item !== 'score';
    if (scoresPart || (saying.item === 'executionRate' && this.ratesSomethingElse())) {
      s.item = null;
      s.apart = true;
      return;
    }
    this.setItem(saying.item, token, saying.weak === true);
    s.proven = saying.needs !== undefined;
    if (saying.side === 'initial' || saying.side === 'final') this.setSide(saying.side);
    if (saying.side === 'established' && (!this.underInPost() || this.inPostFollows())) this.setStaffSide('established');
  }

  /** "实有40人，其中行政编制17人" counts people in post, not posts. */
  private underInPost(): boolean {
    return (this.segment.staffSide === 'inPost' && !this.segment.staffWeak) || (this.carried.within && this.carried.staffSide === 'inPost');
  }

  /** "行政编制14个、实有13人": the count before 实有 is that of the posts. */
  private inPostFollows(): boolean {
    const until = Math.min(this.tokens.length, this.at + 10);
    for (let i = this.at + 1, amounts = 0; i < until; i += 1) {
      const token = this.tokens[i];
      if (token?.is === 'amount') amounts += 1;
      if (token?.is === 'mark' && (token.mark === 'semicolon' || token.mark === 'stop')) return false;
      if (token?.is === 'word' && token.saying.says === 'staff' && token.saying.side === 'inPost') return amounts === 1;
      if (amounts > 1 || (token?.is === 'word' && token.saying.says === 'item')) return false;
    }
    return false;
  }

  private isTopic(topic: Topic): boolean {
    if (topic === 'buildings') return this.buildings;
    return this.carried.topic === topic || (topic === 'staff' && this.around.section === 'basics.staffing');
  }

  /** An execution rate of the three public expenses, of procurement or of projects is not that of the budget. */
  private ratesSomethingElse(): boolean {
    const { item } = this.segment;
    if (item !== null && item !== 'expenditure' && item !== 'revenue' && item !== 'both') return true;
    const topic = this.carried.sentenceTopic;
    return topic === 'threePublic' || topic === 'procurement' || topic === 'runningCosts';
  }

  private setItem(item: Item | 'both', token: Token, weak: boolean): void {
    const s = this.segment;
    const c = this.carried;
    const topic = item === 'both' ? 'budget' : topicOf(item);
    const before = this.tokens[this.at - 1];
    const glued =
      before !== undefined &&
      before.end === token.start &&
      (before.is === 'unknown' || (before.is === 'word' && before.saying.says === 'apart'));
    this.begin(token.start);
    Object.assign(s, { item, weak, proven: false, spentAgain: false, tainted: glued, apart: false, unknownAfter: 0 });
    s.words += 1;
    const keepsSide =
      s.side !== null ||
      c.within ||
      topic === c.topic ||
      topic === 'carryOver' ||
      topic === 'staff' ||
      topic === 'organisation' ||
      topic === 'result';
    if (!keepsSide && c.topic !== null) Object.assign(c, { side: sectionSide(this.around.section, topic), sideDistance: 2 });
    c.topic = topic;
    c.sentenceTopic = topic;
    if (item !== totalOf[topic] && item !== 'both' && !c.parts.includes(item) && c.parts.length < MAX_HEADS) c.parts = [...c.parts, item];
    // Where others' figures are told, a qualified subject ("人居环境项目预算") makes the whole sentence theirs.
    if (glued && !isHome(this.around.section)) c.elsewhere = true;
    if (CHILDREN_OF_TOTAL.has(item)) c.kinds += 1;
    if (item === 'staff' || item === 'assets') c.kinds = 0;
    if (!this.heads.items.includes(item) && this.heads.items.length < MAX_HEADS) this.heads.items.push(item);
    if (this.dealing && this.dealing.next > 0) this.dealing = null;
  }

  private side(token: Token, side: Side, weak: boolean): void {
    const s = this.segment;
    s.words += 1;
    s.unknownAfter = 0;
    if (s.mode === 'base' || s.mode === 'share') {
      if (s.base) s.base.side = side;
      return;
    }
    if (weak && s.side === 'adjusted') return;
    if (/^(本|当|今)年/.test(this.folded.text.slice(token.start, token.end))) this.setPeriod('current', false);
    this.begin(token.start);
    s.sideWeak = weak;
    this.setSide(side);
  }

  private setSide(side: Side): void {
    this.segment.side = side;
    this.clause.side = true;
    if (this.carried.side !== side) this.carried.valued = false;
    Object.assign(this.carried, { side, sideDistance: 0 });
    if (!this.heads.sides.includes(side) && this.heads.sides.length < MAX_HEADS) this.heads.sides.push(side);
  }

  private setStaffSide(side: 'established' | 'inPost', weak = false): void {
    const s = this.segment;
    const c = this.carried;
    if (c.staffSide !== null && c.staffSide !== side && s.item === null && c.kinds === 1) c.alternating = true;
    if (c.staffSide !== side) c.valued = false;
    Object.assign(s, { staffSide: side, staffWeak: weak });
    c.staffSide = side;
    if (weak) return;
    this.clause.side = true;
    if (!this.heads.sides.includes(side) && this.heads.sides.length < MAX_HEADS) this.heads.sides.push(side);
  }

  private staff(token: Token, saying: Saying & { readonly says: 'staff' }): void {
    const s = this.segment;
    if (s.mode === 'base') return;
    if (!saying.side) {
      // 人员, 职工: a subject only beside 在职, 编制 …; elsewhere just people.
      if (this.carried.topic !== 'staff' && s.staffSide === null) {
        this.clause.unknown = true;
        s.unknownAfter += token.end - token.start;
        return;
      }
      s.unknownAfter = 0;
      if (s.staffSide !== null && s.item === null) this.setItem('staff', token, false);
      return;
    }
    const c = this.carried;
    const before = c.staffSide;
    this.begin(token.start);
    if (saying.weak && s.staffSide) return;
    const underInPost = saying.side === 'established' && this.underInPost() && (s.staffSide === 'inPost' || s.item !== null);
    if (!underInPost) this.setStaffSide(saying.side, saying.weak === true);
    if (!saying.weak) this.carried.topic = 'staff';
    s.unknownAfter = 0;
    s.words += 1;
    const ofKind =
      saying.side === 'inPost' &&
      !s.total &&
      s.period === null &&
      c.item !== null &&
      CHILDREN_OF_TOTAL.has(c.item) &&
      c.kinds === 1 &&
      !c.postsTotal &&
      before === 'established';
    if (saying.noun && !ofKind && !(s.item !== null && CHILDREN_OF_TOTAL.has(s.item))) {
      if (!(this.carried.within && this.carried.item === 'staff' && this.carried.valued)) this.carried.within = false;
      this.setItem('staff', token, false);
    }
  }

  /** 支出 says the final side of 三公经费, 采购 or 公用经费, and is the expenditure itself beside a budget. */
  private spend(token: Token): void {
    const s = this.segment;
    const c = this.carried;
    if (s.mode === 'base' || s.mode === 'share') return;
    const actually = /^(实|开支|列支|花费|执行)/.test(this.folded.text.slice(token.start, token.end));
    s.unknownAfter = 0;
    s.words += 1;
    if (this.spendsOnTopic(actually)) {
      this.begin(token.start);
      if (s.side === null) this.setSide('final');
      return;
    }
    const sameItemSpent =
      s.item === null && actually && c.item !== null && ['basic', 'project'].includes(c.item) && c.sentenceTopic !== null;
    const spentAgain =
      !actually && s.item === null && s.side === null && c.item === 'expenditure' && c.valued && c.sentenceTopic === 'budget';
    if (actually) this.setSide('final');
    if (sameItemSpent || (s.item !== null && s.item !== 'revenue')) return this.begin(token.start);
    const { weak } = s;
    this.setItem('expenditure', token, !(s.side !== null && !weak));
    s.spentAgain = spentAgain;
  }

  /** 三公经费支出, 采购支出: what is spent is the subject before it, or the topic where the sentence begins with it. */
  private spendsOnTopic(actually: boolean): boolean {
    const { item, topic, sentenceTopic } = this.carried;
    const spent = (of: Topic | null): boolean => of === 'threePublic' || of === 'procurement' || of === 'runningCosts';
    if (this.segment.item !== null) return spent(topicOfItem(this.segment.item));
    if (item !== null && sentenceTopic !== null) return spent(topicOfItem(item));
    const home = this.around.section === null ? undefined : topicOfSection[this.around.section];
    return item === null && spent(topic) && (actually || home?.topic === topic);
  }

  private beginWithin(): void {
    const c = this.carried;
    this.endSegment();
    this.segment = newSegment();
    if (this.priorInPassing) Object.assign(c, { period: 'current', byYear: false });
    Object.assign(c, { within: true, kinds: 0, alternating: false, parent: c.item });
  }
  /** A prior year named only in passing ("上年预算12.8万元") does not own what follows 其中. */
  private priorInPassing = false;

  // --- comparisons -------------------------------------------------------------------------------------------------

  private compare(word: string): void {
    const passing = word === '同比' || word === '环比' || word === '同期';
    Object.assign(this.segment, { mode: 'base', base: { side: null, period: passing ? 'prior' : null } });
  }

  /** "与年初预算相比": the side just named was only the base. */
  private compared(): void {
    const s = this.segment;
    const base: Base = s.mode === 'base' && s.base ? s.base : { side: s.side, period: s.period };
    if (s.mode !== 'base') {
      s.side = null;
      s.period = null;
      Object.assign(this.carried, { period: 'current', byYear: false });
      if (base.side === 'initial') this.carried.side = 'final';
    }
    s.mode = 'level';
    this.carried.pendingBase = base;
  }

  private change(token: Token, sign: 1 | -1): void {
    const s = this.segment;
    const base = s.mode === 'base' ? s.base : this.carried.pendingBase;
    this.begin(token.start);
    Object.assign(s, { mode: 'change', sign, base: base ?? { side: null, period: null } });
  }

  // --- 分别为 ------------------------------------------------------------------------------------------------------

  private deal(): void {
    const { items, sides, periods } = this.heads;
    const to = items.length >= 2 ? 'item' : sides.length >= 2 ? 'side' : periods.length >= 2 ? 'period' : (this.lastDealing?.to ?? null);
    if (to === null) return;
    const again = { item: items.length < 2, side: sides.length < 2, period: periods.length < 2 }[to] ? this.lastDealing : null;
    const own = { items: [...items], sides: [...sides], periods: [...periods] };
    this.dealing = { to, ...own, ...(again ? { [`${to}s`]: again[`${to}s`] } : {}), mode: 'level', next: 0 };
    this.lastDealing = this.dealing;
  }

  // --- amounts -----------------------------------------------------------------------------------------------------

  private amount(amount: Amount): void {
    const s = this.segment;
    const next = this.tokens[this.at + 1];
    this.clause.aim ||= next?.is === 'word' && (next.saying.says === 'aim' || next.saying.says === 'limit') && next.start === amount.end;
    this.quoteTo = 0;
    const measured = this.withUnit(amount);
    if (measured.rough && measured.kind === 'points') this.carried.scale = true;
    if (measured.kind === 'none' || measured.kind === 'other') {
      if (!(this.segment.item === 'score' && measured.kind === 'none')) return;
    }
    if (this.dealing) return this.dealt(measured);
    if (this.each && (this.heads.items.length >= 2 || this.heads.sides.length >= 2 || this.lastDealing)) return this.toEach(measured);
    if (s.mode === 'change') this.changed(measured);
    else if (s.mode === 'share') this.shared(measured, s.item ?? this.carried.item);
    else this.level(measured);
    this.afterAmount();
  }

  private afterAmount(): void {
    const { base, mode } = this.segment;
    this.endSegment();
    if (mode === 'base') this.carried.pendingBase = base;
    this.segment = newSegment();
    this.heads = newHeads();
    this.each = false;
  }

  /** A list shares the unit of its last number ("24、2、32名"); a bracket may declare one. */
  private withUnit(amount: Amount): Amount {
    if (amount.kind !== 'none') return amount;
    const declared = this.segment.declared ?? this.declared;
    const unit = declared ? unitAt(declared, 0) : null;
    if (unit) return { ...amount, kind: unit.kind, factor: unit.factor, unit: `declared:${unit.word}` };
    if (!this.dealing) return amount;
    for (let i = this.at + 1; i < Math.min(this.tokens.length, this.at + 2 * MAX_HEADS); i += 1) {
      const token = this.tokens[i];
      if (token?.is === 'amount' && token.amount.kind !== 'none')
        return { ...amount, kind: token.amount.kind, factor: token.amount.factor, unit: token.amount.unit };
      if (token?.is !== 'amount' && token?.is !== 'mark' && !(token?.is === 'word' && token.saying.says === 'and')) break;
    }
    return amount;
  }

  private dealt(amount: Amount): void {
    const { dealing } = this;
    if (!dealing) return;
    const list = dealing.to === 'item' ? dealing.items : dealing.to === 'side' ? dealing.sides : dealing.periods;
    if (dealing.next >= list.length) {
      this.dealing = null;
      return this.amount(amount);
    }
    const index = dealing.next++;
    const s = this.segment;
    if (index === 0) dealing.mode = s.mode;
    const item = dealing.to === 'item' ? (dealing.items[index] ?? null) : (s.item ?? dealing.items[0] ?? this.carried.item);
    const side = dealing.to === 'side' ? (dealing.sides[index] ?? null) : null;
    if (dealing.to === 'period') Object.assign(this.carried, { period: dealing.periods[index] ?? 'current', byYear: false });
    Object.assign(s, { item, mode: dealing.mode, tainted: false, unknownAfter: 0, words: 1 });
    if (side === 'established' || side === 'inPost') s.staffSide = side;
    else if (side) s.side = side;
    if (s.start < 0) s.start = amount.start;
    if (dealing.mode === 'share') this.shared(amount, item);
    else if (dealing.mode === 'level') this.level(amount);
    if (index === list.length - 1) {
      if (dealing.to === 'period') Object.assign(this.carried, { period: 'current', byYear: false });
      this.dealing = null;
    }
    this.afterAmount();
  }

  private toEach(amount: Amount): void {
    const s = this.segment;
    const again = this.heads.items.length < 2 && this.heads.sides.length < 2 ? this.lastDealing : null;
    const items = again?.to === 'item' ? again.items : this.heads.items;
    const sides = again?.to === 'side' ? again.sides : this.heads.sides;
    for (const item of items.length >= 2 ? items : [s.item ?? this.carried.item]) {
      for (const side of sides.length >= 2 ? sides : [s.side]) {
        Object.assign(s, { item, tainted: false, unknownAfter: 0 });
        if (side === 'established' || side === 'inPost') s.staffSide = side;
        else if (side) s.side = side;
        this.level(amount);
      }
    }
    this.afterAmount();
  }

  private changed(amount: Amount): void {
    const s = this.segment;
    const c = this.carried;
    const subject = s.item ?? c.item;
    const ofTotal = subject === null || subject === 'expenditure' || subject === 'revenue' || subject === 'both';
    const side = s.side ?? c.side;
    c.pendingBase = null;
    if (!ofTotal || s.base?.side !== 'initial' || (s.base.period !== null && s.base.period !== 'current')) return;
    if (c.topic !== 'budget' || side === 'adjusted' || c.period !== 'current' || amount.kind !== 'money' || !this.believable(true)) return;
    const signed = s.sign < 0 && !amount.digits.startsWith('-') ? { ...amount, digits: `-${amount.digits}` } : amount;
    this.state('budget.final.change', signed, subject === null ? 0.85 : 1, subject === 'revenue');
  }

  private shared(amount: Amount, subject: Item | 'both' | null): void {
    const s = this.segment;
    const side = s.base?.side ?? this.carried.side;
    if (subject !== 'basic' && subject !== 'project') return;
    const key = keysOf(subject).share;
    if (
      !key ||
      amount.kind !== 'percent' ||
      (side !== 'final' && side !== null) ||
      this.carried.period !== 'current' ||
      this.clause.aim ||
      s.tainted ||
      this.carried.elsewhere
    )
      return;
    if (s.base?.period === 'prior') return;
    this.state(key, amount, side === null ? CONFIDENCE.guessedSide : 1);
  }

  private believable(strong: boolean): boolean {
    const home = isHome(this.around.section);
    const { aim, unknown } = this.clause;
    return !aim && !this.carried.elsewhere && (home || (strong && !unknown));
  }

  private level(amount: Amount): void {
    const s = this.segment;
    const c = this.carried;
    if (s.mode === 'base' && s.base) return this.levelOfBase(amount, s.base);
    if (amount.kind === 'percent' && s.item === null && this.depth > 0 && s.words === 0 && !this.clause.unknown && c.valued)
      return this.shared(amount, c.item);
    if (this.countsNamed(amount)) return;
    const behind = this.itemBehind(amount);
    if (behind) return this.stateItem(behind, amount, 1);
    if (this.countsSomethingElse(amount)) return;
    if (s.apart || s.unknownAfter > 2 || (s.unknownAfter > 0 && !(isHome(this.around.section) && s.item !== null && !c.within))) return;
    if (s.item === null) return this.carriedLevel(amount);
    // "全年预算180万元，支出176万元": the second time it is what was spent.
    if (s.spentAgain && s.side === null) this.setSide('final');
    if (s.unknownAfter > 0 || (s.tainted && !this.toleratesTaint(s.item))) {
      if (c.within || !isHome(this.around.section) || s.item === 'score' || topicOfItem(s.item) === 'organisation') return;
      return this.stateItem(s.item, amount, CONFIDENCE.tainted, true);
    }
    this.stateItem(s.item, amount, s.weak && !s.proven && s.side === null ? CONFIDENCE.weak : 1);
  }

  /** Subjects that no qualifying word turns into another one, where the unit's own figures stand. */
  private toleratesTaint(item: Item | 'both'): boolean {
    const topic = topicOfItem(item);
    return (
      isHome(this.around.section) &&
      !this.segment.weak &&
      !this.carried.within &&
      (topic === 'threePublic' || topic === 'staff' || item === 'procurement')
    );
  }

  /** "比上年预算12.80万元减少…": the base of the comparison is stated too. */
  private levelOfBase(amount: Amount, base: Base): void {
    const c = this.carried;
    const item = this.segment.item ?? c.item ?? (c.topic === 'budget' ? 'expenditure' : null);
    if (item === null || item === 'both') return;
    const before = { period: c.period, byYear: c.byYear, side: c.side, distance: c.sideDistance };
    Object.assign(c, { period: base.period ?? 'current', byYear: false, side: base.side ?? c.side });
    this.stateItem(item, amount, CONFIDENCE.base);
    Object.assign(c, { period: before.period, byYear: before.byYear, side: before.side, sideDistance: before.distance });
  }

  /** A clause without a subject of its own ("决算数5.12万元", "合计120万元") speaks of the last one. */
  private carriedLevel(amount: Amount): void {
    const s = this.segment;
    const c = this.carried;
    if (s.staffSide !== null) {
      const own = CHILDREN_OF_TOTAL.has(c.item ?? 'both') && !s.total && (c.kinds === 1 || c.alternating || this.depth > 0);
      return this.stateItem(own && c.item ? c.item : 'staff', amount, own ? CONFIDENCE.carriedItem : 1);
    }
    if (c.topic === 'organisation') return;
    if (c.topic === 'staff')
      return s.total && c.item !== null && CHILDREN_OF_TOTAL.has(c.item) && c.kinds >= 2
        ? this.stateItem('staff', amount, CONFIDENCE.carriedItem)
        : undefined;
    const whole = c.topic === null ? undefined : totalOf[c.topic];
    const summed =
      s.total &&
      whole !== undefined &&
      c.item !== null &&
      c.item !== whole &&
      c.parts.filter((part) => topicOf(part) === c.topic && part !== 'revenue').length >= 2;
    if (summed && s.start < 0) return this.stateItem(whole, amount, CONFIDENCE.weak);
    const named = s.side !== null || s.period !== null;
    const wholeBudget = (c.topic === null || c.topic === 'result') && !s.sideWeak ? 'expenditure' : null;
    const total = s.side === null ? null : c.topic && totalOf[c.topic] ? (totalOf[c.topic] ?? null) : wholeBudget;
    // "全年预算数3486万元" after the projects is again about the whole.
    const ofParent = s.side === 'initial' && c.topic === 'carryOver' ? c.parent : null;
    const item = ofParent ?? (c.item === null || (s.side === 'adjusted' && c.topic === 'budget') ? total : c.item);
    if (item === null || (this.clause.unknown && !isHome(this.around.section))) return;
    if (!named && !(s.total && !c.valued) && c.valued) return;
    const guessed = c.item === null && c.sentenceTopic !== c.topic;
    this.stateItem(item, amount, CONFIDENCE.carriedItem * (guessed ? 0.9 : 1), false, c.itemWeak);
  }

  /** "43名编制", "6个办公室": the subject follows its count. */
  private itemBehind(amount: Amount): Item | null {
    if (amount.kind !== 'people' && amount.kind !== 'items') return null;
    const next = this.tokens[this.at + 1];
    if (next?.is !== 'word' || next.start !== amount.end) return null;
    const { saying } = next;
    const s = this.segment;
    if (saying.says === 'item' && topicOf(saying.item) === 'organisation') return this.behind(saying.item);
    if (s.item !== null && s.unknownAfter === 0) return null;
    if (saying.says === 'item' && topicOf(saying.item) === 'staff' && (saying.needs === undefined || this.isTopic('staff'))) {
      if (saying.side === 'established' && !this.underInPost()) this.setStaffSide('established');
      return this.behind(saying.item);
    }
    if (saying.says === 'staff' && saying.noun && (saying.side || s.staffSide)) {
      if (saying.side) this.setStaffSide(saying.side);
      return this.behind('staff');
    }
    return null;
  }

  /** "16个行政村", "3名领导": the noun behind the count is what was counted. */
  private countsSomethingElse(amount: Amount): boolean {
    const next = this.tokens[this.at + 1];
    const glued =
      next !== undefined && next.start === amount.end && (next.is === 'unknown' || (next.is === 'word' && next.saying.says === 'apart'));
    return glued && (amount.kind === 'people' || amount.kind === 'items');
  }

  /** "1个政务服务中心、1个农业综合服务中心": bodies named one by one are added up when the sentence gives no count. */
  private countsNamed(amount: Amount): boolean {
    if (amount.kind !== 'items' || this.carried.topic !== 'organisation' || this.tokens[this.at + 1]?.is !== 'unknown') return false;
    let last: Token | undefined;
    for (let i = this.at + 1; i < Math.min(this.tokens.length, this.at + 8); i += 1) {
      const token = this.tokens[i];
      if (token?.is === 'mark' || token?.is === 'amount' || (token?.is === 'word' && token.saying.says === 'and')) break;
      last = token;
    }
    if (last?.is !== 'word' || last.saying.says !== 'item' || topicOf(last.saying.item) !== 'organisation') return false;
    const before = this.named.get(last.saying.item);
    this.named.set(last.saying.item, {
      count: (before?.count ?? 0) + Number(amount.digits),
      amount: before?.amount ?? amount,
      segment: before?.segment ?? amount.start,
    });
    return true;
  }

  private stateNamed(): void {
    for (const [item, { count, amount, segment }] of this.named) {
      const key = keysOf(item).always;
      if (!key || this.statedHere(key)) continue;
      this.segment = { ...newSegment(), start: segment };
      this.stateItem(item, { ...amount, digits: String(count) }, CONFIDENCE.base);
    }
    this.named.clear();
  }

  private statedHere(key: FigureKey): boolean {
    for (let i = this.found.length - 1; i >= 0; i -= 1) {
      const draft = this.found[i];
      if (!draft || draft.start < this.paragraphStart) return false;
      if (draft.key === key) return true;
    }
    return false;
  }

  private behind(item: Item): Item {
    this.at += 1;
    this.quoteTo = this.tokens[this.at]?.end ?? 0;
    this.carried.topic = topicOf(item);
    Object.assign(this.segment, { item, tainted: false, unknownAfter: 0 });
    return item;
  }

  // --- statements --------------------------------------------------------------------------------------------------

  private stateItem(item: Item | 'both', amount: Amount, confidence: number, doubt = false, weakItem = false): void {
    if (item === 'both') {
      this.stateItem('revenue', amount, confidence, doubt);
      return this.stateItem('expenditure', amount, confidence, doubt);
    }
    const topic = topicOf(item);
    if (topic === 'staff' && !isHome(this.around.section) && !/编制|控制率/.test(this.sentenceText)) return;
    const people = topic === 'staff' || topic === 'organisation';
    if (this.clause.aim || (this.carried.elsewhere && !people && topic !== 'result')) return;
    const home = isHome(this.around.section);
    if (topic === 'organisation' && !(home && !String(this.around.section).startsWith('budget'))) return;
    if (topic === 'result') return this.score(amount, confidence);
    const weak = this.segment.weak || weakItem;
    if (!home && (this.clause.unknown || (weak && !this.clause.side) || (this.around.section === 'projects' && item !== 'project'))) return;
    const found = people ? this.staffKey(item) : this.moneyKey(item);
    if (!found) return;
    const stated = this.state(
      found.key,
      amount,
      confidence * found.confidence * (home ? 1 : CONFIDENCE.foreign),
      doubt || found.doubt === true || (weak && !this.segment.proven && !this.clause.side),
    );
    if (!stated) return;
    Object.assign(this.carried, { item, valued: true, sentenceTopic: topic });
    if (found.key === 'staff.established.total') this.carried.postsTotal = true;
    if (found.key === 'staff.inPost.total') this.insteadOfParent(amount);
  }

  /** "实有70人，其中在职48人，退休22人": the staff in post is the part, not the whole. */
  private insteadOfParent(amount: Amount): void {
    const before = this.found.at(-2);
    if (
      !this.carried.within ||
      before?.key !== 'staff.inPost.total' ||
      before.start < this.paragraphStart ||
      Number(before.value) <= Number(amount.digits)
    )
      return;
    this.found[this.found.length - 2] = { ...before, confidence: CONFIDENCE.stale, doubt: true };
  }

  private staffKey(item: Item): { key: FigureKey; confidence: number; doubt?: boolean } | null {
    const keys = keysOf(item);
    if (keys.always) return { key: keys.always, confidence: 1 };
    if (this.carried.period !== 'current') return null;
    const side = this.segment.staffSide ?? this.carried.staffSide;
    const key = keys[side ?? 'inPost'];
    return key ? { key, confidence: side ? 1 : CONFIDENCE.guessedSide, doubt: side === null } : null;
  }

  private moneyKey(item: Item): { key: FigureKey; confidence: number; doubt?: boolean } | null {
    const keys = keysOf(item);
    const c = this.carried;
    const { side: own } = this.segment;
    const stale = c.period === 'prior' && c.byYear && this.segment.item !== null && own !== null && this.depth === 0;
    this.priorInPassing = c.period === 'prior' && this.segment.item === null;
    if (c.period === 'prior' && keys.prior) return { key: keys.prior, confidence: (own ?? c.side) === 'final' ? CONFIDENCE.priorFinal : 1 };
    if (c.period === 'other' || (c.period === 'prior' && !stale)) return null;
    const year = stale ? { confidence: CONFIDENCE.stale, doubt: true } : { confidence: 1, doubt: false };
    if (keys.always) return { key: keys.always, ...year };
    const side = topicOf(item) === 'assets' ? (own === 'initial' ? 'initial' : 'final') : (own ?? c.side);
    if (side === null) {
      const key = keys.final;
      return key
        ? { key, confidence: year.confidence * CONFIDENCE.guessedSide * (isHome(this.around.section) ? 1 : 0.9), doubt: true }
        : null;
    }
    const key = keys[side] ?? (side === 'adjusted' && topicOf(item) !== 'budget' ? keys.initial : undefined);
    const certainty = own !== null || topicOf(item) === 'assets' ? 1 : CONFIDENCE.carriedSide[c.sideDistance];
    return key ? { key, confidence: year.confidence * certainty, doubt: year.doubt } : null;
  }

  private score(amount: Amount, confidence: number): void {
    const { section } = this.around;
    const s = this.segment;
    if (NO_SCORE.has(section) || s.tainted || this.carried.period !== 'current') return;
    if (s.weak && ((this.clause.unknown && section !== 'result') || (section === 'analysis' && s.proven))) return;
    const points = amount.kind === 'none' ? { ...amount, kind: 'points' as const } : amount;
    if (Number(points.digits) > 120) return;
    if (
      this.state(
        'result.selfScore',
        points,
        confidence * (s.weak ? 0.85 : 1) * (amount.kind === 'none' ? 0.85 : 1),
        s.weak || points.digits === '100',
      )
    )
      this.carried.scored = true;
  }

  private grade(token: Token, grade: string): void {
    const s = this.segment;
    const { text } = this.folded;
    const word = text.slice(token.start, token.end);
    const next = this.tokens[this.at + 1];
    const listed =
      (next?.is === 'mark' && next.mark === 'pause') || (this.tokens[this.at - 1]?.is === 'mark' && this.isGrade(this.tokens[this.at - 2]));
    const glued = next?.is === 'unknown' && !/^[等档级]/.test(text.slice(next.start, next.end));
    const said = this.carried.period === 'current' && (s.gradeIs || (this.carried.scored && (word.length > 1 || s.words === 0)));
    if (
      !said ||
      s.unknownAfter > 0 ||
      glued ||
      listed ||
      this.clause.aim ||
      NO_SCORE.has(this.around.section) ||
      (this.carried.scale && !this.carried.scored)
    ) {
      if (!/^(中|一般)$/.test(word)) this.clause.unknown = true;
      return;
    }
    this.begin(token.start);
    this.push('result.selfGrade', grade, s.gradeIs ? 1 : 0.8, token.start, token.end, token.end, { number: word, unit: '' }, !s.gradeIs);
    s.gradeIs = false;
  }

  private isGrade(token: Token | undefined): boolean {
    return token?.is === 'word' && token.saying.says === 'grade';
  }

  private state(key: FigureKey, amount: Amount, confidence: number, doubt = false): boolean {
    const { unit, signed } = figureDefinition(key);
    const value = valueIn(unit, amount);
    if (value === null || (value.startsWith('-') && !signed)) return false;
    const rough = amount.rough || this.segment.rough;
    if (rough && key === 'result.selfScore') return false;
    const numberStart = this.folded.at[amount.start] ?? 0;
    const numberEnd = sourceEnd(this.folded, amount.numberEnd);
    const unitEnd = sourceEnd(this.folded, amount.end);
    const written = {
      number: this.source.slice(numberStart, numberEnd),
      unit: amount.unit.startsWith('declared:') ? amount.unit : this.source.slice(numberEnd, unitEnd).trim(),
    };
    this.begin(amount.start);
    this.push(
      key,
      value,
      confidence * (rough ? CONFIDENCE.rough : 1),
      amount.start,
      amount.end,
      Math.max(amount.end, this.quoteTo),
      written,
      doubt,
    );
    return true;
  }

  private push(
    key: FigureKey,
    value: string,
    confidence: number,
    numberFrom: number,
    numberTo: number,
    to: number,
    written: { number: string; unit: string },
    doubt: boolean,
  ): void {
    let start = this.folded.at[Math.min(this.segment.start, numberFrom)] ?? 0;
    if (start > 0 && OPENING_QUOTES.includes(this.source.charAt(start - 1))) start -= 1;
    let end = sourceEnd(this.folded, to);
    if (CLOSING_QUOTES.includes(this.source.charAt(end)) && this.source.charAt(end) !== '') end += 1;
    this.found.push({
      key,
      value,
      start,
      end,
      quote: this.source.slice(start, end),
      numberStart: this.folded.at[numberFrom] ?? 0,
      numberEnd: sourceEnd(this.folded, numberTo),
      written,
      confidence: Math.round(confidence * 100) / 100,
      section: this.around.section,
      medium: 'prose',
      ...(doubt ? { doubt } : {}),
    });
  }
}

const isHome = (section: SectionKey | null): boolean => HOME.has(section);
const topicOfItem = (item: Item | 'both'): Topic => (item === 'both' ? 'budget' : topicOf(item));
const sectionSide = (section: SectionKey | null, topic: Topic): Side | null => {
  const home = section === null ? undefined : topicOfSection[section];
  return home?.topic === topic ? (home.side ?? null) : null;
};

/** Sentences of a folded text as [from, to). */
function* sentences(text: string): Generator<[number, number]> {
  let from = 0;
  for (let i = 0; i < text.length; i += 1) {
    const char = text.charCodeAt(i);
    if (char === 0x3002 || char === 0x21 || char === 0x3f) {
      yield [from, i];
      from = i + 1;
    }
  }
  if (from < text.length) yield [from, text.length];
}
