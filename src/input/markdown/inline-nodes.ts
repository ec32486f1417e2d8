// mdast's phrasing content → Inline.

import type { Definition, Html, Nodes, PhrasingContent, Text } from "mdast";
import { decodeString } from "micromark-util-decode-string";
import type { Inline } from "../../model/text.ts";
import { append } from "../../runtime/append.ts";
import type { MarkdownContext } from "./context.ts";
import { joinHtml } from "./html.ts";
import { safeUrl } from "./links.ts";
import { addText, joinsWithoutSpace, unmasked, type Written } from "./segments.ts";

/** What is being converted, and where faults go. */
export interface Conversion extends Written {
  readonly context: MarkdownContext;
  readonly definitions: ReadonlyMap<string, Definition>;
  /** The same for text that holds no footnotes. */
  readonly plain: () => Conversion;
}

/** Deeper nesting than this is set without its marks. */
export const maxNesting = 60;

export function toInlines(nodes: readonly PhrasingContent[], conversion: Conversion, depth = 0): readonly Inline[] {
  const out: Inline[] = [];
  const html: { readonly at: number; readonly node: Html }[] = [];
  for (const node of nodes) {
    if (node.type === "html") html.push({ at: out.length, node });
    else addInline(out, node, conversion, depth);
  }
  return html.length > 0 ? joinHtml(out, html, conversion) : out;
}

function addInline(out: Inline[], node: PhrasingContent, conversion: Conversion, depth: number): void {
  const [start, end] = rangeOf(node);
  const span = conversion.text.spanAt(start, end);
  const children = (of: { readonly children: readonly PhrasingContent[] }) => {
    return toInlines(depth > maxNesting ? leaves(of.children) : of.children, conversion, depth + 1);
  };
  switch (node.type) {
    case "text":
      addTextNode(out, node, conversion);
      return;
    case "emphasis":
    case "strong":
      out.push({ kind: node.type, children: children(node), span });
      return;
    case "delete":
      out.push({ kind: "strikethrough", children: children(node), span });
      return;
    case "inlineCode":
      out.push({ kind: "code", value: unmasked(conversion, node.value, start, end), span });
      return;
    case "break":
      out.push({ kind: "line-break", span });
      return;
    case "link":
    case "linkReference": {
      const written = node.type === "link" ? node.url : (conversion.definitions.get(node.identifier)?.url ?? "");
      const url = safeUrl(unmasked(conversion, written, start, end), span, conversion.context.diagnostics);
      if (url === null) append(out, children(node));
      else out.push({ kind: "link", url, children: children(node), span });
      return;
    }
    case "image":
    case "imageReference":
      conversion.context.diagnostics.warning("misplaced-figure", "figures are not allowed here", span, {
        hint: "give the figure a paragraph of its own",
      });
      if (node.alt)
        addText(
          out,
          { ...conversion, masked: { text: "", islands: [] } },
          start,
          unmasked(conversion, node.alt, start, end),
          end - start,
        );
      return;
    default:
      return;
  }
}

/** The innermost nodes, in order. */
function leaves(nodes: readonly PhrasingContent[]): readonly PhrasingContent[] {
  const found: PhrasingContent[] = [];
  const pending = [...nodes].reverse();
  for (let node = pending.pop(); node; node = pending.pop()) {
    if ("children" in node) append(pending, [...node.children].reverse());
    else found.push(node);
  }
  return found;
}

export function rangeOf(node: Nodes): readonly [number, number] {
  return [node.position?.start.offset ?? 0, node.position?.end.offset ?? 0];
}

const reference = /&(?:#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{0,31});/y;

/** Aligns a text node's value with the source, and cuts it where they differ: line ends, escapes, references. */
function addTextNode(out: Inline[], node: Text, conversion: Conversion): void {
  const { value } = node;
  const [start, end] = rangeOf(node);
  const raw = conversion.masked.text;
  let from = 0;
  let at = start;
  let index = 0;
  const flush = (tail = "") => {
    if (index > from || tail) addText(out, conversion, at - (index - from), value.slice(from, index) + tail);
  };
  while (index < value.length) {
    const character = value.charAt(index);
    if (character === "\n") {
      // Spaces before a line end were dropped: the space corresponds to the first of them.
      const joined = joinsWithoutSpace(value.charAt(index - 1), value.charAt(index + 1));
      flush(joined ? "" : " ");
      at = raw.indexOf("\n", at) + 1;
      index++;
      // Indentation, and the marks of a block quote around it.
      while (at < end && raw[at] !== value[index] && /[ \t>]/.test(raw.charAt(at))) at++;
      from = index;
    } else if (raw[at] === "&" && decodedAt(raw, at) !== null) {
      // Text that was escaped twice stays together, so that the check finds it.
      const twice = /^&(?:amp|lt|gt|quot|nbsp|apos|#[0-9]{2,5});/.exec(value.slice(index, index + 9))?.[0];
      const decoded = twice ?? decodedAt(raw, at) ?? "";
      reference.lastIndex = at;
      flush();
      const written = reference.exec(raw)?.[0].length ?? 1;
      const length = written + (twice === undefined ? 0 : twice.length - 1);
      addText(out, conversion, at, decoded, length);
      at += length;
      index += decoded.length;
      from = index;
    } else if (raw[at] === "\\" && raw[at + 1] === character && isPunctuation(character)) {
      flush();
      addText(out, conversion, at, character, 2);
      at += 2;
      index++;
      from = index;
    } else {
      at++;
      index++;
    }
  }
  flush();
}

function isPunctuation(character: string): boolean {
  return /[!-/:-@[-`{-~]/.test(character);
}

/** The character of a reference; null if there is none. */
function decodedAt(raw: string, at: number): string | null {
  reference.lastIndex = at;
  const written = reference.exec(raw)?.[0];
  const decoded = written === undefined ? null : decodeString(written);
  return decoded === written ? null : decoded;
}
