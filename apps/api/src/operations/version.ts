// Records which version of Camphor runs.
export const VERSION = '0.1.0';
