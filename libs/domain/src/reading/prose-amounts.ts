// Decides what an amount is: a level of the subject before it, a change, a share, or one of a list (分别为).
import { type Amount, unitAt } from './amounts';
import { type Item, SPENT, keysOf, topicOf, topicOfItem, totalOf } from './figure-keys.table';
import { CONFIDENCE, isHome } from './grounds.table';
import { type Base, newHeads, newSegment } from './prose-state';
import { MAX_HEADS, isPart } from './prose-memory';
import { ProseCounts } from './prose-counts';
import type { Token } from './tokens';

/** What an amount states in its clause. */
export abstract class ProseAmounts extends ProseCounts {
  protected amount(amount: Amount): void {
    const s = this.segment;
    const next = this.tokens[this.at + 1];
    this.clause.amounts += 1;
    // 专项资金120万元，实际支出118万元: where deeds are told, what follows is spent of it.
    if (s.project && amount.kind === 'money' && !isHome(this.around.section)) this.carried.elsewhere = true;
    this.clause.aim ||=
      !s.passing && next?.is === 'word' && (next.saying.says === 'aim' || next.saying.says === 'limit') && next.start === amount.end;
    s.passing ||= this.isBaseOfRate(amount);
    this.quoteTo = 0;
    const measured = this.withUnit(amount);
    if (measured.rough && measured.kind === 'points') this.carried.scale = true;
    if (measured.kind === 'none' || measured.kind === 'other') {
      if (!(this.segment.item === 'score' && measured.kind === 'none')) return;
    }
    if (this.dealing) return this.dealt(measured);
    if (this.sideBehind(measured)) return this.afterAmount();
    if (this.returnsTo !== null && s.item !== null && s.side === null) this.carried.side = this.returnsTo;
    if (this.each && (this.heads.items.length >= 2 || this.heads.sides.length >= 2 || this.lastDealing)) return this.toEach(measured);
    if (s.mode === 'change') this.changed(measured);
    else if (s.mode === 'share' && measured.kind === 'money' && s.base?.side) this.levelOfBase(measured, s.base);
    else if (s.mode === 'share') this.shared(measured, s.item ?? this.carried.item);
    else this.level(measured);
    this.afterAmount();
  }

  /** "为预算11.50万元的85.74%": the budget is what the rate is taken of. */
  protected isBaseOfRate(amount: Amount): boolean {
    const [of, rate] = [this.tokens[this.at + 1], this.tokens[this.at + 2]];
    return (
      of !== undefined && this.folded.text.slice(amount.end, of.end) === '的' && rate?.is === 'amount' && rate.amount.kind === 'percent'
    );
  }

  /** "控制在9.20万元的预算以内", "未超出7.00万元的控制数": the budget is named behind its amount. */
  protected sideBehind(amount: Amount): boolean {
    const s = this.segment;
    const [, of, word] = this.tokens.slice(this.at, this.at + 3);
    if (amount.kind !== 'money' || of === undefined || word === undefined || s.mode === 'share') return false;
    if (this.folded.text.slice(amount.end, word.start) !== '的' || (s.mode === 'change' && !this.clause.aim)) return false;
    const named = word.is === 'word' && word.saying.says === 'side' ? word.saying.side : null;
    const side = /^(?:控制数|限额)/.test(this.folded.text.slice(word.start, word.start + 3)) ? 'initial' : named;
    if (side === null || side === 'final') return false;
    this.clause.aim = false;
    this.quoteTo = word.end;
    this.at += 2;
    this.levelOfBase(amount, { side, period: s.base?.period ?? null });
    return true;
  }

  protected afterAmount(): void {
    const { base, mode, passing, side, sideBefore, item } = this.segment;
    const ofPart = item === null && this.carried.topic === 'threePublic' && this.carried.item !== 'threePublic';
    if (ofPart && mode === 'level' && side === 'initial' && sideBefore !== 'initial') this.returnsTo = sideBefore ?? 'final';
    this.endSegment();
    if (passing && side !== null && side !== sideBefore) Object.assign(this.carried, { side: sideBefore, valued: true });
    if (mode === 'base') this.carried.pendingBase = base;
    this.segment = newSegment();
    this.heads = newHeads();
    this.each = false;
  }

  /** A list shares the unit of its last number ("24、2、32名"); a bracket may declare one. */
  protected withUnit(amount: Amount): Amount {
    if (amount.kind !== 'none') return amount;
    const declared = this.segment.declared ?? this.declared;
    const unit = declared ? unitAt(declared, 0) : null;
    if (unit) return { ...amount, kind: unit.kind, factor: unit.factor, unit: `declared:${unit.word}` };
    // 公务用车购置0，因公出国（境）费为0: nothing is nothing in any unit.
    if (/^0(?:\.0+)?$/.test(amount.digits) && this.segment.item !== null && SPENT.has(topicOfItem(this.segment.item)))
      return { ...amount, kind: 'money', factor: '10000' };
    if (this.countsStaff(amount)) return { ...amount, kind: 'people', unit: '' };
    if (!this.dealing) return amount;
    for (let i = this.at + 1; i < Math.min(this.tokens.length, this.at + 2 * MAX_HEADS); i += 1) {
      const token = this.tokens[i];
      if (token?.is === 'amount' && token.amount.kind !== 'none')
        return { ...amount, kind: token.amount.kind, factor: token.amount.factor, unit: token.amount.unit };
      if (token?.is !== 'amount' && token?.is !== 'mark' && !(token?.is === 'word' && token.saying.says === 'and')) break;
    }
    return amount;
  }

  /** "编制数：46": forms leave the unit of people out. */
  protected countsStaff(amount: Amount): boolean {
    const [before, further] = [this.tokens[this.at - 1], this.tokens[this.at - 2]];
    const word = before?.is === 'mark' && before.mark === 'colon' ? further : before;
    if (word?.is !== 'word' || !/^\d{1,5}$/.test(amount.digits)) return false;
    const { saying } = word;
    return (
      (saying.says === 'staff' && saying.noun === true && saying.side !== undefined) ||
      (saying.says === 'item' && saying.side === 'established')
    );
  }

  protected deal(): void {
    const { sides, periods } = this.heads;
    // 收支分别为: the first is revenue, the second expenditure.
    const items = this.heads.items.flatMap((item) =>
      item === 'both' && sides.length < 2 ? (['revenue', 'expenditure'] as const) : [item],
    );
    if (items.length < 2 && sides.length < 2 && periods.length < 2 && !this.lastDealing) return this.dealToParts();
    const to = items.length >= 2 ? 'item' : sides.length >= 2 ? 'side' : periods.length >= 2 ? 'period' : (this.lastDealing?.to ?? null);
    if (to === null) return;
    const again = { item: items.length < 2, side: sides.length < 2, period: periods.length < 2 }[to] ? this.lastDealing : null;
    const own = { items: [...items], sides: [...sides], periods: [...periods] };
    this.dealing = { to, ...own, ...(again ? { [`${to}s`]: again[`${to}s`] } : {}), mode: 'level', next: 0 };
    this.lastDealing = this.dealing;
  }

  /** "基本支出2402万元，项目支出1819万元，分别占55.95%和44.05%": dealt to the parts just stated. */
  protected dealToParts(): void {
    let amounts = 0;
    for (let i = this.at + 1; i < Math.min(this.tokens.length, this.at + 3 * MAX_HEADS); i += 1) {
      const token = this.tokens[i];
      if (token?.is === 'amount') amounts += 1;
      else if (token?.is === 'mark' && token.mark !== 'pause' && token.mark !== 'comma') break;
      else if (token?.is === 'word' && token.saying.says === 'item' && amounts > 0) break;
    }
    const items = this.carried.parts.slice(-amounts);
    if (amounts < 2 || items.length !== amounts) return;
    this.dealing = { to: 'item', items, sides: [], periods: [], mode: 'level', next: 0 };
    this.lastDealing = this.dealing;
  }

  /** "采购设备、物业服务等41.90万元": what was bought is listed, and the amount is of all of it. */
  protected endsGoods(): boolean {
    const before = this.tokens[this.at - 1];
    const ends = before !== undefined && this.folded.text.slice(before.start, before.end).endsWith('等');
    return ends && this.heads.items[0] === 'procurement' && this.clause.amounts === 1;
  }

  /** "基本支出1868万元，项目支出992万元，占比约为65.31%和34.69%": two shares in a row are those of the two parts. */
  protected dealShares(): void {
    if (this.segment.item !== null) return;
    const isRate = (token: Token | undefined): boolean => token?.is === 'amount' && token.amount.kind === 'percent';
    let at = this.at + 1;
    while (at < this.at + 4 && this.tokens[at]?.is === 'word') at += 1;
    const joint = this.tokens[at + 1];
    const isJoint = (joint?.is === 'mark' && joint.mark === 'pause') || (joint?.is === 'word' && joint.saying.says === 'and');
    const items = this.carried.parts.slice(-2);
    if (!isRate(this.tokens[at]) || !isJoint || !isRate(this.tokens[at + 2]) || items.length < 2) return;
    this.dealing = { to: 'item', items, sides: [], periods: [], mode: 'share', next: 0 };
  }

  protected dealt(amount: Amount): void {
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
    if (this.dealing === null && dealing.to === 'item') this.backToWhole(list);
  }

  /** After its parts were dealt out (三公: …分别为0元、8万元、5万元) the whole is the subject again. */
  protected backToWhole(parts: readonly unknown[]): void {
    const c = this.carried;
    const whole = c.topic === 'threePublic' || c.topic === 'procurement' ? totalOf[c.topic] : undefined;
    if (!whole || parts.includes(whole)) return;
    const key = c.side === null ? undefined : keysOf(whole)[c.side];
    Object.assign(c, { item: whole, valued: key === undefined || this.statedHere(key) });
  }

  protected toEach(amount: Amount): void {
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

  protected changed(amount: Amount): void {
    const s = this.segment;
    const c = this.carried;
    const subject = s.item ?? c.item;
    const ofTotal = subject === null || ['expenditure', 'revenue', 'both', 'executionRate'].includes(subject);
    const side = s.side ?? c.side;
    c.pendingBase = null;
    if (!ofTotal || s.base?.side !== 'initial' || (s.base.period !== null && s.base.period !== 'current')) return;
    if (c.topic !== 'budget' || side === 'adjusted' || c.period !== 'current' || amount.kind !== 'money' || !this.believable(true)) return;
    const signed = s.sign < 0 && !amount.digits.startsWith('-') ? { ...amount, digits: `-${amount.digits}` } : amount;
    this.state('budget.final.change', signed, subject === null ? 0.85 : 1, subject === 'revenue');
  }

  protected shared(amount: Amount, subject: Item | 'both' | null): void {
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

  protected believable(strong: boolean): boolean {
    const home = isHome(this.around.section);
    const { aim, unknown } = this.clause;
    return !aim && !this.carried.elsewhere && (home || (strong && !unknown));
  }

  protected level(amount: Amount): void {
    const s = this.segment;
    const c = this.carried;
    if (s.mode === 'base' && s.base) return this.levelOfBase(amount, s.base);
    if (amount.kind === 'percent' && s.item === null && this.depth > 0 && s.words === 0 && !this.clause.unknown && c.valued)
      return this.shared(amount, c.item);
    if (c.origin) {
      c.origin = false;
      if (s.side === null && c.period === 'current') return;
    }
    if (this.countsNamed(amount) || this.countsListed(amount)) return;
    const behind = this.itemBehind(amount) ?? this.subjectBehind(amount);
    if (behind) return this.stateItem(behind, amount, 1);
    if (this.countsSomethingElse(amount)) return;
    if (this.endsGoods()) Object.assign(s, { item: 'procurement', weak: false, tainted: false, unknownAfter: 0 });
    if (amount.kind === 'points' && (s.item === null ? s.unknownAfter > 1 : s.item !== 'score')) c.partScored = true;
    if (s.apart || s.unknownAfter > 2 || (s.unknownAfter > 0 && !(isHome(this.around.section) && s.item !== null && !c.within))) return;
    if (s.item === null) {
      // 投入（10分）: what stands in brackets behind another name is its weight.
      if (amount.kind === 'points' && (this.frames.at(-1)?.segment.unknownAfter ?? 0) > 0) return;
      return this.carriedLevel(amount);
    }
    // "全年预算180万元，支出176万元": the second time it is what was spent.
    if (s.side === null && (s.spentAgain || (s.item === 'expenditure' && this.underAdjusted()))) this.setSide('final');
    if (s.unknownAfter > 0 || (s.tainted && !this.toleratesTaint(s.item))) {
      if (c.within || !isHome(this.around.section) || s.item === 'score' || topicOfItem(s.item) === 'organisation') return;
      return this.stateItem(s.item, amount, CONFIDENCE.tainted, true);
    }
    this.stateItem(s.item, amount, s.weak && !s.proven && s.side === null ? CONFIDENCE.weak : 1);
  }

  /** "全年预算2480万元，总支出2405万元": the adjusted budget has its value, so what is said next was spent. */
  protected underAdjusted(): boolean {
    return this.carried.side === 'adjusted' && this.statedHere('budget.adjusted.expenditure');
  }

  /** "比上年预算12.80万元减少…": the base of the comparison is stated too. */
  protected levelOfBase(amount: Amount, base: Base): void {
    const c = this.carried;
    const item = this.segment.item ?? c.item ?? (c.topic === 'budget' ? 'expenditure' : null);
    if (item === null || item === 'both') return;
    const before = { period: c.period, byYear: c.byYear, side: c.side, distance: c.sideDistance };
    Object.assign(c, { period: base.period ?? 'current', byYear: false, side: base.side ?? c.side });
    this.stateItem(item, amount, base.side !== null && base.period !== null ? CONFIDENCE.namedBase : CONFIDENCE.base);
    Object.assign(c, { period: before.period, byYear: before.byYear, side: before.side, sideDistance: before.distance });
  }

  /** A clause without a subject of its own ("决算数5.12万元", "合计120万元") speaks of the last one. */
  protected carriedLevel(amount: Amount): void {
    const s = this.segment;
    const c = this.carried;
    if (s.staffSide !== null) {
      const own = isPart(c.item ?? 'both') && !s.total && (c.kinds === 1 || c.alternating || this.depth > 0);
      return this.stateItem(own && c.item ? c.item : 'staff', amount, own ? CONFIDENCE.carriedItem : 1);
    }
    if (c.topic === 'organisation')
      return s.total && c.item !== null && !c.valued && amount.kind === 'items'
        ? this.stateItem(c.item, amount, CONFIDENCE.carriedItem)
        : undefined;
    if (c.topic === 'staff')
      return s.total && c.item !== null && isPart(c.item) && c.kinds >= 2
        ? this.stateItem('staff', amount, CONFIDENCE.carriedItem)
        : undefined;
    const whole = c.topic === null ? undefined : totalOf[c.topic];
    const summed =
      s.total &&
      whole !== undefined &&
      c.item !== null &&
      c.item !== whole &&
      c.parts.filter((part) => topicOf(part) === c.topic && part !== 'revenue').length >= 2;
    if (summed && (s.start < 0 || s.side !== null)) return this.stateItem(whole, amount, CONFIDENCE.weak);
    const named = s.side !== null || s.period !== null;
    // "总计1325万元。" after a sentence that listed the parts.
    const listed = c.partsBefore.filter((part) => topicOf(part) === c.topic && part !== 'revenue').length >= 2;
    if (s.total && c.item === null && whole !== undefined && listed && this.clause.amounts === 1 && s.start < 0)
      return this.stateItem(whole, amount, CONFIDENCE.weak, true);
    const wholeBudget = (c.topic === null || c.topic === 'result') && !s.sideWeak ? 'expenditure' : null;
    const total = s.side === null ? null : c.topic && totalOf[c.topic] ? (totalOf[c.topic] ?? null) : wholeBudget;
    // "全年预算数3486万元" after the projects is again about the whole.
    const ofParent = s.side !== null && c.topic === 'carryOver' ? (c.parent ?? 'expenditure') : null;
    const item = ofParent ?? (c.item === null || (s.side === 'adjusted' && c.topic === 'budget') ? total : c.item);
    if (item === null || (this.clause.unknown && !isHome(this.around.section))) return;
    if (!named && !(s.total && !c.valued) && c.valued) return;
    const guessed = c.item === null && c.sentenceTopic !== c.topic;
    this.stateItem(item, amount, CONFIDENCE.carriedItem * (guessed ? 0.9 : 1), false, c.itemWeak);
  }
}
