// What a command may use before it is given up, and which commands are watched for that: those that read what strangers wrote.

export const watchedCommands: ReadonlySet<string> = new Set(["build", "check", "diff", "import", "export", "fonts"]);

export interface Budget {
  /** Seconds of processor time, of all threads together. */
  readonly seconds: number;
  /** Megabytes that the process may have in memory. */
  readonly megabytes: number;
}

export const usualBudget: Budget = { seconds: 600, megabytes: 2048 };
