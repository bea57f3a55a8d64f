// Decides how a text that a spreadsheet could take for a formula is written, so that it stays text also after it was saved as CSV; and the way back.

/** A formula begins like this for one program or another; a sign alone ("-") says "none" and is none. */
const FORMULA = /^'*(?:[=+\-@＝＋－＠].|[\t\r])/su;

/** An apostrophe stands before it; one more where there already are some, so that the way back is certain. */
export const formulaSafe = (text: string): string => (FORMULA.test(text) ? `'${text}` : text);
export const fromFormulaSafe = (text: string): string => (text.startsWith("'") && FORMULA.test(text) ? text.slice(1) : text);
