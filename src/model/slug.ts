// Slugs: names for destinations and files made from people's text.

/** Lower-case ASCII letters, digits and hyphens; letters lose their marks, other scripts their place (empty at worst). */
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

/** Latin letters that have no decomposition. */
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
