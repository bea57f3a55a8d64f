// Decides what a stored report needs beside its content to stand on paper: unit, year, day of signature, names of the indicators.
import type { PaperFacts } from '@camphor/documents';
import { leavesOf, localDateOf } from '@camphor/domain';
import type { LoadedCase } from './case-file.repository';

export const paperFacts = ({ row, scheme }: Pick<LoadedCase, 'row' | 'scheme'>): PaperFacts => ({
  unit: row.unitName,
  year: row.year,
  signed: row.state === 'draft' || !row.submittedAt ? null : localDateOf(row.submittedAt.toISOString()),
  indicators: Object.fromEntries(leavesOf(scheme.scheme).map(({ id, name }) => [id, typeof name === 'string' ? name : name.zh])),
});
