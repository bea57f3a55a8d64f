// Decides what of a field is seen: its result and never its instruction; the result of a table of contents is left out.

interface OpenField {
  instruction: string;
  inResult: boolean;
}

/** Fields that are open at a place of a story, innermost last. */
export class Fields {
  private readonly open: OpenField[] = [];

  begin(): void {
    this.open.push({ instruction: '', inResult: false });
  }
  instruct(text: string): void {
    const field = this.open.at(-1);
    if (field && !field.inResult && field.instruction.length < 2000) field.instruction += text;
  }
  separate(): void {
    const field = this.open.at(-1);
    if (field) field.inResult = true;
  }
  /** Ends the innermost field; what is seen of one without a result. */
  end(): string {
    const field = this.open.pop();
    return field && !field.inResult ? seenInstruction(field.instruction) : '';
  }
  get unfinished(): boolean {
    return this.open.length > 0;
  }
  get hidesText(): boolean {
    return this.open.some(({ inResult }) => !inResult);
  }
  get inContents(): boolean {
    return this.open.some(({ instruction }) => /^\s*TOC\b/i.test(instruction));
  }
}

const CIRCLE = /^\s*eq\s+\\o(?:\\a[cl])?\s*\(\s*[○〇◯]\s*[,，;；]\s*(\d{1,2})\s*\)/i;
/** ① is often drawn as a number upon a circle. */
const seenInstruction = (instruction: string): string => {
  const number = Number(CIRCLE.exec(instruction)?.[1] ?? 0);
  return number >= 1 && number <= 20 ? String.fromCharCode(0x245f + number) : '';
};
