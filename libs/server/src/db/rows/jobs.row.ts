// Records the rows of the outbox and its claims.
import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity({ name: 'jobs_outbox' })
export class OutboxRow {
  @PrimaryColumn({ name: 'id', type: 'char', length: 36 }) id: string;
  @Column({ name: 'kind', type: 'varchar', length: 64 }) kind: string;
  @Column({ name: 'payload', type: 'longtext' }) payload: string;
  @Column({ name: 'state', type: 'varchar', length: 64 }) state: string;
  @Column({ name: 'available_at', type: 'datetime', precision: 3 }) availableAt: Date;
  @Column({ name: 'created_at', type: 'datetime', precision: 3 }) createdAt: Date;
  @Column({ name: 'sent_at', type: 'datetime', precision: 3, nullable: true }) sentAt: Date | null;
  @Column({ name: 'done_at', type: 'datetime', precision: 3, nullable: true }) doneAt: Date | null;
  @Column({ name: 'attempts', type: 'int' }) attempts: number;
  @Column({ name: 'problem', type: 'varchar', length: 500, nullable: true }) problem: string | null;
}

@Entity({ name: 'jobs_claim' })
export class JobClaimRow {
  @PrimaryColumn({ name: 'name', type: 'varchar', length: 64 }) name: string;
  @Column({ name: 'holder', type: 'char', length: 36 }) holder: string;
  @Column({ name: 'expires_at', type: 'datetime', precision: 3 }) expiresAt: Date;
}
