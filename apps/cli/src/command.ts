// Records what a command of the command line is: arguments in, exit code out.
export type Command = (argv: readonly string[]) => Promise<number>;
export const say = (line: string): void => void process.stdout.write(`${line}\n`);
export const warn = (line: string): void => void process.stderr.write(`${line}\n`);
/** What was typed cannot be understood; the message says how it is meant. */
export class UsageError extends Error {}
