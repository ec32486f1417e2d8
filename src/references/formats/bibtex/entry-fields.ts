// The fields of one entry while they become a CSL item: their decoded texts, the fields set so far with their places,
// and oddities.
import type { BibliographyFault } from "../format.ts";
import { decodeTex } from "../tex-text.ts";
import { type BibEntry, type FieldValue, offsetIn } from "./entries.ts";
import { journalOf } from "./macros.ts";

export interface FieldExtent {
  readonly start: number;
  readonly end: number;
}

const titleFields = new Set(
  "title booktitle subtitle maintitle mainsubtitle booksubtitle shorttitle issuetitle eventtitle origtitle".split(" "),
);

export class EntryFields {
  readonly entry: BibEntry;
  /** Including those that it inherits. */
  readonly fields: ReadonlyMap<string, FieldValue>;
  /** Language of the words that the program adds, as a BCP 47 tag. */
  readonly language: string;
  readonly item: Record<string, unknown> = {};
  readonly places = new Map<string, FieldExtent>();
  readonly faults: BibliographyFault[] = [];

  constructor(entry: BibEntry, fields: ReadonlyMap<string, FieldValue>, language: string) {
    this.entry = entry;
    this.fields = fields;
    this.language = language;
  }

  /** As typed; empty where there is none. */
  raw(field: string): string {
    return this.fields.get(field)?.text ?? "";
  }

  has(field: string): boolean {
    return this.fields.has(field);
  }

  set(name: string, fields: readonly string[], value: unknown): void {
    if (value === undefined || value === "" || (Array.isArray(value) && value.length === 0)) return;
    this.item[name] = value;
    const written = fields.map((field) => this.fields.get(field)).find((each) => each !== undefined);
    if (written) this.places.set(name, { start: written.start, end: written.end });
  }

  /** The text of a field, decoded; unknown commands are reported. */
  text(field: string): string | undefined {
    const value = this.fields.get(field);
    if (!value) return undefined;
    const isJournal = /journal/.test(field);
    const command = isJournal ? (name: string) => journalOf(name)?.title ?? null : undefined;
    const { text, unknown } = decodeTex(value.text, {
      protectCase: titleFields.has(field),
      ...(command ? { command } : {}),
    });
    for (const { name, at } of unknown) {
      const start = offsetIn(value, at);
      const message = `unknown TeX command “\\${name}” in “${field}” of “${this.entry.key}”; it is left out`;
      this.fault("bibtex-macro", message, { start, end: start + name.length + 1 }, "write the character itself");
    }
    return text;
  }

  /** The first of these fields that is given. */
  first(...fields: readonly string[]): readonly [string, string] | null {
    const field = fields.find((each) => this.has(each));
    const text = field === undefined ? undefined : this.text(field);
    return field === undefined || text === undefined || text === "" ? null : [field, text];
  }

  fault(code: string, message: string, at: FieldExtent, hint?: string): void {
    const { start, end } = at;
    this.faults.push({ severity: "warning", code, message, start, end, ...(hint === undefined ? {} : { hint }) });
  }

  /** “Title: Subtitle. Addition”. */
  joined(title: string, subtitle: string, addon: string): string | undefined {
    const [first, second, third] = [this.text(title), this.text(subtitle), this.text(addon)];
    if (first === undefined) return undefined;
    const whole = second ? `${first}${/[?!:.]$/.test(first) ? "" : ":"} ${second}` : first;
    return third ? `${whole}. ${third}` : whole;
  }
}
