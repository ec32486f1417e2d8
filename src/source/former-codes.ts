// Codes of diagnostics that have been renamed. In: a code from a book's `rules` or a comment. Out: the current codes
// for it.

/** Templates had codes of their own before 0.2. */
const former: Readonly<Record<string, readonly string[]>> = {
  "template-key": ["unknown-key"],
  "template-value": ["wrong-value", "wrong-type", "missing-key"],
  template: ["wrong-type"],
  yaml: ["yaml-syntax"],
};

export function currentCodes(code: string): readonly string[] {
  return Object.hasOwn(former, code) ? (former[code] ?? []) : [code];
}

export function isFormerCode(code: string): boolean {
  return Object.hasOwn(former, code);
}
