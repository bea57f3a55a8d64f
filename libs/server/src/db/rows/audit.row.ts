// Records the rows of the trail.
import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity({ name: 'audit_stream' })
export class AuditStreamRow {
  @PrimaryColumn({ name: 'stream', type: 'varchar', length: 80 }) stream: string;
  @Column({ name: 'bureau_id', type: 'char', length: 36, nullable: true }) bureauId: string | null;
  @Column({ name: 'count', type: 'int' }) count: number;
  @Column({ name: 'head', type: 'varchar', length: 128 }) head: string;
}

@Entity({ name: 'audit_event' })
export class AuditEventRow {
  @PrimaryColumn({ name: 'id', type: 'char', length: 36 }) id: string;
  @Column({ name: 'stream', type: 'varchar', length: 80 }) stream: string;
  @Column({ name: 'seq', type: 'int' }) seq: number;
  @Column({ name: 'at', type: 'datetime', precision: 3 }) at: Date;
  @Column({ name: 'actor_id', type: 'char', length: 36 }) actorId: string;
  @Column({ name: 'actor_username', type: 'varchar', length: 64 }) actorUsername: string;
  @Column({ name: 'actor_name', type: 'varchar', length: 100 }) actorName: string;
  @Column({ name: 'via', type: 'varchar', length: 64 }) via: string;
  @Column({ name: 'event', type: 'varchar', length: 64 }) event: string;
  @Column({ name: 'before_json', type: 'longtext' }) beforeJson: string;
  @Column({ name: 'after_json', type: 'longtext' }) afterJson: string;
  @Column({ name: 'reason', type: 'varchar', length: 4000, nullable: true }) reason: string | null;
  @Column({ name: 'version', type: 'int', nullable: true }) version: number | null;
  @Column({ name: 'algorithm', type: 'varchar', length: 64 }) algorithm: string;
  @Column({ name: 'previous', type: 'varchar', length: 128 }) previous: string;
  @Column({ name: 'digest', type: 'varchar', length: 128 }) digest: string;
}
