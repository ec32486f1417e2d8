// Damage to XML as people and programs do it: elements removed, repeated and moved, attributes and texts replaced.
import type { Mutation } from "./mutations.ts";

export const isMarkup = (name: string): boolean => /\.(?:svg|csl|xml|html?)$/.test(name);

export function damageMarkup(before: string, { kind, at, length, text }: Mutation): string {
  const put = (from: number, to: number, by: string) => before.slice(0, from) + by + before.slice(to);
  const pick = (pattern: RegExp) => {
    const found = [...before.matchAll(pattern)];
    return found[Math.floor(at * found.length)];
  };
  if (kind === "prose") {
    const match = pick(/>[^<>]+</g);
    return match ? put(match.index + 1 + Math.floor(length * (match[0].length - 1)), match.index + 1, text) : before;
  }
  if (kind === "node-to-value" || kind === "key-renamed") {
    const match = pick(kind === "key-renamed" ? /<[\w:-]+/g : /="[^"]*"/g);
    if (!match) return before + text;
    const by = kind === "key-renamed" ? `<${text.replace(/\W/g, "") || "x"}` : `="${text.replace(/"/g, "'")}"`;
    return put(match.index, match.index + match[0].length, by);
  }
  const match = pick(/<([A-Za-z][\w:-]*)[^<>]*>/g);
  if (!match) return before + text;
  const close = match[0].endsWith("/>") ? -1 : before.indexOf(`</${match[1]}>`, match.index);
  const end = close === -1 ? match.index + match[0].length : close + (match[1]?.length ?? 0) + 3;
  const element = before.slice(match.index, end);
  if (kind === "node-removed") return put(match.index, end, "");
  if (kind === "node-repeated") return put(end, end, element.repeat(1 + Math.floor(length * 40)).slice(0, 20_000));
  if (kind === "node-to-other-kind")
    return put(match.index, end, match[0].repeat(1 + Math.floor(length * 300)).slice(0, 20_000));
  const elsewhere = Math.floor(length * before.length);
  return put(elsewhere, elsewhere, element);
}
