// HTML in Markdown: the inline tags that authors use instead of Markdown are understood, and the rest is shown as text.

import type { Html } from "mdast";
import type { Inline } from "../../model/text.ts";
import { append } from "../../runtime/append.ts";
import { limits } from "../../source/limits.ts";
import { type Conversion, rangeOf } from "./inline-nodes.ts";
import { unmasked } from "./segments.ts";

type Wrapping = "emphasis" | "strong" | "subscript" | "superscript" | "underline";

const tags: Readonly<Record<string, Wrapping>> = {
  sub: "subscript",
  sup: "superscript",
  i: "emphasis",
  em: "emphasis",
  b: "strong",
  strong: "strong",
  u: "underline",
};

interface OpenTag {
  readonly tag: string;
  readonly node: Html;
  readonly before: Inline[];
}

/** Sibling content with the HTML tags in between: `at` is how much of `content` comes before each. */
export function joinHtml(
  content: readonly Inline[],
  html: readonly { readonly at: number; readonly node: Html }[],
  conversion: Conversion,
): readonly Inline[] {
  const open: OpenTag[] = [];
  let out: Inline[] = [];
  let done = 0;
  for (const { at, node } of html) {
    append(out, content.slice(done, at));
    done = at;
    const match = /^<(\/?)([a-z]+)\s*(\/?)>$/i.exec(node.value);
    const tag = match?.[2]?.toLowerCase() ?? "";
    const kind = tags[tag];
    if (tag === "br" && !match?.[1]) out.push({ kind: "line-break", span: conversion.text.spanAt(...rangeOf(node)) });
    else if (kind && match && !match[1] && !match[3] && open.length < limits.markdownTags) {
      open.push({ tag, node, before: out });
      out = [];
    } else if (kind && match?.[1] && open.at(-1)?.tag === tag) {
      const opened = open.pop();
      if (!opened) continue;
      const span = conversion.text.spanAt(rangeOf(opened.node)[0], rangeOf(node)[1]);
      opened.before.push({ kind, children: out, span });
      out = opened.before;
    } else addAsText(out, node, conversion);
  }
  append(out, content.slice(done));
  // Tags that are still open are text.
  const whole = open[0]?.before ?? out;
  open.forEach((left, index) => {
    addAsText(whole, left.node, conversion);
    append(whole, open[index + 1]?.before ?? out);
  });
  return whole;
}

function addAsText(out: Inline[], node: Html, conversion: Conversion): void {
  // Comments are not printed.
  if (node.value.startsWith("<!--")) return;
  const [start, end] = rangeOf(node);
  const value = unmasked(conversion, node.value, start, end);
  const span = conversion.text.spanAt(start, end);
  // A closing tag goes with its opening one; “x<y and y>z” is two comparisons.
  if (!value.startsWith("</") && !isComparison(value) && !isBetween(value, conversion.text.value.charAt(start - 1))) {
    conversion.context.diagnostics.warning("html-in-text", `“${value}” is HTML and is printed literally`, span, {
      hint: "use Markdown; of HTML only <sub>, <sup>, <i>, <em>, <b>, <strong>, <u> and <br> are understood",
    });
  }
  out.push({ kind: "text", value: value.replace(/(?<!\s)\s*\n\s*/g, " "), span });
}

/** `a<b>c`: two comparisons. */
const isBetween = (value: string, before: string) => /^<[A-Za-z]>$/.test(value) && /[\p{L}\p{N}]/u.test(before);

/** Attributes without a value: a real tag does not have only these. */
function isComparison(value: string): boolean {
  const attributes = /^<[A-Za-z][\w:-]*\s([\s\S]*)>$/.exec(value)?.[1]?.replace(/\/$/, "").trim() ?? "";
  return attributes !== "" && !attributes.includes("=");
}
