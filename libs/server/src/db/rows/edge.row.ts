// Records the rows of answers kept by idempotency key.
import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity({ name: 'edge_idempotency' })
export class IdempotencyRow {
  @PrimaryColumn({ name: 'account_id', type: 'char', length: 36 }) accountId: string;
  @PrimaryColumn({ name: 'idem_key', type: 'varchar', length: 200 }) idemKey: string;
  @Column({ name: 'request_digest', type: 'varchar', length: 128 }) requestDigest: string;
  @Column({ name: 'status', type: 'int' }) status: number;
  @Column({ name: 'body', type: 'longtext' }) body: string;
  @Column({ name: 'etag', type: 'varchar', length: 80, nullable: true }) etag: string | null;
  @Column({ name: 'created_at', type: 'datetime', precision: 3 }) createdAt: Date;
}
