// Decides the address of each place inside a report, so that reasons, findings and threads can point at it.

export const sectionAnchor = (key: string): string => `section-${key}`;
export const figureAnchor = (key: string): string => `figure-${key}`;
export const tableAnchor = (key: string): string => `table-${key}`;
export const findingAnchor = (id: string): string => `finding-${id}`;
export const indicatorAnchor = (indicator: string): string => `indicator-${indicator}`;
/** The self-scores as a whole (逐项自评). */
export const selfScoresAnchor = 'part-selfScores';
export const returnItemAnchor = (id: string): string => `return-item-${id}`;

/** "figure:threePublic.actual.total" → its anchor. */
export const targetAnchor = (target: string): string | null => {
  if (target === 'selfScores') return selfScoresAnchor;
  const colon = target.indexOf(':');
  const key = target.slice(colon + 1);
  switch (target.slice(0, colon)) {
    case 'section':
      return sectionAnchor(key);
    case 'figure':
      return figureAnchor(key);
    case 'table':
      return tableAnchor(key);
    case 'indicator':
    case 'selfScore':
      return indicatorAnchor(key);
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

const PLACES = ['section', 'figure', 'table', 'indicator', 'part', 'finding', 'return-item'] as const;
type PlaceKind = (typeof PLACES)[number];

/** Which kind of place a hash names, and its key. */
export const placeOfHash = (hash: string): { readonly kind: PlaceKind; readonly key: string } | null => {
  const text = decodeURIComponent(hash);
  const kind = PLACES.find((name) => text.startsWith(`#${name}-`));
  const key = kind === undefined ? '' : text.slice(kind.length + 2);
  return kind === undefined || key === '' ? null : { kind, key };
};
