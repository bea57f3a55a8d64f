// Records the rows of imports.
import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity({ name: 'reading_import' })
export class ImportRow {
  @PrimaryColumn({ name: 'id', type: 'char', length: 36 }) id: string;
  @Column({ name: 'account_id', type: 'char', length: 36 }) accountId: string;
  @Column({ name: 'unit_id', type: 'char', length: 36 }) unitId: string;
  @Column({ name: 'file', type: 'varchar', length: 255 }) file: string;
  @Column({ name: 'size', type: 'int' }) size: number;
  @Column({ name: 'digest', type: 'varchar', length: 128 }) digest: string;
  @Column({ name: 'body', type: 'longtext' }) body: string;
  @Column({ name: 'created_at', type: 'datetime', precision: 3 }) createdAt: Date;
  @Column({ name: 'report_id', type: 'char', length: 36, nullable: true }) reportId: string | null;
}
