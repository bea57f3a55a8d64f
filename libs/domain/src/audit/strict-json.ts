// Decides how a file from outside is read as JSON: to the letter of RFC 8259, each name once, no nesting without end; the first thing wrong is named.
import type { Json } from '../json';
import type { Words } from '../words';

const DEEPEST = 100;
const LONGEST_SHOWN = 40;

class Misread extends Error {
  constructor(
    readonly zh: string,
    readonly en: string,
  ) {
    super(en);
  }
}

const BLANK = /[ \t\n\r]*/y;
const NUMBER = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y;
// Control characters stand escaped or not at all.
const TEXT = /"(?:[^"\\\u0000-\u001f]|\\(?:["\\/bfnrt]|u[\da-fA-F]{4}))*"/y;
const WORDS: readonly (readonly [string, Json])[] = [
  ['true', true],
  ['false', false],
  ['null', null],
];

class Reader {
  private at = 0;
  constructor(private readonly text: string) {}

  whole(): Json {
    const value = this.value(0);
    this.skip();
    if (this.at < this.text.length) throw this.misread('多余的内容', 'something after the end');
    return value;
  }
  private misread(zh: string, en: string): Misread {
    return new Misread(`第 ${this.at + 1} 个字符处：${zh}`, `at character ${this.at + 1}: ${en}`);
  }
  private match(pattern: RegExp): string | null {
    pattern.lastIndex = this.at;
    const found = pattern.exec(this.text)?.[0];
    if (found === undefined) return null;
    this.at += found.length;
    return found;
  }
  private skip(): void {
    this.match(BLANK);
  }
  private takes(mark: string): boolean {
    this.skip();
    if (!this.text.startsWith(mark, this.at)) return false;
    this.at += mark.length;
    return true;
  }
  private string(): string {
    const found = this.match(TEXT);
    if (found === null) throw this.misread('应为一个完整的字符串', 'expected a whole string');
    return JSON.parse(found) as string;
  }
  private value(depth: number): Json {
    if (depth > DEEPEST) throw this.misread(`嵌套超过 ${DEEPEST} 层`, `nested more than ${DEEPEST} levels deep`);
    if (this.takes('{')) return this.members(depth);
    if (this.takes('[')) return this.items(depth);
    if (this.text[this.at] === '"') return this.string();
    for (const [word, value] of WORDS) if (this.takes(word)) return value;
    const number = this.match(NUMBER);
    if (number !== null) return Number(number);
    throw this.at >= this.text.length
      ? this.misread('内容到此中断', 'the content breaks off')
      : this.misread('不是 JSON', 'this is no JSON');
  }
  private items(depth: number): Json {
    const items: Json[] = [];
    if (this.takes(']')) return items;
    do items.push(this.value(depth + 1));
    while (this.takes(','));
    if (!this.takes(']')) throw this.misread('应为 , 或 ]', 'expected , or ]');
    return items;
  }
  private members(depth: number): Json {
    const members = new Map<string, Json>();
    if (!this.takes('}')) {
      do {
        this.skip();
        const name = this.string();
        const shown = name.slice(0, LONGEST_SHOWN);
        if (members.has(name)) throw this.misread(`“${shown}”出现了两次`, `"${shown}" stands there twice`);
        // Such a name would reach beyond the value itself where values are put together.
        if (name === '__proto__') throw this.misread('不允许的名称 __proto__', 'the name __proto__ is not allowed');
        if (!this.takes(':')) throw this.misread('应为 :', 'expected :');
        members.set(name, this.value(depth + 1));
      } while (this.takes(','));
      if (!this.takes('}')) throw this.misread('应为 , 或 }', 'expected , or }');
    }
    return Object.fromEntries(members);
  }
}

/** The value, or in one sentence why the text is no such JSON. */
export const readStrictJson = (
  text: string,
): { readonly ok: true; readonly value: Json } | { readonly ok: false; readonly words: Words } => {
  try {
    return { ok: true, value: new Reader(text).whole() };
  } catch (error) {
    if (error instanceof Misread) return { ok: false, words: { zh: error.zh, en: error.en } };
    throw error;
  }
};
