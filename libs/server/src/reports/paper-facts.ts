// Decides what a stored report needs beside its content to stand on paper: unit, year, day of signature, where its trail ends, names of the indicators.
import type { EntityManager } from 'typeorm';
import type { PaperFacts } from '@camphor/documents';
import { leavesOf, localDateOf } from '@camphor/domain';
import { chainOf } from '../audit/report-trail.query';
import type { LoadedCase } from './case-file.repository';

export const paperFacts = async (tx: EntityManager, { row, scheme }: Pick<LoadedCase, 'row' | 'scheme'>): Promise<PaperFacts> => {
  const { count, algorithm, head } = await chainOf(tx, row.id);
  return {
    unit: row.unitName,
    year: row.year,
    signed: row.state === 'draft' || !row.submittedAt ? null : localDateOf(row.submittedAt.toISOString()),
    trail: { count, algorithm, head },
    indicators: Object.fromEntries(leavesOf(scheme.scheme).map(({ id, name }) => [id, typeof name === 'string' ? name : name.zh])),
  };
};
