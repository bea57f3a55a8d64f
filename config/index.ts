// Speaks for the configuration.
export * from './env';
