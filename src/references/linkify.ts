// Finds the URLs and DOIs in text that people wrote.
import type { Inline } from "../model/text.ts";
import { type Span, span } from "../source/source.ts";
import { doiUrl } from "./doi.ts";

const address =
  /https?:\/\/[^\s<>"“”«»]+|\barxiv:\s?(?:\d{4}\.\d{4,5}|[a-z-]{2,12}(?:\.[A-Z]{2})?\/\d{7})(?:v\d{1,2})?|\bwww\.[a-z0-9-]{1,63}\.[^\s<>"“”«»]+|\b10\.\d{4,9}(?:\.\d+){0,4}\/[^\s<>"“”«»]+/gi;

/** Text as text and links. */
export function linkify(text: string, at: Span): readonly Inline[] {
  if (!/:\/\/|www\.|10\.\d|arxiv:/i.test(text)) return [{ kind: "text", value: text, span: at }];
  const exact = at.end - at.start === text.length;
  const part = (from: number, to: number): Span => (exact ? span(at.source, at.start + from, at.start + to) : at);
  const nodes: Inline[] = [];
  let last = 0;
  const plain = (to: number) => {
    if (to > last) nodes.push({ kind: "text", value: text.slice(last, to), span: part(last, to) });
  };
  for (const match of text.matchAll(address)) {
    const found = withoutPunctuation(match[0]);
    const end = match.index + found.length;
    const url = addressOf(found);
    plain(match.index);
    const where = part(match.index, end);
    nodes.push({ kind: "link", url, children: [{ kind: "text", value: found, span: where }], span: where });
    last = end;
  }
  plain(text.length);
  return nodes;
}

function addressOf(found: string): string {
  if (/^https?:/i.test(found)) return found;
  if (/^arxiv:/i.test(found)) return `https://arxiv.org/abs/${found.replace(/^arxiv:\s?/i, "")}`;
  return found.startsWith("10.") ? doiUrl(found) : `https://${found}`;
}

/** A full stop ends the sentence; a closing bracket without its opening one ends the remark. */
function withoutPunctuation(found: string): string {
  let end = found.length;
  for (;;) {
    const last = found[end - 1] ?? "";
    if (/[.,;:!?'’*]/.test(last)) end--;
    else if (last === ")" && count(found, ")", end) > count(found, "(", end)) end--;
    else if (last === "]" && count(found, "]", end) > count(found, "[", end)) end--;
    else return found.slice(0, end);
  }
}

function count(text: string, character: string, end: number): number {
  let found = 0;
  for (let i = 0; i < end; i++) if (text[i] === character) found++;
  return found;
}

/** Inline text with its addresses linked, except in links and code. */
export function withLinks(content: readonly Inline[]): readonly Inline[] {
  return content.flatMap((node): readonly Inline[] => {
    if (node.kind === "text") return linkify(node.value, node.span);
    if (node.kind === "link" || !("children" in node)) return [node];
    return [{ ...node, children: withLinks(node.children) }];
  });
}
