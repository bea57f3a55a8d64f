// Decides which key a subject and an amount state, how sure that is, and records it with its place.
import { decimal, isDecimal } from '../decimal';
import { type FigureKey, figureDefinition } from '../reports/figures.table';
import { type Amount, valueIn } from './amounts';
import { type Item, keysOf, topicOf } from './figure-keys.table';
import { sourceEnd } from './folded-text';
import { CONFIDENCE, isHome, mayScore } from './grounds.table';
import { ProseMemory } from './prose-memory';

/** No scheme gives more; what is above is no score. */
/** As far as a sentence is looked through for what it tells of an amount. */
const AHEAD = 60;
const MOST_POINTS = 120;
const OPENING_QUOTES = '“‘「『"';
const CLOSING_QUOTES = '”’」』"';

/** From subject and amount to statement. */
export abstract class ProseStatements extends ProseMemory {
  protected stateItem(item: Item | 'both', amount: Amount, confidence: number, doubt = false, weakItem = false): void {
    if (item === 'both') {
      this.stateItem('revenue', amount, confidence, doubt);
      return this.stateItem('expenditure', amount, confidence, doubt);
    }
    const topic = topicOf(item);
    if (this.carried.another) return;
    if (topic === 'staff' && !isHome(this.around.section) && !/编制|控制率/.test(this.sentenceText)) return;
    const people = topic === 'staff' || topic === 'organisation';
    // Where others' figures are told, 总收入 without 决算 or 预算 is that of the place (全镇总收入).
    if (item === 'revenue' && !isHome(this.around.section) && !this.clause.side) return;
    if (this.clause.aim || (this.carried.elsewhere && !people && topic !== 'result')) return;
    const home = isHome(this.around.section);
    if (topic === 'organisation' && !(home && !String(this.around.section).startsWith('budget'))) return;
    if (topic === 'result') return this.score(amount, confidence);
    const weak = this.segment.weak || weakItem;
    if (
      !home &&
      (this.clause.unknown ||
        (weak && !this.clause.side && !this.segment.proven) ||
        (this.around.section === 'projects' && item !== 'project'))
    )
      return;
    const found = people ? this.staffKey(item) : this.moneyKey(item);
    if (!found) return;
    const stated = this.state(
      found.key,
      amount,
      confidence * found.confidence * (home ? 1 : CONFIDENCE.foreign),
      doubt || found.doubt === true || (weak && !this.segment.proven && !this.clause.side),
    );
    if (!stated) return;
    const { twin } = this.carried;
    if (twin !== null && twin !== item && topicOf(twin) === topic) {
      const whole = people ? null : this.moneyKey(twin);
      if (whole) this.state(whole.key, amount, confidence * whole.confidence * CONFIDENCE.carriedItem, whole.doubt);
    }
    Object.assign(this.carried, { item, valued: true, sentenceTopic: topic });
    if (found.key === 'budget.initial.expenditure') this.wholeYearBefore();
    if (found.key === 'staff.established.total') this.carried.postsTotal = true;
    if (found.key === 'staff.inPost.total') this.insteadOfParent(amount);
  }

  /** "预算总额1325万元，其中年初预算1125万元，追加200万元": what 其中 divides is the budget of the whole year. */
  protected wholeYearBefore(): void {
    const [before, own] = [this.found.at(-2), this.found.at(-1)];
    if (!this.carried.within || !before || !own || before.key !== own.key || before.start < this.paragraphStart) return;
    if (!own.quote.includes('年初') || before.quote.includes('年初')) return;
    this.found[this.found.length - 2] = { ...before, key: 'budget.adjusted.expenditure' };
  }

  /** "实有70人，其中在职48人，退休22人": the staff in post is the part, not the whole. */
  protected insteadOfParent(amount: Amount): void {
    const before = this.found.at(-2);
    if (
      !this.carried.within ||
      before?.key !== 'staff.inPost.total' ||
      before.start < this.paragraphStart ||
      !isDecimal(amount.digits) ||
      decimal(before.value).lte(amount.digits)
    )
      return;
    this.found[this.found.length - 2] = { ...before, confidence: CONFIDENCE.stale, doubt: true };
  }

  protected staffKey(item: Item): { key: FigureKey; confidence: number; doubt?: boolean } | null {
    const keys = keysOf(item);
    if (keys.always) return { key: keys.always, confidence: 1 };
    const { period, byYear } = this.carried;
    const stale = period === 'prior' && byYear;
    if (period !== 'current' && !stale) return null;
    const side = this.segment.staffSide ?? this.carried.staffSide;
    const key = keys[side ?? 'inPost'];
    const confidence = stale ? CONFIDENCE.stale : side ? 1 : CONFIDENCE.guessedSide;
    return key ? { key, confidence, doubt: stale || side === null } : null;
  }

  protected moneyKey(item: Item): { key: FigureKey; confidence: number; doubt?: boolean } | null {
    const keys = keysOf(item);
    const c = this.carried;
    const { side: own } = this.segment;
    // 截至2022年12月31日，固定资产…; 2022年度总支出… below the heading of this year's accounts: the year may be a slip.
    const placed = own !== null || topicOf(item) === 'assets' || this.around.section === 'budget.final';
    const stale = c.period === 'prior' && c.byYear && this.segment.item !== null && placed && this.depth === 0;
    this.priorInPassing = c.period === 'prior' && this.segment.item === null;
    if (c.period === 'prior' && keys.prior) return { key: keys.prior, confidence: (own ?? c.side) === 'final' ? CONFIDENCE.priorFinal : 1 };
    if (c.period === 'other' || (c.period === 'prior' && !stale)) return null;
    const year = stale ? { confidence: CONFIDENCE.stale, doubt: true } : { confidence: 1, doubt: false };
    if (keys.always) return { key: keys.always, ...year };
    const side = topicOf(item) === 'assets' ? (own === 'initial' ? 'initial' : 'final') : (own ?? c.side);
    if (side === null) {
      const key = keys.final;
      // 2023年项目支出643.61万元 at the head of the chapter of the projects is all of it.
      const ofYear =
        (this.around.section === 'projects' && item === 'project' && this.segment.period === 'current') ||
        (item === 'reception' && this.tellsOfGuests());
      const guessed = ofYear ? CONFIDENCE.base : CONFIDENCE.guessedSide * (isHome(this.around.section) ? 1 : 0.9);
      const confidence = year.confidence * guessed;
      return key ? { key, confidence, doubt: !ofYear } : null;
    }
    const key = keys[side] ?? (side === 'adjusted' && topicOf(item) !== 'budget' ? keys.initial : undefined);
    const certainty = own !== null || topicOf(item) === 'assets' ? 1 : CONFIDENCE.carriedSide[c.sideDistance];
    return key ? { key, confidence: year.confidence * certainty, doubt: year.doubt } : null;
  }

  /** "公务接待费2.95万元，共接待31批次": what was spent, though no word says so. */
  private tellsOfGuests(): boolean {
    const ahead = this.folded.text.slice(this.tokens[this.at]?.end ?? 0).slice(0, AHEAD);
    const guests = /^[^。;]*?接待[^。;\d]{0,10}\d+\s*(?:批|人)/.exec(ahead)?.[0];
    return guests !== undefined && !/计划|预计|拟|预算/.test(guests);
  }

  protected score(amount: Amount, confidence: number): void {
    const { section } = this.around;
    const s = this.segment;
    if (!mayScore(section) || s.tainted || (this.carried.elsewhere && section !== 'result')) return;
    // 2022年度…自评得分 in this year's conclusion: the year may be a slip.
    const stale = this.carried.period === 'prior' && this.carried.byYear && section === 'result' && s.item !== null;
    if (this.carried.period !== 'current' && !stale) return;
    if (s.weak && ((this.clause.unknown && section !== 'result') || (section === 'analysis' && s.proven))) return;
    const points = amount.kind === 'none' ? { ...amount, kind: 'points' as const } : amount;
    if (!isDecimal(points.digits) || decimal(points.digits).gt(MOST_POINTS)) return;
    if (
      this.state(
        'result.selfScore',
        points,
        confidence *
          (stale ? CONFIDENCE.stale : 1) *
          (s.weak ? 0.85 : 1) *
          (amount.kind === 'none' ? 0.85 : 1) *
          (this.carried.partScored ? CONFIDENCE.tainted : 1),
        stale || s.weak || this.carried.partScored || points.digits === '100',
      )
    )
      this.carried.scored = true;
  }

  protected state(key: FigureKey, amount: Amount, confidence: number, doubt = false): boolean {
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

  protected push(
    key: FigureKey,
    value: string,
    confidence: number,
    numberFrom: number,
    numberTo: number,
    to: number,
    written: { number: string; unit: string },
    doubt: boolean,
  ): void {
    let start = Math.max(this.folded.at[Math.min(this.segment.start, numberFrom)] ?? 0, this.paragraphStart);
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

  protected statedHere(key: FigureKey): boolean {
    for (let i = this.found.length - 1; i >= 0; i -= 1) {
      const draft = this.found[i];
      if (!draft || draft.start < this.paragraphStart) return false;
      if (draft.key === key) return true;
    }
    return false;
  }
}
