// What a format is: a file here each, with a name, a title, how it is recognized and how it is read.
import type { Reporter } from "../../source/diagnostic.ts";
import type { Source } from "../../source/source.ts";
import type { ColumnChoice } from "../columns/choice.ts";
import type { ImportedConference } from "../conference.ts";
import type { InputFile } from "../containers/input-file.ts";
import type { JsonNode } from "../containers/json.ts";
import type { DataSheet } from "../containers/sheet.ts";
import type { XmlNode } from "../containers/xml.ts";

/** A file as its container reads it. */
export type Content = { readonly file: InputFile } & (
  | { readonly kind: "sheets"; readonly sheets: readonly DataSheet[] }
  | { readonly kind: "json"; readonly json: JsonNode }
  | { readonly kind: "xml"; readonly xml: XmlNode; readonly source: Source }
  | { readonly kind: "text"; readonly text: string; readonly source: Source }
  | { readonly kind: "html"; readonly text: string; readonly source: Source }
  | { readonly kind: "word" | "open-text" }
  | { readonly kind: "other" }
);

export interface ReadContext {
  readonly diagnostics: Reporter;
  readonly options: ImportOptions;
  /** What was understood, for people: the mapping of columns, for one. */
  readonly notes: (text: string) => void;
  readonly progress: (done: string) => void;
}

export interface ImportOptions {
  /** IANA name; times of the source without a zone are in it, times with another are turned into it. */
  readonly timezone: string | null;
  readonly withEmail: boolean;
  /** FIELD=COLUMN, as the user gave them. */
  readonly columns: readonly ColumnChoice[];
  /** pretalx: the question whose answer is the affiliation. */
  readonly affiliationQuestion: string | null;
}

export interface SourceFormat {
  readonly name: string;
  /** For people. */
  readonly title: string;
  /** How sure it is, 0 to 1, that these are its files; it looks at all of them. */
  readonly recognize: (contents: readonly Content[]) => number;
  readonly read: (contents: readonly Content[], context: ReadContext) => ImportedConference;
}

export function sheetsOf(contents: readonly Content[]): readonly DataSheet[] {
  return contents.flatMap((content) => (content.kind === "sheets" ? content.sheets : []));
}

export function jsonOf(contents: readonly Content[]): readonly JsonNode[] {
  return contents.flatMap((content) => (content.kind === "json" ? [content.json] : []));
}
