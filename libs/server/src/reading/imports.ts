// Records imports: a file is read once, kept with what was understood of it, and taken into a report only when accepted.
import type { DataSource, EntityManager } from 'typeorm';
import {
  decideEdit,
  isFigureKey,
  isSectionKey,
  readPatch,
  refuse,
  refuseAll,
  type Actor,
  type Finding,
  type Language,
  type Reason,
  type Refusal,
  type RefusalKind,
  type ReportContent,
} from '@camphor/domain';
import { examineFile, type RefusedFileCode, type Standards } from '@camphor/documents';
import type { Imported } from '@camphor/contract';
import { changeOnce } from '../change-once';
import { digestOf } from '../digest';
import { newId } from '../ids';
import { ImportRow } from '../db/rows';
import type { IdempotencyKey, StoredAnswer } from '../db/idempotency';
import { wireFinding } from '../reports/parts.query';
import { perform } from '../reports/perform';
import { viewAnswer } from '../reports/view';
import { loadScheme } from '../scoring/schemes.repository';

interface Kept {
  readonly imported: Omit<Imported, 'id' | 'findings' | 'alternatives' | 'tables'> & Partial<Pick<Imported, 'alternatives' | 'tables'>>;
  readonly findings: readonly Finding[];
  readonly content: ReportContent;
}
/** What was kept by an earlier version names neither other values nor tables. */
const nothingBeside = { alternatives: {}, tables: [] };
const view = (id: string, kept: Kept, language: Language): Imported => ({
  ...nothingBeside,
  ...kept.imported,
  id,
  findings: kept.findings.map((finding) => wireFinding(finding, language)),
});

/** Most files are refused as malformed. */
const kindOfRefusal: Partial<Record<RefusedFileCode, RefusalKind>> = {
  too_large: 'too_large',
  too_much: 'too_large',
  too_many: 'too_many',
};

/** Settings of the newest open cycle of the unit: what the findings of an import are judged by. */
const surroundings = async (tx: EntityManager, unitId: string): Promise<Standards | null> => {
  const rows: { settings: string; schemeId: string }[] = await tx.query(
    "SELECT c.settings, c.scheme_id AS schemeId FROM cycles_unit cu JOIN cycles_cycle c ON c.id = cu.cycle_id WHERE cu.unit_id = ? ORDER BY c.state = 'open' DESC, c.year DESC LIMIT 1",
    [unitId],
  );
  const row = rows[0];
  if (!row) return null;
  const { requiredSections, requiredForms } = JSON.parse(row.settings) as { requiredSections: never[]; requiredForms: never[] };
  return {
    required: { sections: requiredSections, forms: requiredForms },
    scheme: (await loadScheme(tx, row.schemeId)).scheme,
    weighed: false,
  };
};

/** A file name as the unit gave it, without folders or what a file system or a header could trip over. */
export const safeName = (name: string): string =>
  (name.split(/[\\/]/).at(-1) ?? '').replace(/[\u0000-\u001f\u007f<>:"|?*]|[\ud800-\udfff]/g, '').slice(0, 200) || 'file';

export const createImport = async (
  source: DataSource,
  ask: { actor: Actor; file: { name: string; content: Uint8Array }; now: Date; language: Language; idempotency: IdempotencyKey },
): Promise<StoredAnswer | Refusal> => {
  const name = safeName(ask.file.name);
  const standards = await surroundings(source.manager, ask.actor.organisationId);
  if (!standards) return refuse('conflict', 'unit_not_in_cycle');
  const examined = await examineFile(name, ask.file.content, standards);
  if (!examined.ok)
    return refuse(kindOfRefusal[examined.code] ?? 'malformed', 'file_unreadable', {
      field: 'file',
      file: name,
      problem: examined.code,
      message: examined.message[ask.language],
    });
  const { medium, title, text, content, findings } = examined;
  const kept: Kept = {
    imported: {
      file: name,
      medium,
      title,
      text,
      figures: Object.fromEntries(
        Object.entries(examined.figures).map(([key, { value, start, end, quote, confidence }]) => [
          key,
          { value, start, end, quote, confidence },
        ]),
      ),
      alternatives: Object.fromEntries(Object.entries(examined.beside).map(([key, statements]) => [key, [...statements]])),
      tables: examined.tables.map((table) => ({ ...table, cells: [...table.cells] })),
      sections: examined.sections.map(({ key, title, text, start, end }) => ({ key, title, text, start, end })),
    },
    findings,
    content,
  };
  const id = newId();
  return changeOnce(source, ask, async (tx) => {
    await tx.insert(ImportRow, {
      id,
      accountId: ask.actor.accountId,
      unitId: ask.actor.organisationId,
      file: name,
      size: ask.file.content.byteLength,
      digest: digestOf(text),
      body: JSON.stringify(kept),
      createdAt: ask.now,
      reportId: null,
    });
    return { status: 201, body: view(id, kept, ask.language), etag: null };
  });
};

const findImport = async (tx: EntityManager, actor: Actor, id: string): Promise<{ row: ImportRow; kept: Kept } | null> => {
  const row = await tx.findOneBy(ImportRow, { id, accountId: actor.accountId });
  return row ? { row, kept: JSON.parse(row.body) as Kept } : null;
};
export const readImport = async (tx: EntityManager, actor: Actor, id: string, language: Language): Promise<Imported | Refusal> => {
  const found = await findImport(tx, actor, id);
  return found ? view(id, found.kept, language) : refuse('not_found', 'not_found');
};
export const importExists = async (tx: EntityManager, actor: Actor, id: string): Promise<boolean> =>
  (await findImport(tx, actor, id)) !== null;

interface Wanted {
  readonly figures?: readonly string[] | undefined;
  readonly sections?: readonly string[] | undefined;
  /** By figure one of the values that the file states. */
  readonly values?: Readonly<Record<string, string>> | undefined;
}
/** A value that the file does not state is no choice but an edit, and is made as one. */
const unstatedValues = ({ values = {} }: Wanted, { content, imported }: Kept): Reason[] =>
  Object.entries(values)
    .filter(
      ([key, value]) =>
        !isFigureKey(key) ||
        (content.figures[key] !== value && !imported.alternatives?.[key]?.some((statement) => statement.value === value)),
    )
    .map(([key]): Reason => ({ code: 'unknown_key', facts: { field: `values.${key.slice(0, 80)}` } }));

const unknownKeys = (ask: Wanted, content: ReportContent): Reason[] => [
  ...(ask.figures ?? [])
    .filter((key) => !isFigureKey(key) || content.figures[key] === undefined)
    .map((key): Reason => ({ code: 'unknown_key', facts: { field: `figure:${key}` } })),
  ...(ask.sections ?? [])
    .filter((key) => !isSectionKey(key) || content.sections[key] === undefined)
    .map((key): Reason => ({ code: 'unknown_key', facts: { field: `section:${key}` } })),
];
const picked = <T extends object>(all: T, keys: readonly string[] | undefined): Record<string, string> =>
  Object.fromEntries(Object.entries(all).filter(([key]) => keys === undefined || keys.includes(key))) as Record<string, string>;

/** Takes what was read into the report: everything unless keys are named; title and headings come along with the sections. */
export const acceptImport = async (
  source: DataSource,
  ask: Wanted & {
    actor: Actor;
    importId: string;
    reportId: string;
    ifMatch: string | null;
    idempotency: IdempotencyKey;
    now: Date;
    language: Language;
  },
): Promise<StoredAnswer | Refusal> => {
  const found = await findImport(source.manager, ask.actor, ask.importId);
  if (!found) return refuse('not_found', 'not_found');
  const { content, imported } = found.kept;
  const [first, ...rest] = [...unknownKeys(ask, content), ...unstatedValues(ask, found.kept)];
  if (first) return refuseAll('malformed', [first, ...rest]);
  const whole = ask.sections === undefined;
  const changes = readPatch({
    // A workbook of forms says neither: what the report has of them stays.
    ...(whole && content.title !== '' ? { title: content.title } : {}),
    ...(whole && content.headings.length > 0 ? { headings: content.headings } : {}),
    ...(whole ? { tables: content.tables } : {}),
    figures: picked({ ...content.figures, ...ask.values }, ask.figures),
    sections: picked(content.sections, ask.sections),
  });
  if (!Array.isArray(changes)) return changes as Refusal;
  return perform(
    source,
    { actor: ask.actor, now: ask.now, reportId: ask.reportId, ifMatch: ask.ifMatch, match: 'exact', idempotency: ask.idempotency },
    {
      decide: ({ loaded, base }) => decideEdit(loaded.file, loaded.fields, changes, base, { importId: ask.importId, file: imported.file }),
      answer: viewAnswer(ask.language),
    },
  );
};
