// Speaks for the server: what the apps may use.
export * from './clock';
export * from './ids';
export * from './digest';
export * from './server.module';
export * from './db/data-source';
export * from './db/transaction';
export * from './db/idempotency';
export * from './db/migrate';
export * from './db/rows';
