// Inline tags with a meaning in their attributes: links, and spans that are italic, bold, raised. In: tags in their
// order. Out: the Markdown for each.

import { limits } from "../../source/limits.ts";

/** `<i>` for `style="font-style:italic"`; empty if the attributes say nothing about style. */
export function spanMeaning(attributes: string): string {
  if (/font-style:\s?(?:italic|oblique)/i.test(attributes)) return "<i>";
  if (/font-weight:\s?(?:bold|[6-9]00)/i.test(attributes)) return "<b>";
  const raised = /vertical-align:\s?(super|sub)/i.exec(attributes)?.[1]?.toLowerCase();
  return raised === "super" ? "<sup>" : raised === "sub" ? "<sub>" : "";
}

export const closesSpan = (mark: string): string => mark.replace("/", "");

/** The tags that are open in the line. */
export class MarkStack {
  readonly #open: { readonly tag: string; readonly mark: string }[] = [];

  open(tag: string, mark: string): string {
    if (this.#open.length >= limits.markdownTags) return "";
    this.#open.push({ tag, mark });
    return mark;
  }

  close(tag: string): string {
    const at = this.#open.findLastIndex((each) => each.tag === tag);
    const [closed] = at === -1 ? [] : this.#open.splice(at, 1);
    return closed ? closed.mark.replace("<", "</") : "";
  }

  /** `<a href="u">` opens a bracket, and `</a>` closes it with the address. */
  link(closes: boolean, attributes: string): string {
    if (!closes) {
      const url = /\shref\s?=\s?(?:"([^"]{0,1000})"|'([^']{0,1000})'|([^\s"']{1,1000}))/i.exec(attributes);
      if (this.#open.length >= limits.markdownTags) return "";
      const address = url?.[1] ?? url?.[2] ?? url?.[3] ?? "";
      this.#open.push({ tag: "a", mark: address });
      return address === "" ? "" : "[";
    }
    const at = this.#open.findLastIndex(({ tag }) => tag === "a");
    const [closed] = at === -1 ? [] : this.#open.splice(at, 1);
    if (!closed || closed.mark === "") return "";
    return /[\s()<>]/.test(closed.mark) ? `](<${closed.mark.replace(/[<>]/g, "")}>)` : `](${closed.mark})`;
  }
}
