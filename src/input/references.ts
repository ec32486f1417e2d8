// An abstract's references as given: keys, DOIs, CSL, BibTeX or plain text. `references` resolves and formats them.

import type { Reference } from "../model/book.ts";
import { type Checked, field, isFields, spanOf, textOf } from "../source/checked.ts";
import { quotedYaml } from "../source/quoted-yaml.ts";
import type { Source } from "../source/source.ts";
import type { MarkdownContext } from "./markdown/parse-markdown.ts";
import { parseInline } from "./markdown/parse-markdown.ts";
import type {
  CslReference,
  DoiReference,
  Reference as ReferenceFields,
  TextReference,
} from "./schema/abstract.generated.ts";

export function readReference(of: Checked<ReferenceFields>, context: MarkdownContext): readonly Reference[] {
  const span = spanOf(of);
  if (!isFields(of)) return readKey(of, context);
  const fields = of as Checked<ReferenceFields>;
  const { data } = fields;
  if (typeof data !== "object") return [];
  if ("doi" in data) {
    const doi = field(fields as Checked<DoiReference>, "doi");
    return [{ kind: "doi", doi: bareDoi(data.doi), span: doi ? spanOf(doi) : span }];
  }
  if ("bibtex" in data) return [{ kind: "bibtex", bibtex: data.bibtex, span }];
  if ("text" in data) {
    const text = field(fields as Checked<TextReference>, "text");
    return text ? [{ kind: "text", text: parseInline(textOf(text), context), span }] : [];
  }
  return [{ kind: "csl", item: cslItem(data), span }];
}

function cslItem(data: CslReference): Readonly<Record<string, unknown>> {
  return { ...data, type: data.type ?? "article-journal" };
}

/** Whether a key may be one of the bibliography's. */
export type KeyTest = (key: string) => boolean;

/** The keys that bibliography files seem to define. They are parsed much later, by `references`. */
export function keyTest(files: readonly Source[]): KeyTest {
  const keys = new Set<string>();
  for (const { path, text } of files) {
    const kind = /\.(?:json|ris|nbib|enw|ya?ml)$/i.exec(path)?.[0].toLowerCase() ?? ".bib";
    const pattern = keyPatterns[kind] ?? keyPatterns[".bib"];
    if (pattern) for (const match of text.matchAll(pattern)) keys.add((match[1] ?? "").trim());
    // The key of a RIS record without an ID is made of its author and year.
    if (/ris|nbib|enw/.test(kind)) return (key) => keys.has(key) || /\d{4}$/.test(key);
  }
  return (key) => keys.has(key);
}

const keyPatterns: Readonly<Record<string, RegExp>> = {
  ".bib": /@[A-Za-z]+\s*[{(]\s*([^\s,{}()="]+)\s*,/g,
  ".json": /"(?:id|citation-key)"\s*:\s*"?([^",}\]\n]+)/g,
  ".ris": /^ID {1,2}- *(\S.*)$/gm,
  ".nbib": /^PMID ?- *(\S.*)$/gm,
  ".enw": /^%F (\S.*)$/gm,
  ".yaml": /\b(?:id|citation-key):[ \t]*["']?([^\s"',}]+)/g,
  ".yml": /\b(?:id|citation-key):[ \t]*["']?([^\s"',}]+)/g,
};

/** Whether an `@word` in an abstract's title is not a citation, so that “Au@SiO2 @Home” needs no escape. */
export function isNoCitation(of: Checked<{ readonly references?: unknown }>, isKey: KeyTest): KeyTest {
  const own = JSON.stringify(of.data.references ?? []);
  return (key) => !isKey(key) && !own.includes(key);
}

/** A key, or text in place of one: a DOI, or a whole reference, which is printed as it is. */
function readKey(of: Checked<ReferenceFields>, context: MarkdownContext): readonly Reference[] {
  const span = spanOf(of);
  const written = textOf(of);
  const key = written.value.trim().replace(/^@/, "");
  if (/^((https?:\/\/)?(dx\.|www\.)?doi\.org\/|doi:\s*)?10\.[0-9]{4,9}\/\S+$/i.test(key))
    return [{ kind: "doi", doi: bareDoi(key), span }];
  if (key === "") return [];
  if (!/\s/.test(key) && !/^https?:\/\//i.test(key)) return [{ kind: "key", key, span }];
  const shown = key.length > 50 ? `${key.slice(0, 47)}…` : key;
  const hint = 'write it as { text: "…" }, or give its key in the bibliography';
  const message = `“${shown}” is not a key in the bibliography; it is printed as it is`;
  const was = span.source.text.slice(span.start, span.end);
  const text = `{ text: ${quotedYaml(written.value)} }`;
  const fix = was.includes("\n") ? [] : [{ span, was, text, becomes: [{ text: written.value }] }];
  context.diagnostics.warning("reference-key", message, span, { hint, fix });
  return [{ kind: "text", text: parseInline(written, context), span }];
}

function bareDoi(written: string): string {
  return written.trim().replace(/^((https?:\/\/)?(dx\.|www\.)?doi\.org\/|doi:\s*)/i, "");
}
