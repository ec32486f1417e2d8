// BibTeX and BibLaTeX: the text of a .bib file → CSL items, each with its place. citation-js parses; this file cuts the
// text into entries first, so that one bad entry does not take the others with it and each fault has its place.
import type { BibliographyFault, FileEntry, FileFaultReporter } from "./format.ts";
import type { KnownCommands } from "./tex-text.ts";
import { repairTex, verbatim } from "./tex-text.ts";

interface RawEntry {
  readonly type: string;
  readonly label: string;
  readonly properties: Readonly<Record<string, string | number>>;
}

type Plugins = typeof import("@citation-js/core")["plugins"];

interface Constants {
  readonly commands: object;
  readonly mathCommands: object;
  readonly diacritics: object;
  readonly formattingEnvs: object;
  readonly formattingCommands: object;
  readonly argumentCommands: object;
}

export interface BibtexParser {
  parse(text: string, report: FileFaultReporter): readonly FileEntry[];
  /** `$…$` as citeproc's HTML. */
  math(tex: string): string;
}

export async function loadBibtex(): Promise<BibtexParser> {
  const { plugins } = (await import("@citation-js/core")).default;
  await import("@citation-js/plugin-bibtex");
  const { constants } = plugins.config.get("@bibtex") as { constants: Constants };
  const known: KnownCommands = {
    symbols: new Set(
      [constants.commands, constants.mathCommands, constants.diacritics, constants.formattingEnvs].flatMap((table) =>
        Object.keys(table),
      ),
    ),
    braced: new Set([...Object.keys(constants.formattingCommands), "ElsevierGlyph", "url"]),
  };
  return {
    parse: (text, report) => parse(text, plugins, known, report),
    math(tex) {
      const { tex: repaired } = repairTex(tex, known, false);
      try {
        const [item] = toCsl([{ type: "misc", label: "x", properties: { title: repaired } }], plugins);
        return typeof item?.title === "string" ? item.title : tex;
      } catch {
        return tex.replace(/[$\\{}]/g, "");
      }
    },
  };
}

interface Slice {
  readonly kind: "entry" | "string";
  readonly key: string;
  readonly start: number;
  readonly end: number;
}

function parse(text: string, plugins: Plugins, known: KnownCommands, report: FileFaultReporter): readonly FileEntry[] {
  const slices = cut(text, report);
  const strings = slices.filter((slice) => slice.kind === "string");
  const entries = slices.filter((slice) => slice.kind === "entry");
  const raw = rawEntries(text, entries, strings, plugins, report);
  const repaired = raw.map(({ entry, slice }) => ({ slice, entry: repairEntry(entry, slice, text, known, report) }));
  try {
    const items = toCsl(
      repaired.map(({ entry }) => entry),
      plugins,
    );
    if (items.length === repaired.length) {
      return repaired.map(({ slice }, index) => ({
        key: slice.key,
        item: items[index] ?? {},
        start: slice.start,
        end: slice.end,
      }));
    }
  } catch {
    // One value cannot be read: find out which, below.
  }
  return repaired.flatMap(({ entry, slice }) => {
    try {
      const [item] = toCsl([entry], plugins);
      return item ? [{ key: slice.key, item, start: slice.start, end: slice.end }] : [];
    } catch (error) {
      report({ ...syntaxFault(error, text, slice, 0), start: slice.start, end: slice.end });
      return [];
    }
  });
}

const toCsl = (entries: readonly RawEntry[], plugins: Plugins) =>
  plugins.input.chain(entries, { forceType: "@biblatex/entries+list", generateGraph: false });

/** `@string` and data entries with their extent; comments, preambles and text between entries are left out. */
function cut(text: string, report: FileFaultReporter): readonly Slice[] {
  const slices: Slice[] = [];
  const opening = /@\s*([A-Za-z]+)\s*([{(])\s*(?:([^\s,{}()="]+)\s*(?=,|[})]))?/g;
  for (let match = opening.exec(text); match; match = opening.exec(text)) {
    const type = (match[1] ?? "").toLowerCase();
    const start = match.index;
    const brace = text.indexOf(match[2] ?? "{", start);
    const end = closing(text, brace);
    if (type === "comment") {
      opening.lastIndex = Math.max(end ?? 0, opening.lastIndex);
      continue;
    }
    if (end === null) {
      const name = match[3] === undefined ? `@${type}` : `“${match[3]}”`;
      report({
        severity: "error",
        code: "bibtex-syntax",
        message: `the BibTeX entry ${name} is not closed`,
        start,
        end: opening.lastIndex,
        hint: "a brace is missing before the next entry",
        ...(match[3] === undefined ? {} : { lost: match[3].trim() }),
      });
      continue;
    }
    opening.lastIndex = end;
    if (type === "preamble") continue;
    if (type === "string") slices.push({ kind: "string", key: "", start, end });
    else if (match[3] === undefined)
      report({
        severity: "error",
        code: "bibtex-syntax",
        message: `the BibTeX entry @${type} has no key`,
        start,
        end: brace + 1,
        hint: `write “@${type}{key, …}”`,
      });
    else slices.push({ kind: "entry", key: match[3], start, end });
  }
  return slices;
}

/** The offset after the brace that closes the one at `from`; null when another entry begins before, at a line's start. */
function closing(text: string, from: number): number | null {
  const close = text[from] === "(" ? ")" : "}";
  let depth = 0;
  for (let i = from; i < text.length; i++) {
    const character = text[i];
    if (character === "\\") i++;
    else if (character === "{") depth++;
    else if (character === "}") depth--;
    if (depth === 0 && i > from && character === close) return i + 1;
    if (depth < 0) return i + 1;
    if (
      character === "\n" &&
      text[i + 1] === "@" &&
      /^@[A-Za-z]+\s*[{(]\s*[^\s,{}()="]+\s*,/.test(text.slice(i + 1, i + 200))
    )
      return null;
  }
  return null;
}

interface RawSlice {
  readonly slice: Slice;
  readonly entry: RawEntry;
}

function rawEntries(
  text: string,
  entries: readonly Slice[],
  strings: readonly Slice[],
  plugins: Plugins,
  report: FileFaultReporter,
): readonly RawSlice[] {
  const textOf = (slice: Slice) => text.slice(slice.start, slice.end);
  const before = strings.map(textOf).join("\n");
  const read = (source: string) => plugins.input.data(source, "@biblatex/text") as readonly RawEntry[];
  try {
    const all = read(`${before}\n${entries.map(textOf).join("\n")}`);
    if (all.length === entries.length)
      return entries.flatMap((slice, index) => (all[index] ? [{ slice, entry: all[index] }] : []));
  } catch {
    // Some entry has a fault: read them one by one.
  }
  const sound = strings.filter(
    (slice) =>
      attempt(
        () => read(textOf(slice)),
        (error) => report(syntaxFault(error, text, slice, 0)),
      ) !== null,
  );
  const prefix = sound.map((slice) => textOf(slice).replace(/\s+/g, " ")).join("");
  return entries.flatMap((slice) => {
    const found = attempt(
      () => read(prefix + textOf(slice)),
      (error) => report(syntaxFault(error, text, slice, prefix.length)),
    );
    return found?.[0] ? [{ slice, entry: found[0] }] : [];
  });
}

function attempt<T>(run: () => T, failed: (error: unknown) => void): T | null {
  try {
    return run();
  } catch (error) {
    failed(error);
    return null;
  }
}

const tokenNames: Readonly<Record<string, string>> = {
  lbrace: "“{”",
  rbrace: "“}”",
  comma: "“,”",
  equals: "“=”",
  quote: "a quotation mark",
  label: "a key",
  EOF: "the end of the entry",
  identifier: "a field name",
  text: "text",
  number: "a number",
  mathShift: "“$”",
  hash: "“#”",
  whitespace: "a space",
};

/** By what is expected and what is there instead. */
const hintsBySigns: Readonly<Record<string, string>> = {
  "rbrace identifier": "put a comma behind the field before it",
  "rbrace number": "put a comma behind the field before it",
  "rbrace EOF": "a brace is not closed",
  "equals comma": "a field is written “name = {value}”",
  "equals rbrace": "a field is written “name = {value}”",
  "quote EOF": "a quotation mark is not closed",
};

/** citation-js says `expected "rbrace", got "lbrace" at line 1 col 20:`; `shift` characters stood before the entry. */
function syntaxFault(error: unknown, text: string, slice: Slice, shift: number): BibliographyFault {
  const said = error instanceof Error ? (error.message.split("\n")[0] ?? "") : String(error);
  const match = /expected "?(\w+)"?, got "?(\w+)"?(?: at line (\d+) col (\d+))?/.exec(said);
  const name = slice.key === "" ? "@string" : `entry “${slice.key}”`;
  const what = match
    ? `${tokenNames[match[1] ?? ""] ?? match[1]} is expected, but there is ${tokenNames[match[2] ?? ""] ?? match[2]}`
    : (said.split(" (")[0] ?? "");
  const line = Number(match?.[3] ?? 0);
  let start = slice.start;
  if (line > 0) {
    for (let i = 1; i < line; i++) start = text.indexOf("\n", start) + 1;
    start = Math.min(
      slice.end - 1,
      Math.max(slice.start, start + Number(match?.[4] ?? 1) - 1 - (line === 1 ? shift : 0)),
    );
  }
  const hint = match ? hintsBySigns[`${match[1]} ${match[2]}`] : undefined;
  return {
    severity: "error",
    code: "bibtex-syntax",
    message: `BibTeX ${name}: ${what}`,
    start,
    end: start + 1,
    lost: slice.key,
    ...(hint === undefined ? {} : { hint }),
  };
}

const verbatimFields = new Set(["url", "doi", "eprint", "file"]);
const titleFields = new Set(["title", "booktitle", "subtitle", "maintitle", "shorttitle", "booksubtitle"]);

function repairEntry(
  entry: RawEntry,
  slice: Slice,
  text: string,
  known: KnownCommands,
  report: FileFaultReporter,
): RawEntry {
  const properties: Record<string, string | number> = {};
  for (const [field, value] of Object.entries(entry.properties)) {
    if (typeof value !== "string") properties[field] = value;
    else if (verbatimFields.has(field)) properties[field] = verbatim(value);
    else {
      const repaired = repairTex(value, known, titleFields.has(field));
      properties[field] = repaired.tex;
      // Fields that are never printed may hold what they like.
      if (!/^(abstract|annote|annotation|keywords|note|file|comment)$/.test(field)) {
        for (const name of repaired.unknown) report(macroFault(name, field, slice, text));
      }
    }
  }
  return { ...entry, properties };
}

function macroFault(name: string, field: string, slice: Slice, text: string): BibliographyFault {
  let start = text.indexOf(`\\${name}`, slice.start);
  // `\o` is no `\oint`.
  while (start !== -1 && /[A-Za-z]/.test(text.charAt(start + name.length + 1)))
    start = text.indexOf(`\\${name}`, start + 1);
  if (start === -1 || start >= slice.end) start = slice.start;
  return {
    severity: "warning",
    code: "bibtex-macro",
    message: `the TeX command “\\${name}” in “${field}” of “${slice.key}” is not known; it is left out`,
    start,
    end: start + name.length + 1,
    hint: "write the character itself",
  };
}
