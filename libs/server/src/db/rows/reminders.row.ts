// Records the rows of notifications and the ledger of reminders.
import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity({ name: 'reminders_notification' })
export class NotificationRow {
  @PrimaryColumn({ name: 'id', type: 'char', length: 36 }) id: string;
  @Column({ name: 'account_id', type: 'char', length: 36 }) accountId: string;
  @Column({ name: 'dedupe', type: 'varchar', length: 160 }) dedupe: string;
  @Column({ name: 'kind', type: 'varchar', length: 64 }) kind: string;
  @Column({ name: 'facts', type: 'longtext' }) facts: string;
  @Column({ name: 'report_id', type: 'char', length: 36, nullable: true }) reportId: string | null;
  @Column({ name: 'created_at', type: 'datetime', precision: 3 }) createdAt: Date;
  @Column({ name: 'read_at', type: 'datetime', precision: 3, nullable: true }) readAt: Date | null;
  @Column({ name: 'mail', type: 'varchar', length: 64 }) mail: string;
  @Column({ name: 'mailed_at', type: 'datetime', precision: 3, nullable: true }) mailedAt: Date | null;
  @Column({ name: 'mail_attempts', type: 'int' }) mailAttempts: number;
  @Column({ name: 'mail_problem', type: 'varchar', length: 500, nullable: true }) mailProblem: string | null;
}

@Entity({ name: 'reminders_ledger' })
export class LedgerRow {
  @PrimaryColumn({ name: 'report_id', type: 'char', length: 36 }) reportId: string;
  @PrimaryColumn({ name: 'reminder', type: 'varchar', length: 64 }) reminder: string;
  @PrimaryColumn({ name: 'occurrence', type: 'char', length: 10 }) occurrence: string;
  @PrimaryColumn({ name: 'account_id', type: 'char', length: 36 }) accountId: string;
  @Column({ name: 'claimed_at', type: 'datetime', precision: 3 }) claimedAt: Date;
  @Column({ name: 'sent_at', type: 'datetime', precision: 3, nullable: true }) sentAt: Date | null;
}
