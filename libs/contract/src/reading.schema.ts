// Records the wire shapes of an import: what was understood of a file, with its places.
import { z } from 'zod';
import { id } from './shapes.schema';
import { finding } from './reports.schema';

export const imported = z
  .object({
    id,
    file: z.string(),
    medium: z.string(),
    title: z.string(),
    text: z.string().describe('The whole document as read; all places are UTF-16 offsets in it'),
    figures: z.record(
      z.string(),
      z.object({ value: z.string(), start: z.number().int(), end: z.number().int(), quote: z.string(), confidence: z.number() }),
    ),
    sections: z.array(z.object({ key: z.string(), title: z.string(), text: z.string(), start: z.number().int(), end: z.number().int() })),
    findings: z.array(finding),
  })
  .meta({ id: 'Import' });
export type Imported = z.infer<typeof imported>;
export const acceptImport = z.strictObject({
  reportId: id,
  figures: z.array(z.string().max(80)).max(200).optional(),
  sections: z.array(z.string().max(80)).max(60).optional(),
});
