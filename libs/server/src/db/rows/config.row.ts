// Records the rows of settings of this installation.
import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity({ name: 'config_setting' })
export class SettingRow {
  @PrimaryColumn({ name: 'name', type: 'varchar', length: 64 }) name: string;
  @Column({ name: 'value', type: 'longtext' }) value: string;
}
