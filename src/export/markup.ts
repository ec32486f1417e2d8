// Markup from which inserted values cannot escape: text in a template is escaped, for elements and attributes alike,
// and characters that XML does not allow are left out. In: a template, values. Out: Markup, the only thing that is
// inserted into other templates unchanged.

export class Markup {
  readonly text: string;
  constructor(text: string) {
    this.text = text;
  }
}

export type MarkupValue = string | number | Markup | null | false | readonly MarkupValue[];

/**
 * markup`<p>${title}</p>`: strings are escaped, Markup is inserted as it is, lists are joined, null and false are
 * nothing.
 */
export function markup(parts: TemplateStringsArray, ...values: readonly MarkupValue[]): Markup {
  let text = parts[0] ?? "";
  values.forEach((value, index) => {
    text += written(value) + (parts[index + 1] ?? "");
  });
  return new Markup(text);
}

/** Markup that was made elsewhere and is known to be well formed: MathML, a drawing. */
export function trusted(text: string): Markup {
  return new Markup(text);
}

export function joined(values: readonly MarkupValue[], between: MarkupValue = ""): Markup {
  return new Markup(values.map(written).join(written(between)));
}

/** ` name="value"`, or nothing. */
export function attribute(name: string, value: string | number | null | false): Markup {
  return value === null || value === false ? nothing : markup` ${name}="${value}"`;
}

export const nothing = new Markup("");

function written(value: MarkupValue): string {
  if (value === null || value === false) return "";
  if (typeof value === "string") return escaped(value);
  if (typeof value === "number") return String(value);
  return value instanceof Markup ? value.text : value.map(written).join("");
}

const entities: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};

export function escaped(text: string): string {
  return sayable(text).replace(/[&<>"']/g, (character) => entities[character] ?? "");
}

/** Removes the characters that XML 1.0 §2.2 does not allow, and lone surrogates. */
export function sayable(text: string): string {
  return text.replace(unsayable, "");
}

const unsayable = /(?![\t\n\r])[\p{Cc}\p{Cs}\ufdd0-\ufdef\ufffe\uffff]/gu;

/** A complete XML document. */
export function xmlDocument(root: Markup, doctype: string | null = null): string {
  const type = doctype === null ? "" : `<!DOCTYPE ${doctype}>\n`;
  return `<?xml version="1.0" encoding="UTF-8"?>\n${type}${root.text}\n`;
}
