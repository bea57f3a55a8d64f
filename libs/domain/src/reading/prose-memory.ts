// Records what the reader of prose knows at a word: where it stands, and what was said so far.
import type { SectionKey } from '../reports/sections.table';
import type { Amount } from './amounts';
import type { DraftStatement } from './drafted';
import { type Item, type Side, type Topic, topicOf, topicOfItem, totalOf } from './figure-keys.table';
import { type FoldedText, fold } from './folded-text';
import { isHome, sectionSide } from './grounds.table';
import {
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
import type { Token } from './tokens';

export interface Surroundings {
  readonly section: SectionKey | null;
  /** What the heading above says by its own words (公用经费). */
  readonly topic?: Topic | null;
  /** The evaluation year, "" when the document names none. */
  readonly year: string;
  /** Names of the unit itself. */
  readonly own: readonly string[];
}
interface Frame {
  readonly carried: Carried;
  readonly segment: Segment;
  readonly clause: Clause;
  readonly heads: Heads;
}
/** A list longer than this is no list of figures. */
export const MAX_HEADS = 12;
const PARTS_OF_STAFF = new Set<Item | 'both' | null>(['administrative', 'support', 'institution']);
export const isPart = (item: Item | 'both' | null): boolean => PARTS_OF_STAFF.has(item);

/** The memory; the classes that extend it say what words and amounts do to it. */
export abstract class ProseMemory {
  readonly found: DraftStatement[] = [];
  protected source = '';
  protected folded: FoldedText = fold('');
  protected around: Surroundings = { section: null, year: '', own: [] };
  protected carried: Carried = newCarried(null, null);
  protected segment: Segment = newSegment();
  protected clause: Clause = newClause();
  protected heads: Heads = newHeads();
  protected dealing: Dealing | null = null;
  protected lastDealing: Dealing | null = null;
  protected each = false;
  protected frames: Frame[] = [];
  protected depth = 0;
  protected tokens: readonly Token[] = [];
  protected at = 0;
  protected openEnded = false;
  protected declared: string | null = null;
  /** End of a subject that follows its count ("六个办公室"). */
  protected quoteTo = 0;
  protected buildings = false;
  protected sentenceText = '';
  protected named = new Map<Item, { count: number; amount: Amount; segment: number }>();
  protected paragraphStart = 0;
  /** A prior year named only in passing ("上年预算12.8万元") does not own what follows 其中. */
  protected priorInPassing = false;
  /** "公务接待费2.69万元，预算4.20万元": the side to which the next subject of this sentence returns. */
  protected returnsTo: Side | null = null;

  protected isTopic(topic: Topic): boolean {
    if (topic === 'buildings') return this.buildings;
    return this.carried.topic === topic || (topic === 'staff' && this.around.section === 'basics.staffing');
  }

  protected setPeriod(period: Period, byYear: boolean): void {
    if (this.segment.mode === 'base' || this.segment.mode === 'share') {
      if (this.segment.base) this.segment.base.period = period;
      return;
    }
    this.segment.period = period;
    Object.assign(this.carried, { period, byYear });
    if (!this.heads.periods.includes(period) && this.heads.periods.length < MAX_HEADS) this.heads.periods.push(period);
  }

  protected begin(start: number): void {
    if (this.segment.start < 0) this.segment.start = start;
  }

  protected setItem(item: Item | 'both', token: Token, weak: boolean): void {
    const s = this.segment;
    const c = this.carried;
    const topic = item === 'both' ? 'budget' : topicOf(item);
    const before = this.tokens[this.at - 1];
    const glued =
      before !== undefined &&
      before.end === token.start &&
      // 人员类和公用类基本支出: no word in front makes it another one.
      item !== 'basic' &&
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
    if (isPart(item)) c.kinds += 1;
    if (item === 'staff' || item === 'assets') c.kinds = 0;
    if (!this.heads.items.includes(item) && this.heads.items.length < MAX_HEADS) this.heads.items.push(item);
    if (this.dealing && this.dealing.next > 0) this.dealing = null;
  }

  protected setSide(side: Side): void {
    if (this.segment.side === null) this.segment.sideBefore = this.carried.side;
    this.segment.side = side;
    this.clause.side = true;
    if (this.carried.side !== side) this.carried.valued = false;
    Object.assign(this.carried, { side, sideDistance: 0 });
    if (!this.heads.sides.includes(side) && this.heads.sides.length < MAX_HEADS) this.heads.sides.push(side);
  }

  protected setStaffSide(side: 'established' | 'inPost', weak = false): void {
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

  /** After an amount or a mark: the subject is kept in mind, the rest is forgotten. */
  protected endSegment(): void {
    const { item, weak, apart, unknownAfter, tainted } = this.segment;
    const another = item !== null && ((weak && unknownAfter > 2) || (tainted && !this.toleratesTaint(item)));
    if (apart || another) Object.assign(this.carried, { item: null, valued: false });
    else if (item) {
      if (this.carried.item !== item) this.carried.valued = false;
      Object.assign(this.carried, { item, itemWeak: weak });
    }
  }

  /** Subjects that no qualifying word turns into another one, where the unit's own figures stand. */
  protected toleratesTaint(item: Item | 'both'): boolean {
    const topic = topicOfItem(item);
    return (
      isHome(this.around.section) &&
      !this.segment.weak &&
      !this.carried.within &&
      (topic === 'threePublic' || topic === 'staff' || item === 'procurement')
    );
  }

  /** "实有40人，其中行政编制17人" counts people in post, not posts. */
  protected underInPost(): boolean {
    return (this.segment.staffSide === 'inPost' && !this.segment.staffWeak) || (this.carried.within && this.carried.staffSide === 'inPost');
  }
}
