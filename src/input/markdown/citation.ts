// Pandoc's citations: `[see @key, p. 3; -@other]` and `@key` in the sentence.
import type { Island } from "./islands.ts";

/** A citation with offsets in the text instead of spans. */
export interface CitationParts {
  readonly inText: boolean;
  readonly items: readonly {
    readonly key: string;
    readonly prefix: string;
    readonly suffix: string;
    readonly suppressAuthor: boolean;
    readonly start: number;
    readonly end: number;
  }[];
}

/** A key begins with a letter, digit or underscore and has only single punctuation marks inside; or anything in braces. */
const key = String.raw`(?:\{([^{}\s]+)\}|([\p{L}\p{N}_]+(?:[:.#$%&+?<>~/-][\p{L}\p{N}_]+)*))`;
const bracketed = new RegExp(String.raw`(^|[\s(\["“‘'–—-])(-?)@${key}`, "u");
/** In a sentence a key begins with a letter, so that “@300K” stays as it is. */
const inSentence = /@(?:\{([^{}\s]+)\}|([\p{L}_][\p{L}\p{N}_]*(?:[:.#$%&+?<>~/-][\p{L}\p{N}_]+)*))/uy;

const longest = 2000;

export function citationInBrackets(text: string, at: number): Island | null {
  const end = closingBracket(text, at);
  if (end === -1 || /[({:]/.test(text.charAt(end + 1))) return null;
  const inside = text.slice(at + 1, end);
  if (!inside.includes("@")) return null;
  let offset = at + 1;
  const items: CitationParts["items"][number][] = [];
  for (const part of inside.split(";")) {
    const match = bracketed.exec(part);
    if (!match) return null;
    const [whole, before = "", minus = "", braced, bare] = match;
    items.push({
      key: braced ?? bare ?? "",
      prefix: part.slice(0, match.index + before.length).trim(),
      suffix: part.slice(match.index + whole.length).trim(),
      suppressAuthor: minus === "-",
      start: offset + match.index + before.length,
      end: offset + match.index + whole.length,
    });
    offset += part.length + 1;
  }
  return { kind: "citation", citation: { inText: false, items }, start: at, end: end + 1 };
}

function closingBracket(text: string, at: number): number {
  let depth = 0;
  for (let index = at; index < Math.min(text.length, at + longest); index++) {
    const character = text[index];
    if (character === "\\") index++;
    else if (character === "[") depth++;
    else if (character === "]" && --depth === 0) return index;
    else if (character === "\n" && text[index + 1] === "\n") return -1;
  }
  return -1;
}

export function citationInText(text: string, at: number): Island | null {
  // Anything else before the sign makes an e-mail address, a path or “Pt@C”.
  if (at > 0 && !/[\s([{"'“‘*_—–-]/.test(text.charAt(at - 1))) return null;
  const suppressAuthor = text[at - 1] === "-";
  inSentence.lastIndex = at;
  const match = inSentence.exec(text);
  if (!match) return null;
  const end = at + match[0].length;
  const locator = / ?\[([^\][@\n]{1,80})\](?![({:])/y;
  locator.lastIndex = end;
  const suffix = locator.exec(text);
  const item = {
    key: match[1] ?? match[2] ?? "",
    prefix: "",
    suffix: suffix?.[1]?.trim() ?? "",
    suppressAuthor,
    start: at,
    end,
  };
  return {
    kind: "citation",
    citation: { inText: true, items: [item] },
    start: at,
    end: end + (suffix?.[0].length ?? 0),
  };
}
