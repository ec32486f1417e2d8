// Files of lines that begin with a tag, RIS's `AU - ` and PubMed's `FAU - `: the text → records, each line with its
// place. A line without a tag continues the one before it.

export interface TaggedLine {
  readonly tag: string;
  readonly value: string;
  readonly start: number;
  readonly end: number;
}

export interface TaggedRecord {
  readonly lines: readonly TaggedLine[];
  readonly start: number;
  readonly end: number;
}

/** Records begin with the tag `first` and end with `last`, or where the next begins. Some programs write one space before the hyphen. */
export function taggedRecords(text: string, first: string, last: string | null): readonly TaggedRecord[] {
  const records: { lines: TaggedLine[]; start: number; end: number }[] = [];
  let open: (typeof records)[number] | null = null;
  for (let at = 0; at < text.length; ) {
    const newline = text.indexOf("\n", at);
    const end = newline === -1 ? text.length : newline;
    const line = text.slice(at, end).trimEnd();
    const match = /^\uFEFF?([A-Z][A-Z0-9]{1,3}) {0,3}-(?: (.*)|)$/.exec(line);
    const tag = match?.[1];
    if (tag === first) {
      open = { lines: [], start: at, end: text.length };
      records.push(open);
    }
    if (open && tag !== undefined && tag === last) {
      open.end = end;
      open = null;
    } else if (open) {
      if (tag !== undefined)
        open.lines.push({ tag, value: (match?.[2] ?? "").trim(), start: at, end: at + line.length });
      else goOn(open.lines, line.trim());
      open.end = end;
    }
    at = end + 1;
  }
  return records;
}

function goOn(lines: TaggedLine[], text: string): void {
  const before = lines.at(-1);
  if (before && text !== "") lines[lines.length - 1] = { ...before, value: `${before.value} ${text}`.trim() };
}

export const valuesOf = ({ lines }: TaggedRecord, ...tags: readonly string[]): readonly string[] =>
  lines.flatMap(({ tag, value }) => (tags.includes(tag) && value !== "" ? [value] : []));

/** The value of the first tag that has one. */
export function firstValue(record: TaggedRecord, ...tags: readonly string[]): string | undefined {
  for (const tag of tags) {
    const [value] = valuesOf(record, tag);
    if (value !== undefined) return value;
  }
  return undefined;
}

export const placeOfTag = ({ lines }: TaggedRecord, ...tags: readonly string[]) =>
  lines.find(({ tag }) => tags.includes(tag));

/** Drops empty fields. */
export const filled = (fields: Readonly<Record<string, unknown>>): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries(fields).filter(
      ([, value]) => value !== undefined && value !== "" && !(Array.isArray(value) && value.length === 0),
    ),
  );

/** `smith2020`, and `smith2020b` for the second of that name. */
export function nameAndYear(
  author: string | undefined,
  year: string | undefined,
  taken: ReadonlySet<string>,
  index: number,
): string {
  const name = (author?.split(/[,\s]/)[0] ?? "").toLowerCase() + (/\d{4}/.exec(year ?? "")?.[0] ?? "");
  if (name === "") return `record-${index + 1}`;
  if (!taken.has(name)) return name;
  const letter = [..."bcdefghijklmnopqrstuvwxyz"].find((each) => !taken.has(name + each));
  return name + (letter ?? `-${index + 1}`);
}
