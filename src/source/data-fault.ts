// A fault of the data that is found deep in the code, where no reporter is at hand: thrown, and reported as a
// diagnostic by the caller.

export class DataFault extends Error {
  readonly code: string;
  readonly hint: string;

  constructor(code: string, message: string, hint: string) {
    super(message);
    this.code = code;
    this.hint = hint;
  }
}
