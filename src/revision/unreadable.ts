// What may be wrong with a repository: it is damaged or hostile, or it does not hold what was asked for.

/** The message says what, in a sentence without a full stop. */
export class Unreadable extends Error {
  readonly code: "no-book" | "repository-unreadable" | "too-large";
  readonly hint: string | undefined;

  constructor(code: Unreadable["code"], message: string, hint?: string) {
    super(message);
    this.code = code;
    this.hint = hint;
  }
}

export function damaged(what: string): Unreadable {
  return new Unreadable(
    "repository-unreadable",
    `the git repository is damaged: ${what}`,
    "`git fsck` says what is missing; `git fetch --refetch --unshallow` completes a clone without history or files",
  );
}

export function tooLarge(what: string): Unreadable {
  return new Unreadable("too-large", what);
}
