// A fault of the data that shows only deep inside, where nobody reports: thrown, and told as the diagnostic that it is.

export class DataFault extends Error {
  readonly code: string;
  readonly hint: string;

  constructor(code: string, message: string, hint: string) {
    super(message);
    this.code = code;
    this.hint = hint;
  }
}
