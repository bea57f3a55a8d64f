// Decides the address of each place inside a report, so that reasons, findings and threads can point at it.

export const sectionAnchor = (key: string): string => `section-${key}`;
export const figureAnchor = (key: string): string => `figure-${key}`;
export const tableAnchor = (key: string): string => `table-${key}`;
export const findingAnchor = (id: string): string => `finding-${id}`;
export const returnItemAnchor = (id: string): string => `return-item-${id}`;

/** "figure:threePublic.actual.total" → its anchor. */
export const targetAnchor = (target: string): string | null => {
  const colon = target.indexOf(':');
  const key = target.slice(colon + 1);
  switch (target.slice(0, colon)) {
    case 'section':
      return sectionAnchor(key);
    case 'figure':
      return figureAnchor(key);
    case 'table':
      return tableAnchor(key);
    default:
      return null;
  }
};

const text = (fact: unknown): string | null => (typeof fact === 'string' && fact !== '' ? fact : null);

/** Where a reason is mended, as a hash; null where it has no place in the report. The finding comes first: it leads on to figure and words. */
export const reasonPlace = (facts: Readonly<Record<string, unknown>>): string | null => {
  const item = text(facts['item']);
  if (item) return `#${returnItemAnchor(item)}`;
  const finding = text(facts['finding']);
  if (finding) return `#${encodeURIComponent(findingAnchor(finding))}`;
  const key = text(facts['key']);
  if (key) return `#${figureAnchor(key)}`;
  const section = text(facts['section']);
  if (section) return `#${sectionAnchor(section)}`;
  const target = text(facts['target']);
  const anchor = target ? targetAnchor(target) : null;
  return anchor ? `#${anchor}` : null;
};

/** Which kind of place a hash names, and its key. */
export const placeOfHash = (
  hash: string,
): { readonly kind: 'section' | 'figure' | 'table' | 'finding' | 'return-item'; readonly key: string } | null => {
  const found = /^#(section|figure|table|finding|return-item)-(.+)$/u.exec(decodeURIComponent(hash));
  const kind = found?.[1];
  const key = found?.[2];
  if (key === undefined) return null;
  return kind === 'section' || kind === 'figure' || kind === 'table' || kind === 'finding' || kind === 'return-item' ? { kind, key } : null;
};
