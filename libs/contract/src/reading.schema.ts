// Records the wire shapes of an import: what was understood of a file, with its places.
import { z } from 'zod';
import { id } from './shapes.schema';
import { finding } from './reports.schema';

const place = { start: z.number().int(), end: z.number().int() };
const statement = z.object({ value: z.string(), ...place, quote: z.string(), confidence: z.number() });
const tableShape = z.object({
  ...place,
  sheet: z.string().optional(),
  cells: z.array(
    z.object({ ...place, row: z.number().int(), column: z.number().int(), rowSpan: z.number().int(), columnSpan: z.number().int() }),
  ),
});

export const imported = z
  .object({
    id,
    file: z.string(),
    medium: z.string(),
    title: z.string(),
    text: z.string().describe('The whole document as read; all places are UTF-16 offsets in it'),
    figures: z.record(z.string(), statement),
    alternatives: z.record(z.string(), z.array(statement)).describe('Other values that the file states, by figure; the surest first'),
    tables: z.array(tableShape).describe('Where the tables of the file stand in the text, cell by cell'),
    sections: z.array(z.object({ key: z.string(), title: z.string(), text: z.string(), ...place })),
    findings: z.array(finding),
  })
  .meta({ id: 'Import' });
export type Imported = z.infer<typeof imported>;
export const acceptImport = z.strictObject({
  reportId: id,
  figures: z.array(z.string().max(80)).max(200).optional(),
  sections: z.array(z.string().max(80)).max(60).optional(),
  values: z
    .record(z.string().max(80), z.string().max(200))
    .optional()
    .describe('By figure the value to take where the file states several; one of those'),
});

/** The evaluation year of blank forms; the newest open cycle's when it is not named. */
export const blankQuery = z.object({ year: z.coerce.number().int().min(2000).max(2099).optional() });
