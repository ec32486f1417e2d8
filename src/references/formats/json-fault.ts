// Where a text stops being JSON (RFC 8259). JSON.parse gives the offset only in some messages of some versions of V8.

const token =
  /\s*(?:([{}[\],:])|("(?:(?!["\\])\P{Cc}|\\["\\/bfnrt]|\\u[\da-fA-F]{4})*")|(-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null))/uy;

/** What the grammar allows next. */
type Expected = "value" | "value or ]" | "key" | "key or }" | ":" | ", or end" | "nothing";

/** The offset of the first wrong character; the length of the text if it ends too early. */
export function jsonFault(text: string): number {
  const open: ("[" | "{")[] = [];
  let expected: Expected = "value";
  let at = 0;
  const afterValue = (): Expected => (open.length === 0 ? "nothing" : ", or end");
  for (;;) {
    token.lastIndex = at;
    const match = token.exec(text);
    const start = at + (/^\s*/.exec(text.slice(at))?.[0].length ?? 0);
    if (!match) return start;
    const [, mark, string] = match;
    const wantsValue = expected === "value" || expected === "value or ]";
    const inside = open[open.length - 1];
    if (mark === undefined) {
      if (string !== undefined && (expected === "key" || expected === "key or }")) expected = ":";
      else if (wantsValue) expected = afterValue();
      else return start;
    } else if ((mark === "[" || mark === "{") && wantsValue) {
      open.push(mark);
      expected = mark === "[" ? "value or ]" : "key or }";
    } else if (
      (mark === "]" && inside === "[" && (expected === "value or ]" || expected === ", or end")) ||
      (mark === "}" && inside === "{" && (expected === "key or }" || expected === ", or end"))
    ) {
      open.pop();
      expected = afterValue();
    } else if (mark === "," && expected === ", or end") expected = inside === "[" ? "value" : "key";
    else if (mark === ":" && expected === ":") expected = "value";
    else return start;
    at = token.lastIndex;
  }
}
