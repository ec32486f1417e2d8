// How much time and memory a command may use before it is stopped, and which commands are watched: those that read
// untrusted data, or write files that belong together.

export const watchedCommands: ReadonlySet<string> = new Set([
  "build",
  "check",
  "diff",
  "import",
  "export",
  "fonts",
  "init",
]);

export interface Budget {
  /** Seconds of processor time, of all threads together. */
  readonly seconds: number;
  /** Megabytes of memory that the process may use. */
  readonly megabytes: number;
}

export const usualBudget: Budget = { seconds: 600, megabytes: 2048 };
