// Decides what a count in front of its noun states: "43名编制", "6个办公室", "1个政务服务中心".
import type { Amount } from './amounts';
import { type Item, keysOf, topicOf } from './figure-keys.table';
import { CONFIDENCE, isHome } from './grounds.table';
import { newSegment } from './prose-state';
import type { Token } from './tokens';
import { ProseStatements } from './prose-statements';

/** Between an amount and the part that it is. */
const LINK = /^(?:的|属于|属|为|是|系|用于|作为|列入|计入|归入)?$/;
const PARTS_OF_MONEY = new Set<Item>(['basic', 'project', 'abroad', 'vehiclePurchase', 'vehicleRunning', 'reception']);

/** Counts and amounts whose subject follows them. */
export abstract class ProseCounts extends ProseStatements {
  /** "43名编制", "6个办公室": the subject follows its count. */
  protected itemBehind(amount: Amount): Item | null {
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

  /** "162.87万元属于基本支出", "31万元项目支出": what the money is follows it. */
  protected subjectBehind(amount: Amount): Item | null {
    if (amount.kind !== 'money' || this.segment.item !== null) return null;
    const ofYear = this.around.section === 'projects' && this.segment.period === 'current';
    if (!isHome(this.around.section) && !ofYear) return null;
    for (let i = this.at + 1; i < Math.min(this.tokens.length, this.at + 4); i += 1) {
      const token = this.tokens[i];
      if (token?.is === 'mark' || token?.is === 'amount') return null;
      if (token?.is !== 'word' || token.saying.says !== 'item') continue;
      const { item } = token.saying;
      const next = this.tokens[i + 1];
      const linked = LINK.test(this.folded.text.slice(amount.end, token.start));
      if (!linked || !PARTS_OF_MONEY.has(item) || !(next === undefined || next.is === 'mark' || ofYear)) return null;
      if (ofYear && item !== 'project') return null;
      this.at = i;
      this.quoteTo = token.end;
      this.setItem(item, token, false);
      this.segment.tainted = false;
      return item;
    }
    return null;
  }

  /** "16个行政村", "3名领导": the noun behind the count is what was counted. */
  protected countsSomethingElse(amount: Amount): boolean {
    const next = this.tokens[this.at + 1];
    const glued =
      next !== undefined && next.start === amount.end && (next.is === 'unknown' || (next.is === 'word' && next.saying.says === 'apart'));
    return glued && (amount.kind === 'people' || amount.kind === 'items');
  }

  /** "1个政务服务中心、1个农业综合服务中心": bodies named one by one are added up when the sentence gives no count. */
  protected countsNamed(amount: Amount): boolean {
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

  /** "甲服务中心、乙中心2个事业单位", "事业单位2个：甲服务中心、乙中心": bodies that are all centres are counted as centres. */
  protected countsListed(amount: Amount): boolean {
    if (amount.kind !== 'items' || this.carried.topic !== 'organisation') return false;
    const next = this.tokens[this.at + 1];
    const opens = next?.is === 'mark' && (next.mark === 'colon' || next.mark === 'open');
    const [bodies, centres] = this.listed(opens ? 1 : -1);
    if (centres < 2 || bodies !== centres || String(centres) !== amount.digits) return false;
    if (opens ? this.segment.item !== null : next?.is === 'word' && next.saying.says === 'item') return false;
    this.stateItem('centres', amount, CONFIDENCE.base);
    return true;
  }

  /** How many bodies are listed before (-1) or after (1) this place, and how many of them end in 中心. */
  private listed(step: 1 | -1): readonly [bodies: number, centres: number] {
    let bodies = 0;
    let centres = 0;
    let last: Token | undefined;
    const close = (): void => {
      if (!last) return;
      bodies += 1;
      if (last.is === 'word' && last.saying.says === 'item' && last.saying.item === 'centres') centres += 1;
      last = undefined;
    };
    for (
      let i = step === 1 ? this.at + 2 : this.endOfList(), steps = 0;
      i >= 0 && i < this.tokens.length && steps < 120;
      i += step, steps += 1
    ) {
      const token = this.tokens[i];
      if (!token || token.is === 'amount' || (token.is === 'mark' && token.mark !== 'pause')) break;
      if (token.is === 'mark' || (token.is === 'word' && token.saying.says === 'and')) close();
      else if (step === 1 || !last) last = token;
    }
    close();
    return [bodies, centres];
  }

  /** "甲中心、乙中心共2个", "甲中心、乙中心，共2个": the list ends before the word for its sum. */
  private endOfList(): number {
    const is = (at: number, fits: (token: Token) => boolean): boolean => {
      const token = this.tokens[at];
      return token !== undefined && fits(token);
    };
    if (!is(this.at - 1, (token) => token.is === 'word' && token.saying.says === 'total')) return this.at - 1;
    return is(this.at - 2, (token) => token.is === 'mark' && token.mark === 'comma') ? this.at - 3 : this.at - 2;
  }

  protected stateNamed(): void {
    for (const [item, { count, amount, segment }] of this.named) {
      const key = keysOf(item).always;
      if (!key || this.statedHere(key)) continue;
      this.segment = { ...newSegment(), start: segment };
      this.stateItem(item, { ...amount, digits: String(count) }, CONFIDENCE.base);
    }
    this.named.clear();
  }

  protected behind(item: Item): Item {
    this.at += 1;
    this.quoteTo = this.tokens[this.at]?.end ?? 0;
    this.carried.topic = topicOf(item);
    Object.assign(this.segment, { item, tainted: false, unknownAfter: 0 });
    return item;
  }
}
