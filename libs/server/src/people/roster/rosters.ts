// Records what the apps may ask of rosters: import of units and accounts, and the blank workbooks for both.
import { Inject, Injectable } from '@nestjs/common';
import { Readable } from 'node:stream';
import { DataSource } from 'typeorm';
import { accountColumns, unitColumns, type ColumnRow, type Language, type Words } from '@camphor/domain';
import { writeListXlsx } from '@camphor/documents';
import { CLOCK, type Clock } from '../../clock';
import type { StoredAnswer } from '../../db/idempotency';
import type { FileAnswer } from '../../file-answer';
import { importAccounts } from './import-accounts';
import { importUnits, type RosterAsk } from './import-units';

type Asked = Omit<RosterAsk, 'now'>;
const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
const notes: Words = { zh: '填写说明', en: 'Notes' };

const template = async <K extends string>(columns: readonly ColumnRow<K>[], title: Words, language: Language): Promise<FileAnswer> => {
  const content = await writeListXlsx({
    sheet: title[language],
    notesSheet: notes[language],
    columns: columns.map(({ heading, required, note }) => ({ heading: heading[language], required, note: note[language] })),
    rows: [],
  });
  return { download: { name: `${title[language]}.xlsx`, type: XLSX, size: content.length, content: Readable.from([content]) } };
};

@Injectable()
export class Rosters {
  constructor(
    @Inject(DataSource) private readonly source: DataSource,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  importUnits(ask: Asked): Promise<StoredAnswer> {
    return importUnits(this.source, { ...ask, now: this.clock.now() });
  }
  importAccounts(ask: Asked): Promise<StoredAnswer> {
    return importAccounts(this.source, { ...ask, now: this.clock.now() });
  }
  unitsTemplate(language: Language): Promise<FileAnswer> {
    return template(unitColumns, { zh: '单位名册', en: 'Units' }, language);
  }
  accountsTemplate(language: Language): Promise<FileAnswer> {
    return template(accountColumns, { zh: '账号名册', en: 'Accounts' }, language);
  }
}
