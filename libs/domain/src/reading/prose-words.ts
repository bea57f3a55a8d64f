// Decides what each word of the lexicon does to the sense of a clause.
import type { Amount } from './amounts';
import { type Item, SPENT, type Side, type Topic, keysOf, topicOf, topicOfItem, topicOfSection, totalOf } from './figure-keys.table';
import { CONFIDENCE, isHome, mayScore } from './grounds.table';
import type { Saying } from './lexicon.table';
import { type Base, type Period, newSegment } from './prose-state';
import { isPart } from './prose-memory';
import type { Token } from './tokens';
import { ProseAmounts } from './prose-amounts';

/** The name of a place or a project: Chinese alone. */
const NAME = /^\p{Script=Han}+$/u;

/** What words say. */
export abstract class ProseWords extends ProseAmounts {
  protected word(token: Token, saying: Saying): void {
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
        // 2022年末: the year says it already.
        if (saying.period === 'current' && this.tokens[this.at - 1]?.is === 'year' && this.tokens[this.at - 1]?.end === token.start) return;
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
        // 在总支出里占79.32%: what it is a share of is no subject.
        if (s.item === 'expenditure' || s.item === 'revenue') s.item = null;
        Object.assign(s, { mode: 'share', base: { side: null, period: null } });
        return this.dealShares();
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
        // 计划财务股: among the bodies of the unit it is a name.
        if (this.carried.topic === 'organisation' && isHome(this.around.section)) return;
        if (this.withinBudget()) s.passing = true;
        else this.clause.aim = true;
        return;
      case 'alike':
        return this.alike();
      case 'another':
        this.carried.within = false;
        this.carried.item = null;
        return;
      case 'elsewhere':
        this.carried.elsewhere = true;
        return;
      case 'apart':
        if (saying.topic) Object.assign(this.carried, { topic: saying.topic, sentenceTopic: saying.topic, item: null, valued: false });
        s.item = null;
        s.apart = true;
        s.project ||= saying.project === true;
        s.unknownAfter = 0;
        return;
      case 'allOf':
        return this.allOf();
      case 'only':
        this.carried.twin = s.item === null || s.item === 'both' || totalOf[topicOf(s.item)] !== s.item ? null : s.item;
        return;
      case 'from':
        return this.from();
      case 'upTo':
        return this.upTo();
      case 'project':
        return this.project(token);
      case 'place':
        if (this.ownName(token) && this.isForeign(token)) this.carried.another = true;
        return;
      case 'ourselves':
        this.carried.another = false;
        if (isHome(this.around.section)) this.carried.elsewhere = false;
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

  /** A name of its own stands right before the word. */
  protected ownName(token: Token): boolean {
    const before = this.tokens[this.at - 1];
    return before?.is === 'unknown' && before.end === token.start && NAME.test(this.folded.text.slice(before.start, before.end));
  }

  /** 白石 of 白石乡 stands in no name of the unit (大坪乡 is short for 大坪瑶族乡). */
  protected isForeign(token: Token): boolean {
    const before = this.tokens[this.at - 1];
    const name = before ? this.folded.text.slice(before.start, token.start) : '';
    return this.around.own.length > 0 && !this.around.own.some((own) => own.includes(name.slice(-2)));
  }

  protected from(): void {
    this.carried.from = this.carried.side;
    for (let i = this.at + 1; i < Math.min(this.tokens.length, this.at + 14); i += 1) {
      const token = this.tokens[i];
      if (token?.is === 'mark' && token.mark !== 'pause') return;
      if (token?.is === 'word' && token.saying.says === 'upTo') this.carried.origin = true;
    }
  }

  /** "由986万元增加到1542万元": the level that was reached is this year's, under the side named before 由. */
  protected upTo(): void {
    const c = this.carried;
    const side = c.from === undefined ? c.side : (c.from ?? 'final');
    const adjusted = c.side === 'initial' && c.topic === 'budget' && this.wordHere().startsWith('调整');
    Object.assign(c, { period: 'current', byYear: false, side: adjusted ? 'adjusted' : side, valued: false, pendingBase: null });
    Object.assign(this.segment, { mode: 'level', base: null, period: 'current', side: adjusted ? 'adjusted' : this.segment.side });
    if (this.segment.item === null && (c.topic === 'staff' || c.topic === 'organisation'))
      Object.assign(this.segment, { item: c.item, staffSide: c.staffSide, total: true });
  }

  /** "决算1.36万元，全部为公务接待费": the part has what the whole has. Before an amount it means "each". */
  protected allOf(): void {
    const part = this.tokens[this.at + 1];
    const end = this.tokens[this.at + 2];
    if (part?.is === 'amount') {
      this.each = true;
      return;
    }
    if (part?.is !== 'word' || part.saying.says !== 'item' || !(end === undefined || end.is === 'mark')) return;
    const { item } = part.saying;
    const whole = totalOf[topicOf(item)];
    const before = this.found.at(-1);
    if (!SPENT.has(topicOf(item)) || !before || before.start < this.paragraphStart || whole === item || whole === undefined) return;
    const side = (['initial', 'final'] as const).find(
      (one) => Object.values(keysOf(whole))[0] !== undefined && keysOf(whole)[one] === before.key,
    );
    const key = side && keysOf(item)[side];
    if (key) this.found.push({ ...before, key, confidence: before.confidence * CONFIDENCE.carriedItem });
    this.at += 1;
  }

  /** "高标准农田项目预算300万元": budget, spending and score of a project are not the unit's. */
  protected project(token: Token): void {
    this.clause.unknown = true;
    this.segment.unknownAfter += token.end - token.start;
    if (this.segment.mode === 'level' && this.ownName(token) && this.moneyFollows()) this.carried.elsewhere = this.carried.another = true;
  }

  /** "控制在预算392.50万元内": what was kept to is the budget, and that is stated. */
  protected withinBudget(): boolean {
    for (let i = this.at + 1; i < Math.min(this.tokens.length, this.at + 5); i += 1) {
      const token = this.tokens[i];
      if (token?.is === 'word' && token.saying.says === 'side')
        return token.saying.side !== 'final' && (this.segment.item ?? this.carried.item) !== null;
      if (token?.is === 'amount' || token?.is === 'mark') return false;
    }
    return false;
  }

  /** "年初预算支出与收入一致，为…": the first of the two is the subject. */
  protected alike(): void {
    const [first, second] = this.heads.items;
    if (first === undefined || second === undefined) return;
    Object.assign(this.segment, { item: first, tainted: false });
    this.heads.items = [first];
  }

  /** Budget, spending or an amount of money stands right behind. */
  protected moneyFollows(): boolean {
    for (let i = this.at + 1; i < Math.min(this.tokens.length, this.at + 4); i += 1) {
      const token = this.tokens[i];
      if (token?.is === 'amount') return token.amount.kind === 'money';
      if (token?.is === 'word' && ['side', 'spend', 'done'].includes(token.saying.says)) return true;
      if (token?.is === 'word' && token.saying.says === 'item') return topicOf(token.saying.item) !== 'organisation';
      if (token?.is !== 'word' && token?.is !== 'year') return false;
    }
    return false;
  }

  protected wordHere(): string {
    const token = this.tokens[this.at];
    return token ? this.folded.text.slice(token.start, token.end) : '';
  }

  protected year(token: Token & { readonly is: 'year' }): void {
    const { year } = this.around;
    const period: Period = year === '' || token.year === year ? 'current' : Number(token.year) === Number(year) - 1 ? 'prior' : 'other';
    this.begin(token.start);
    this.setPeriod(period, true);
  }

  protected item(token: Token, saying: Saying & { readonly says: 'item' }): void {
    const s = this.segment;
    const missing = saying.needs !== undefined && !this.isTopic(saying.needs);
    if (missing) {
      if (saying.needs === 'result' || saying.needs === 'organisation') return;
      this.clause.unknown = true;
      s.unknownAfter += token.end - token.start;
      return;
    }
    if (s.mode === 'base' || s.mode === 'share') return;
    // 社区矫正中心改造经费: where money is told, a body is only named.
    if (topicOf(saying.item) === 'organisation' && String(this.around.section).startsWith('budget')) {
      this.clause.unknown = true;
      s.unknownAfter += token.end - token.start;
      return;
    }
    // 授予中小企业合同金额: the word before it makes it another's.
    if (saying.weak && s.apart && this.tokens[this.at - 1]?.end === token.start) return;
    // 三公经费支出合计: the total of that spending, not of all.
    if (saying.item === 'expenditure' && s.item !== null && SPENT.has(topicOfItem(s.item))) {
      if (s.side === null) this.setSide('final');
      s.total = true;
      return;
    }
    // Below 政府采购: "支出合计205.16万元" is all that was bought.
    if (saying.item === 'expenditure' && s.item === null && this.totalsTopic()) {
      this.setItem(totalOf[this.homeTopic() ?? 'budget'] ?? saying.item, token, false);
      return this.setSide('final');
    }
    // 三公经费财政拨款支出: the money it is paid from is no subject.
    if (saying.item === 'generalPublic' && s.item !== null && SPENT.has(topicOfItem(s.item))) return;
    const scoresPart = saying.item === 'score' && s.item !== null && s.item !== 'expenditure' && s.item !== 'score';
    if (scoresPart || (saying.item === 'executionRate' && this.ratesSomethingElse())) {
      s.item = null;
      s.apart = true;
      return;
    }
    if (saying.item === 'score' && /总|综合|最终|汇总|合计/.test(this.wordHere())) this.carried.partScored = false;
    this.setItem(saying.item, token, saying.weak === true);
    s.proven = saying.needs !== undefined || this.provenByIndicator(saying.item);
    if (saying.side === 'initial' || saying.side === 'final') this.setSide(saying.side);
    if (saying.side === 'established' && (!this.underInPost() || this.inPostFollows())) this.setStaffSide('established');
  }

  /** A weak subject is certain beside the indicator that the paragraph names, and the rate of the budget beside budget and spending. */
  protected provenByIndicator(item: Item): boolean {
    const c = this.carried;
    if (item === 'executionRate') return this.statedHere('budget.final.expenditure') && c.sentenceTopic === 'budget';
    return c.indicator !== null && c.indicator === topicOf(item);
  }

  /** "行政编制14个、实有13人": the count before 实有 is that of the posts. */
  protected inPostFollows(): boolean {
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

  /** An execution rate of the three public expenses, of procurement or of projects is not that of the budget. */
  protected ratesSomethingElse(): boolean {
    const { item } = this.segment;
    if (item !== null && item !== 'expenditure' && item !== 'revenue' && item !== 'both') return true;
    const topic = this.carried.sentenceTopic;
    return topic === 'threePublic' || topic === 'procurement' || topic === 'runningCosts';
  }

  /** 全年预算的97.85%: the rate of the side just named. */
  protected rateBehind(): Amount | null {
    const [word, of, rate] = [this.tokens[this.at], this.tokens[this.at + 1], this.tokens[this.at + 2]];
    const taken = rate?.is === 'amount' && rate.amount.kind === 'percent' && this.folded.text.slice(word?.end, rate.start) === '的';
    return of !== undefined && taken ? rate.amount : null;
  }

  protected side(token: Token, side: Side, weak: boolean): void {
    const s = this.segment;
    s.words += 1;
    s.unknownAfter = 0;
    const rate = this.rateBehind();
    if (s.mode === 'base' || s.mode === 'share') {
      if (s.base) s.base.side = side;
      return;
    }
    // 支出为调整后预算的95.76%: what follows is no budget.
    if (rate) return;
    if (weak && s.side === 'adjusted') return;
    if (side === 'initial' && !weak && this.followsAddition()) return this.side(token, 'adjusted', false);
    if (/^(本|当|今)年/.test(this.folded.text.slice(token.start, token.end))) this.setPeriod('current', false);
    this.begin(token.start);
    s.sideWeak = weak;
    this.setSide(side);
  }

  /** "年内追加33.57万元后，预算总盘子为352.17万元": the budget with what was added. */
  protected followsAddition(): boolean {
    if (this.wordHere().includes('初')) return false;
    const before = this.tokens[this.at - 1];
    const at = this.at - (before?.is === 'mark' && before.mark === 'comma' ? 2 : 1);
    const [after, amount, word] = [this.tokens[at], this.tokens[at - 1], this.tokens[at - 2]];
    const said = (token: Token | undefined): string => (token ? this.folded.text.slice(token.start, token.end) : '');
    return said(after) === '后' && amount?.is === 'amount' && /^(?:追加|调增|核增|净追加|调整|净增)/.test(said(word));
  }

  protected staff(token: Token, saying: Saying & { readonly says: 'staff' }): void {
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
      isPart(c.item) &&
      c.kinds === 1 &&
      !c.postsTotal &&
      before === 'established';
    if (saying.noun && !ofKind && !(s.item !== null && isPart(s.item))) {
      if (!(this.carried.within && this.carried.item === 'staff' && this.carried.valued)) this.carried.within = false;
      this.setItem('staff', token, false);
    }
  }

  /** 支出 says the final side of 三公经费, 采购 or 公用经费, and is the expenditure itself beside a budget. */
  protected spend(token: Token): void {
    const s = this.segment;
    const c = this.carried;
    if (s.mode === 'base' || s.mode === 'share') return;
    // 人员经费支出: what is spent is still no figure of ours.
    if (s.apart && this.tokens[this.at - 1]?.end === token.start) return;
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
    // 全年预算数1604万元。全年支出…: what is spent under an adjusted budget is no budget.
    if (s.side === null && c.side === 'adjusted' && (c.sideDistance > 0 || this.underAdjusted())) this.setSide('final');
    const spentAgain =
      !actually && s.item === null && s.side === null && c.item === 'expenditure' && c.valued && c.sentenceTopic === 'budget';
    if (actually) this.setSide('final');
    if (sameItemSpent || (s.item !== null && s.item !== 'revenue')) return this.begin(token.start);
    const { weak } = s;
    this.setItem('expenditure', token, !(s.side !== null && !weak));
    s.spentAgain = spentAgain;
  }

  /** 三公经费支出, 采购支出: what is spent is the subject before it, or the topic where the sentence begins with it. */
  protected spendsOnTopic(actually: boolean): boolean {
    const { item, topic, sentenceTopic } = this.carried;
    const spent = (of: Topic | null): boolean => SPENT.has(of);
    if (this.segment.item !== null) return spent(topicOfItem(this.segment.item));
    if (item !== null && sentenceTopic !== null) return spent(topicOfItem(item));
    const home = this.around.section === null ? undefined : topicOfSection[this.around.section];
    return item === null && spent(topic) && (actually || home?.topic === topic);
  }

  protected homeTopic(): Topic | null {
    const { section, topic } = this.around;
    return topic ?? (section === null ? null : (topicOfSection[section]?.topic ?? null));
  }

  /** 支出合计, 支出总额 (not 总支出) where the section tells of one kind of spending. */
  protected totalsTopic(): boolean {
    const topic = this.homeTopic();
    return SPENT.has(topic) && this.carried.topic === topic && this.wordHere().startsWith('支出');
  }

  protected beginWithin(): void {
    const c = this.carried;
    this.endSegment();
    this.segment = newSegment();
    this.returnsTo = null;
    if (this.priorInPassing) Object.assign(c, { period: 'current', byYear: false });
    Object.assign(c, { within: true, kinds: 0, alternating: false, parent: c.item });
  }

  protected compare(word: string): void {
    const passing = word === '同比' || word === '环比' || word === '同期';
    Object.assign(this.segment, { mode: 'base', base: { side: null, period: passing ? 'prior' : null } });
  }

  /** "与年初预算相比": the side just named was only the base. */
  protected compared(): void {
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

  protected change(token: Token, sign: 1 | -1): void {
    const s = this.segment;
    const base = s.mode === 'base' ? s.base : this.carried.pendingBase;
    this.begin(token.start);
    Object.assign(s, { mode: 'change', sign, base: base ?? { side: null, period: null } });
  }

  protected grade(token: Token, grade: string): void {
    const s = this.segment;
    const { text } = this.folded;
    const word = text.slice(token.start, token.end);
    const next = this.tokens[this.at + 1];
    const listed =
      (next?.is === 'mark' && next.mark === 'pause') || (this.tokens[this.at - 1]?.is === 'mark' && this.isGrade(this.tokens[this.at - 2]));
    const glued = next?.is === 'unknown' && !/^[等档级]/.test(text.slice(next.start, next.end));
    const staleResult = this.carried.period === 'prior' && this.carried.byYear && this.carried.scored;
    const said =
      (this.carried.period === 'current' || staleResult) && (s.gradeIs || (this.carried.scored && (word.length > 1 || s.words === 0)));
    if (
      !said ||
      s.unknownAfter > 0 ||
      glued ||
      listed ||
      this.clause.aim ||
      !mayScore(this.around.section) ||
      this.gradesAnother() ||
      (this.carried.scale && !this.carried.scored)
    ) {
      if (!/^(中|一般)$/.test(word)) this.clause.unknown = true;
      return;
    }
    this.begin(token.start);
    const confidence = (s.gradeIs ? 1 : 0.8) * (staleResult ? CONFIDENCE.stale : 1);
    const written = { number: word, unit: '' };
    this.push('result.selfGrade', grade, confidence, token.start, token.end, token.end, written, staleResult || !s.gradeIs);
    s.gradeIs = false;
  }

  /** Where deeds are told, 优秀 is often the grade that others gave for other things (年度考核, 全县评比). */
  protected gradesAnother(): boolean {
    const { section } = this.around;
    if (section === 'result' || section === null || this.carried.scored) return false;
    return (
      this.carried.elsewhere ||
      this.carried.another ||
      !/自评|绩效|评价/.test(this.sentenceText) ||
      /考核|考评|表彰|授予/.test(this.sentenceText)
    );
  }

  protected isGrade(token: Token | undefined): boolean {
    return token?.is === 'word' && token.saying.says === 'grade';
  }
}
