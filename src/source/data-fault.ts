// A fault in the data that is found deep in the code, where no reporter is available: it is thrown, and the caller
// reports it as a diagnostic.

export class DataFault extends Error {
  readonly code: string;
  readonly hint: string;

  constructor(code: string, message: string, hint: string) {
    super(message);
    this.code = code;
    this.hint = hint;
  }
}
