// Addresses as printed. In: a URL. Out: the context of its link, and its short form for paper.
import { safeAddress } from "../model/address.ts";
import type { Link, Target } from "./block.ts";
import { character, inColour } from "./character-styles.ts";
import type { InlineContext } from "./pieces.ts";
import type { Setting } from "./setting.ts";
import { referenceLink, tag } from "./structure.ts";

/** The context of a link to a URL, or to `#destination` in this book. Addresses printed in full are not hyphenated. */
export function urlVoice(url: string, printed: string, context: InlineContext, { style }: Setting): InlineContext {
  const inside = url.startsWith("#");
  // The address may come from a bibliography or from book.yaml; if links may not lead there, it stays text.
  if (!inside && safeAddress(url) === null) return context;
  const target: Target = inside ? { kind: "destination", name: url.slice(1) } : { kind: "uri", uri: url };
  const link: Link = { target, title: inside ? printed : url };
  const colour = inside ? style.links.inside : style.links.outside;
  const laid = character(style, "link", context.text);
  const linkTag = inside ? referenceLink(context.parent) : tag("Link", context.parent);
  return {
    ...context,
    text: colour ? inColour(laid, colour) : laid,
    hyphenate: context.hyphenate && !looksLikeAddress(printed),
    parent: linkTag,
    tag: linkTag,
    link,
  };
}

/** `example.org/map`, for paper; null if the text of the link says the same, or if it is not a web page. */
export function shortAddress(url: string, printed: string): string | null {
  const match = /^https?:\/\/(.+?)\/?$/i.exec(url);
  const address = match?.[1] ?? null;
  return address === null || printed.includes(address) || url.endsWith(printed) ? null : address;
}

function looksLikeAddress(text: string): boolean {
  return (
    /^[a-z]+:\/\//i.test(text) ||
    text.includes("@") ||
    /^(?:www\.|10\.\d+\/|doi:)/i.test(text) ||
    (text.includes("/", 1) && /^\S+$/.test(text))
  );
}
