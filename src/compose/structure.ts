// Structure tags (ISO 32000-1 §14.8): the tree that a screen reader walks. Tags are compared by identity.
import type { Role, Tag } from "./block.ts";

export function tag(role: Role, parent: Tag, more: Omit<Tag, "role" | "parent"> = {}): Tag {
  return children.get(parent)?.take(role, parent, more) ?? { role, parent, ...more };
}

/** The elements that hold others: a book that is composed again and again has the same objects each time. */
const holders: ReadonlySet<Role> = new Set<Role>(["Part", "Sect", "TOC", "Index", "L"]);

/** Counts the compositions of a book. */
interface Clock {
  readonly composition: number;
}

const children = new WeakMap<Tag, KeptChildren>();

/** From now on the holders below this element are those of the previous composition, as far as it had as many. */
export function keepChildren(of: Tag, clock: Clock): void {
  children.set(of, new KeptChildren(clock));
}

class KeptChildren {
  readonly #clock: Clock;
  #composition = 0;
  /** By kind, with how many of each this composition has taken. */
  readonly #alike = new Map<string, { readonly tags: Tag[]; taken: number }>();

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /** Null for what holds nothing. */
  take(role: Role, parent: Tag, more: Omit<Tag, "role" | "parent">): Tag | null {
    if (!holders.has(role)) return null;
    this.#turn();
    const key = JSON.stringify([role, more]);
    const alike = this.#alike.get(key) ?? { tags: [], taken: 0 };
    this.#alike.set(key, alike);
    const known = alike.tags[alike.taken++];
    if (known) return known;
    const own: Tag = { role, parent, ...more };
    alike.tags.push(own);
    keepChildren(own, this.#clock);
    return own;
  }

  /** In a new composition they are taken from the first on; those that the previous one did not take are dropped. */
  #turn(): void {
    if (this.#composition === this.#clock.composition) return;
    this.#composition = this.#clock.composition;
    for (const [key, alike] of this.#alike) {
      if (alike.taken === 0) this.#alike.delete(key);
      alike.tags.length = alike.taken;
      alike.taken = 0;
    }
  }
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
