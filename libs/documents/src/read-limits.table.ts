// Records how much of a file is read before it is refused: far above any report, far below what would hold the service up.

export const readLimits = {
  fileBytes: 20 * 1024 * 1024,
  /** Entries of a package, whether they are read or not. */
  entries: 5_000,
  /** Inflated bytes of one part, and of all parts that are read. */
  partBytes: 160 * 1024 * 1024,
  inflatedBytes: 200 * 1024 * 1024,
  /** Inflated to packed, once a part is larger than `ratioFrom`: text of a report stays below 60, a bomb goes for 1000. */
  ratio: 250,
  ratioFrom: 4 * 1024 * 1024,
  /** Elements within elements. */
  depth: 400,
  paragraphs: 50_000,
  tables: 2_000,
  cells: 200_000,
  characters: 3_000_000,
  /** Columns of a table and of a sheet; rows of a sheet that say something. */
  columns: 500,
  sheets: 200,
  sharedStrings: 1_000_000,
} as const;
