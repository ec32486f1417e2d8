// Slugs: names for destinations and files made from people's text.
import { FreeNames } from "./free-names.ts";

/**
 * Lower-case ASCII letters, digits and hyphens; letters lose their marks, and other scripts are left out (so it may be
 * empty).
 */
export function slug(text: string): string {
  return text
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .replace(/[ßøðþłđıæœ]/giu, (letter) => latin[letter.toLowerCase()] ?? "")
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-+|(?<!-)-+$/g, "")
    .slice(0, 80);
}

/** Latin letters without a decomposition. */
const latin: Readonly<Record<string, string>> = {
  ß: "ss",
  ø: "o",
  ð: "d",
  þ: "th",
  ł: "l",
  đ: "d",
  ı: "i",
  æ: "ae",
  œ: "oe",
};

/** ASCII names for ids of any script, all different: ASCII ids are kept, others become as similar as possible. */
export function anchorNames(ids: readonly string[]): ReadonlyMap<string, string> {
  const isAscii = (id: string) => /^[\x21-\x7e]*$/.test(id);
  const free = new FreeNames(ids.filter(isAscii));
  const names = new Map<string, string>();
  for (const id of ids) names.set(id, isAscii(id) ? id : free.take(inAscii(id)));
  return names;
}

/** `joão-müller` → `joao-muller`, `湯川` → `u6e6f-u5ddd`: letters without a Latin form by their code points. */
function inAscii(id: string): string {
  const spelled = id.replace(
    /[^\p{Script=Latin}\p{M}\p{N}._-]|[^\x20-\x7e](?<=\p{N})/gu,
    (letter) => `-u${(letter.codePointAt(0) ?? 0).toString(16)}-`,
  );
  return slug(spelled) || "abstract";
}
