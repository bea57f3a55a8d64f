// Decides what the prose of a paragraph states: sentences, clauses and brackets over the words of the lexicon.
import { topicOfSection } from './figure-keys.table';
import { type FoldedText, fold } from './folded-text';
import { isHome, isSilent } from './grounds.table';
import { newCarried, newClause, newHeads, newSegment } from './prose-state';
import type { Surroundings } from './prose-memory';
import { type Token, tokenise } from './tokens';
import { ProseWords } from './prose-words';

const MAX_DEPTH = 8;
/** A line of its own that declares the unit of the numbers below it. */
const UNIT_LINE = /^\(?(?:金额|计量)?单位:(?:人民币)?(万元|亿元|元)\)?$/;
interface LabelPlace {
  readonly start: number;
  readonly end: number;
}

/** "人员编制" and "126人（行政40人）" read as one text, each character with its own place. */
const labelled = (label: FoldedText, words: FoldedText, colonAt: number): FoldedText => ({
  text: `${label.text}:${words.text}`,
  at: Uint32Array.from([...label.at.subarray(0, label.text.length), colonAt, ...words.at]),
});

/** Reads paragraph after paragraph of one document; what it found stands in `found`. */
export class ProseReader extends ProseWords {
  /** Reads document.text between `start` and `end`, a paragraph in the given surroundings; `label` is what a table writes before it. */
  paragraph(source: string, start: number, end: number, around: Surroundings, label: LabelPlace | null = null): void {
    const sameSection = around.section === this.around.section;
    this.source = source;
    this.around = around;
    if (isSilent(around.section)) return;
    this.folded = label
      ? labelled(fold(source.slice(label.start, label.end), label.start), fold(source.slice(start, end), start), start)
      : fold(source.slice(start, end), start);
    this.paragraphStart = start;
    this.buildings = /楼堂馆所|办公楼|办公用房/.test(this.folded.text);
    const home = around.section === null ? undefined : topicOfSection[around.section];
    const topic = around.topic ? { topic: around.topic, side: undefined } : home;
    if (!sameSection) this.declared = null;
    if (!(this.openEnded && sameSection)) this.carried = newCarried(topic?.topic ?? null, topic?.side ?? null);
    this.declared = UNIT_LINE.exec(this.folded.text)?.[1] ?? this.declared;
    this.dealing = this.lastDealing = null;
    this.frames = [];
    this.depth = 0;
    for (const [from, to] of sentences(this.folded.text)) this.sentence(from, to);
    this.openEnded = /[:;，、,]$/.test(this.folded.text);
  }

  protected sentence(from: number, to: number): void {
    const { text } = this.folded;
    // A short sentence without a number may name the indicator that the next one is about.
    if (!isHome(this.around.section) && this.around.section !== 'result' && to - from > 30 && !/\d/.test(text.slice(from, to))) return;
    this.beginSentence();
    this.sentenceText = text.slice(from, Math.min(to, from + 2000));
    this.tokens = tokenise(text, from, to, this.around.own);
    for (this.at = 0; this.at < this.tokens.length; this.at += 1) {
      const token = this.tokens[this.at];
      if (token) this.take(token);
    }
    this.endSegment();
    this.stateNamed();
    if (!this.tokens.some((token) => token.is === 'amount')) this.carried.indicator = this.carried.topic;
  }

  protected beginSentence(): void {
    this.segment = newSegment();
    this.clause = newClause();
    this.heads = newHeads();
    this.each = false;
    this.priorInPassing = false;
    this.returnsTo = null;
    const c = this.carried;
    Object.assign(c, {
      period: 'current',
      byYear: false,
      within: this.openEnded ? c.within : false,
      elsewhere: false,
      another: false,
      twin: null,
      from: undefined,
      pendingBase: null,
      sentenceTopic: null,
      scored: false,
      partScored: false,
      scale: false,
      kinds: 0,
      alternating: false,
      parts: [],
      partsBefore: c.parts,
      origin: false,
      parent: null,
      postsTotal: false,
    });
    if (c.sideDistance === 0) c.sideDistance = 1;
    if (!this.openEnded) Object.assign(c, { item: null, valued: false });
    this.openEnded = false;
  }

  protected take(token: Token): void {
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

  protected mark(token: Token & { readonly is: 'mark' }): void {
    if (token.mark === 'open') return this.open();
    if (token.mark === 'close') return this.close(token);
    if (token.mark === 'colon') {
      const next = this.tokens[this.at + 1];
      if (this.segment.staffSide && this.segment.item === 'staff' && next?.is !== 'amount') this.beginWithin();
      return;
    }
    if (token.mark === 'pause') {
      this.clause.aim = false;
      return this.nextSegment(true);
    }
    this.nextSegment(false);
    // 省级专项下达，… names others only in passing; 全县收入12亿元，… goes on about them.
    if (this.clause.amounts === 0 && isHome(this.around.section)) Object.assign(this.carried, { elsewhere: false, another: false });
    this.clause = newClause();
    if (token.mark === 'semicolon') {
      this.heads = newHeads();
      Object.assign(this.carried, { elsewhere: false, another: false, partScored: false, from: undefined, pendingBase: null });
      if (this.carried.topic === 'staff') Object.assign(this.carried, { item: null, kinds: 0 });
      else if (this.carried.within && this.carried.parent !== null)
        Object.assign(this.carried, { item: this.carried.parent, valued: false });
      if (this.carried.period !== 'current') Object.assign(this.carried, { period: 'current', byYear: false });
    }
  }

  protected open(): void {
    this.depth += 1;
    if (this.depth > MAX_DEPTH) return;
    this.frames.push({ carried: { ...this.carried }, segment: this.segment, clause: { ...this.clause }, heads: this.heads });
    const { item } = this.segment;
    if (item) Object.assign(this.carried, { item, itemWeak: this.segment.weak, valued: false });
    this.segment = newSegment();
    this.clause = newClause();
    this.heads = newHeads();
  }

  protected close(token: Token): void {
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
    if ((inside?.is === 'word' || inside?.is === 'unknown') && inside.end === token.start)
      this.declare(this.folded.text.slice(inside.start, inside.end).replace(/^单位:/, ''));
  }

  protected declare(unit: string): void {
    if (!/^(万元|元|亿元|人|名|个|%)$/.test(unit)) return;
    if (this.segment.item) this.segment.declared = unit;
    else this.declared = unit;
  }

  protected nextSegment(pause: boolean): void {
    this.endSegment();
    const { mode, sign, base, staffSide } = this.segment;
    this.segment = newSegment();
    if (pause && (mode === 'change' || mode === 'base')) Object.assign(this.segment, { mode, sign, base });
    if (pause && staffSide && this.segment.item === null) this.segment.staffSide = null;
  }
}

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
