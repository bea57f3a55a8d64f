// Decides what is read of a workbook (.xlsx, .xlsm): its visible sheets in order, each as a table.
import type { SourceDocument } from '@camphor/domain';
import { layOutDocument, type Found } from '../lay-out-document';
import type { Package } from '../read-package/open-package';
import { relationshipsOf } from '../read-package/relationships';
import { foundInSheet } from './found-in-sheet';
import { readSheet } from './read-sheet';
import { readCellFormats, readSharedStrings, readWorkbook } from './workbook-parts';

/** Reads the workbook whose main part is `part`; throws `Unreadable`. */
export const readXlsx = async (source: Package, part: string): Promise<SourceDocument> => {
  const relationships = await relationshipsOf(source, part);
  const folder = part.slice(0, part.lastIndexOf('/') + 1);
  const partOf = (kind: string): string =>
    relationships.find((relationship) => relationship.kind === kind)?.target ?? `${folder}${kind}.xml`;
  const { sheets, date1904 } = await readWorkbook(source, part);
  const strings = await readSharedStrings(source, partOf('sharedStrings'));
  const formats = await readCellFormats(source, partOf('styles'));
  const found: Found[] = [];
  for (const { name, relationship, hidden } of sheets) {
    const target = relationships.find(({ id, kind }) => id === relationship && kind === 'worksheet')?.target;
    if (hidden || target === undefined || !source.has(target)) continue;
    for (const item of foundInSheet(await readSheet(source, target, name, { strings, formats, date1904 }))) found.push(item);
  }
  return layOutDocument('xlsx', found);
};
