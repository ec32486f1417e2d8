// The text of CSL fields: whatever people and databases put there (Markdown, HTML, JATS, entities, TeX math) becomes the
// little HTML that citeproc understands: i, b, sub, sup and two kinds of span.
import { keepCase, withoutMarks } from "./marked-text.ts";

export interface MarkupOptions {
  readonly markdown: boolean;
  /** `$…$` with its dollars → citeproc's HTML; null if no formula can occur. */
  readonly math: ((tex: string) => string) | null;
}

const same: Readonly<Record<string, string>> = {
  i: "i",
  em: "i",
  italic: "i",
  b: "b",
  strong: "b",
  bold: "b",
  sub: "sub",
  sup: "sup",
};
const entities: Readonly<Record<string, string>> = {
  amp: "&",
  lt: "<",
  gt: ">",
  quot: '"',
  apos: "'",
  nbsp: "\u00a0",
  ndash: "–",
  mdash: "—",
};

export function cslMarkup(value: string, options: MarkupOptions): string {
  if (!/[<&*~^$`[\uFDD0-\uFDDF]|\s\s|\n/.test(value)) return value;
  let text = value;
  if (options.math && text.includes("$")) text = text.replace(/(?<!\\)\$(?=\S)([^$]+?)(?<=\S)\$(?!\d)/g, options.math);
  if (options.markdown) text = markdown(text);
  text = text.replaceAll(keepCase.begin, '<span class="nocase">').replaceAll(keepCase.end, "</span>");
  text = balanceTags(text);
  text = text.replace(
    /&(?:#x([\da-f]{1,6})|#(\d{1,7})|(\w{2,8}));/gi,
    (whole, hex?: string, decimal?: string, name?: string) => {
      const code = hex ? Number.parseInt(hex, 16) : Number.parseInt(decimal ?? "-1", 10);
      if (code > 0 && code <= 0x10ffff) return String.fromCodePoint(code);
      return (name && entities[name.toLowerCase()]) || whole;
    },
  );
  return withoutMarks(
    text.replace(/\s+/g, (space) => (space.includes("\u00a0") || space.includes("\u202f") ? space : " ")),
  );
}

/** A reference's field is one line of Markdown without nesting; everything that is not clearly markup stays as written. */
function markdown(text: string): string {
  return text
    .replace(/`([^`]+)`/g, "$1")
    .replace(/\[([^[\]]+)\]\((?:https?:[^()\s]*)\)/g, "$1")
    .replace(/(?<![\p{L}\p{N}*\\])\*\*(?=[^\s*])([^*]+)(?<=[^\s*])\*\*(?![\p{L}\p{N}*])/gu, "<b>$1</b>")
    .replace(/(?<![\p{L}\p{N}*\\])\*(?=[^\s*])([^*]+)(?<=[^\s*])\*(?![\p{L}\p{N}*])/gu, "<i>$1</i>")
    .replace(/(?<!~)~([^\s~]{1,20})~(?!~)/g, "<sub>$1</sub>")
    .replace(/\^([^\s^]{1,20})\^/g, "<sup>$1</sup>")
    .replace(/\\([*~^$`[\]_\\])/g, "$1");
}

/** Keeps the tags that citeproc knows, in pairs; drops the others and those without a partner. */
function balanceTags(text: string): string {
  if (!text.includes("<")) return text;
  const pieces: string[] = [];
  const open: { readonly name: string; readonly close: string; readonly at: number }[] = [];
  let last = 0;
  for (const tag of text.matchAll(/<(\/?)([A-Za-z][\w:-]*)((?:\s[^<>]*)?)\/?>/g)) {
    pieces.push(text.slice(last, tag.index));
    last = tag.index + tag[0].length;
    const name = (tag[2] ?? "").toLowerCase().replace(/^jats:/, "");
    if (tag[1] === "/") {
      const opening = open[open.length - 1];
      if (opening?.name === name) {
        pieces.push(opening.close);
        open.pop();
      }
    } else if (!tag[0].endsWith("/>")) {
      const known = tagFor(name, tag[3] ?? "");
      if (known) {
        open.push({ name, close: known.close, at: pieces.length });
        pieces.push(known.open);
      }
    }
  }
  pieces.push(text.slice(last));
  for (const unclosed of open) pieces[unclosed.at] = "";
  return pieces.join("");
}

function tagFor(name: string, attributes: string): { readonly open: string; readonly close: string } | null {
  const plain = same[name];
  if (plain) return { open: `<${plain}>`, close: `</${plain}>` };
  if (name === "sc" || (name === "span" && /small-caps/.test(attributes))) {
    return { open: '<span style="font-variant:small-caps;">', close: "</span>" };
  }
  if (name === "span" && /nocase/.test(attributes)) return { open: '<span class="nocase">', close: "</span>" };
  return null;
}
