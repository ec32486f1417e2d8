// `--map FIELD=COLUMN`: the user says which column holds a field.

export interface ColumnChoice {
  readonly field: string;
  /** The column's name, or its number or letter. */
  readonly column: string;
}

/** Reads `title=Name of talk`; null if the text is not such a pair. */
export function columnChoice(written: string): ColumnChoice | null {
  const at = written.indexOf("=");
  const field = written.slice(0, at).trim().toLowerCase();
  return at < 1 ? null : { field, column: written.slice(at + 1).trim() };
}

/** Reads a file of such lines, or a JSON object; `#` begins a comment. */
export function columnChoices(text: string): readonly ColumnChoice[] {
  if (text.trimStart().startsWith("{")) {
    const value: unknown = JSON.parse(text);
    const entries = value && typeof value === "object" ? Object.entries(value) : [];
    return entries.flatMap(([field, column]) =>
      [column].flat().map((each) => ({ field: field.toLowerCase(), column: String(each) })),
    );
  }
  return text.split(/\r?\n/).flatMap((line) => {
    const choice = line.trimStart().startsWith("#")
      ? null
      : columnChoice(line.replace(/^\s{0,99}(\w[\w -]{0,99}?)\s{0,99}:\s/, "$1="));
    return choice ? [choice] : [];
  });
}
