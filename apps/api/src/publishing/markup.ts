// Decides how text becomes HTML: everything is escaped unless it was made by `html` itself.
const escapes: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };
const escape = (text: string): string => text.replace(/[&<>"']/g, (sign) => escapes[sign] ?? sign);

export class Markup {
  constructor(readonly text: string) {}
}
type Part = string | number | null | Markup | readonly Markup[];
const shown = (part: Part): string => {
  if (part === null) return '';
  if (part instanceof Markup) return part.text;
  if (Array.isArray(part)) return (part as readonly Markup[]).map(({ text }) => text).join('');
  return escape(typeof part === 'number' ? String(part) : (part as string));
};
/** Tagged template: literal parts are markup, values are text. */
export const html = (literal: TemplateStringsArray, ...parts: readonly Part[]): Markup =>
  new Markup(literal.map((piece, index) => piece + (index < parts.length ? shown(parts[index] ?? null) : '')).join(''));
