// The description of a format. Each format has a file in this folder, with a name, a title, a way to recognize it and a
// way to read it.
import type { Reporter } from "../../source/diagnostic.ts";
import type { Source } from "../../source/source.ts";
import type { ColumnChoice } from "../columns/choice.ts";
import type { ImportedConference } from "../conference.ts";
import type { InputFile } from "../containers/input-file.ts";
import type { JsonNode } from "../containers/json.ts";
import type { DataSheet } from "../containers/sheet.ts";
import type { XmlNode } from "../containers/xml.ts";

/** A file with the contents that its container holds. */
export type Content = { readonly file: InputFile } & (
  | { readonly kind: "sheets"; readonly sheets: readonly DataSheet[] }
  | { readonly kind: "json"; readonly json: JsonNode }
  | { readonly kind: "xml"; readonly xml: XmlNode; readonly source: Source }
  | { readonly kind: "text"; readonly text: string; readonly source: Source }
  | { readonly kind: "html"; readonly text: string; readonly source: Source }
  | { readonly kind: "word" | "open-text" }
  /** `refused`: why was reported. */
  | { readonly kind: "other"; readonly refused?: true }
);

export interface ReadContext {
  readonly diagnostics: Reporter;
  readonly options: ImportOptions;
  /** Reports what was understood, such as the mapping of columns, to the user. */
  readonly notes: (text: string) => void;
  readonly progress: (done: string) => void;
}

export interface ImportOptions {
  /** IANA name; times without a zone are taken to be in it, other times are converted to it. */
  readonly timezone: string | null;
  readonly withEmail: boolean;
  /** FIELD=COLUMN, as the user gave them. */
  readonly columns: readonly ColumnChoice[];
  /** pretalx: the question whose answer gives the affiliation. */
  readonly affiliationQuestion: string | null;
}

export interface SourceFormat {
  readonly name: string;
  /** The title that people see. */
  readonly title: string;
  /** How likely it is, from 0 to 1, that these files are in this format; it looks at all of them. */
  readonly recognize: (contents: readonly Content[]) => number;
  readonly read: (contents: readonly Content[], context: ReadContext) => ImportedConference;
  /** What helps if nothing was found in them. */
  readonly nothingFound?: (contents: readonly Content[]) => string;
}

export function sheetsOf(contents: readonly Content[]): readonly DataSheet[] {
  return contents.flatMap((content) => (content.kind === "sheets" ? content.sheets : []));
}

export function jsonOf(contents: readonly Content[]): readonly JsonNode[] {
  return contents.flatMap((content) => (content.kind === "json" ? [content.json] : []));
}
