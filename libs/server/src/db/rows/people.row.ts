// Records the rows of people: organisations, accounts, roles, sessions.
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { flag } from './flag';

@Entity({ name: 'people_organisation' })
export class OrganisationRow {
  @PrimaryColumn({ name: 'id', type: 'char', length: 36 }) id: string;
  @Column({ name: 'code', type: 'varchar', length: 64 }) code: string;
  @Column({ name: 'name', type: 'varchar', length: 100 }) name: string;
  @Column({ name: 'kind', type: 'varchar', length: 64 }) kind: string;
  @Column({ name: 'parent_id', type: 'char', length: 36, nullable: true }) parentId: string | null;
  @Column({ name: 'path', type: 'varchar', length: 400 }) path: string;
  @Column({ name: 'valid_from', type: 'char', length: 10, nullable: true }) validFrom: string | null;
  @Column({ name: 'valid_to', type: 'char', length: 10, nullable: true }) validTo: string | null;
  @Column({ name: 'successor_id', type: 'char', length: 36, nullable: true }) successorId: string | null;
  @Column({ name: 'exempt', type: 'tinyint', transformer: flag }) exempt: boolean;
  @Column({ name: 'exempt_reason', type: 'varchar', length: 300, nullable: true }) exemptReason: string | null;
  @Column({ name: 'version', type: 'int' }) version: number;
}

@Entity({ name: 'people_account' })
export class AccountRow {
  @PrimaryColumn({ name: 'id', type: 'char', length: 36 }) id: string;
  @Column({ name: 'username', type: 'varchar', length: 64 }) username: string;
  @Column({ name: 'name', type: 'varchar', length: 100 }) name: string;
  @Column({ name: 'email', type: 'varchar', length: 200, nullable: true }) email: string | null;
  @Column({ name: 'password_hash', type: 'varchar', length: 255 }) passwordHash: string;
  @Column({ name: 'organisation_id', type: 'char', length: 36 }) organisationId: string;
  @Column({ name: 'active', type: 'tinyint', transformer: flag }) active: boolean;
  @Column({ name: 'demo', type: 'tinyint', transformer: flag }) demo: boolean;
  @Column({ name: 'failed_count', type: 'int' }) failedCount: number;
  @Column({ name: 'blocked_until', type: 'datetime', precision: 3, nullable: true }) blockedUntil: Date | null;
  @Column({ name: 'created_at', type: 'datetime', precision: 3 }) createdAt: Date;
  @Column({ name: 'version', type: 'int' }) version: number;
}

@Entity({ name: 'people_account_role' })
export class AccountRoleRow {
  @PrimaryColumn({ name: 'account_id', type: 'char', length: 36 }) accountId: string;
  @PrimaryColumn({ name: 'role', type: 'varchar', length: 64 }) role: string;
}

@Entity({ name: 'people_session' })
export class SessionRow {
  @PrimaryColumn({ name: 'id', type: 'char', length: 36 }) id: string;
  @Column({ name: 'account_id', type: 'char', length: 36 }) accountId: string;
  @Column({ name: 'refresh_digest', type: 'varchar', length: 128 }) refreshDigest: string;
  @Column({ name: 'previous_digest', type: 'varchar', length: 128, nullable: true }) previousDigest: string | null;
  @Column({ name: 'rotated_at', type: 'datetime', precision: 3, nullable: true }) rotatedAt: Date | null;
  @Column({ name: 'created_at', type: 'datetime', precision: 3 }) createdAt: Date;
  @Column({ name: 'expires_at', type: 'datetime', precision: 3 }) expiresAt: Date;
  @Column({ name: 'revoked_at', type: 'datetime', precision: 3, nullable: true }) revokedAt: Date | null;
}

@Entity({ name: 'people_conflict' })
export class ConflictRow {
  @PrimaryColumn({ name: 'id', type: 'char', length: 36 }) id: string;
  @Column({ name: 'account_id', type: 'char', length: 36 }) accountId: string;
  @Column({ name: 'unit_id', type: 'char', length: 36 }) unitId: string;
  /** 1 while it stands; NULL once it has ended. */
  @Column({ name: 'standing', type: 'tinyint', nullable: true }) standing: number | null;
  @Column({ name: 'reason', type: 'varchar', length: 1000 }) reason: string;
  @Column({ name: 'declared_by', type: 'char', length: 36 }) declaredBy: string;
  @Column({ name: 'declared_at', type: 'datetime', precision: 3 }) declaredAt: Date;
  @Column({ name: 'withdrawn_by', type: 'char', length: 36, nullable: true }) withdrawnBy: string | null;
  @Column({ name: 'withdrawn_at', type: 'datetime', precision: 3, nullable: true }) withdrawnAt: Date | null;
  @Column({ name: 'withdrawn_reason', type: 'varchar', length: 1000, nullable: true }) withdrawnReason: string | null;
}
