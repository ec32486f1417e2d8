// Structure tags (ISO 32000-1 §14.8): the tree that a screen reader walks. Tags are compared by identity.
import type { Role, Tag } from "./block.ts";

export function tag(role: Role, parent: Tag, more: Omit<Tag, "role" | "parent"> = {}): Tag {
  return { role, parent, ...more };
}

export function rootTag(language: string, title: string): Tag {
  return { role: "Document", parent: null, language, title };
}

const headings = ["H1", "H2", "H3", "H4", "H5", "H6"] as const;

/** A heading's tag; ranks below six become six (ISO 14289-1 §7.4.2 has no more). */
export function headingTag(level: number, parent: Tag): Tag {
  return tag(headings[Math.min(Math.max(level, 1), 6) - 1] ?? "H6", parent);
}

/** A section, with the language of its text if that differs from its parent's. */
export function section(parent: Tag, title: string, language: string | null = null): Tag {
  return tag("Sect", parent, { title, ...(language !== null && { language }) });
}

/** One item of a list: its label's tag, and its body's. */
export function listItem(list: Tag): { readonly label: Tag; readonly body: Tag } {
  const item = tag("LI", list);
  return { label: tag("Lbl", item), body: tag("LBody", item) };
}

/** A Link to a place of the book: inside a Reference in the contents (ISO 32000-1 §14.8.4.3.3), by itself elsewhere. */
export function referenceLink(parent: Tag): Tag {
  return tag("Link", parent.role === "TOCI" ? tag("Reference", parent) : parent);
}
