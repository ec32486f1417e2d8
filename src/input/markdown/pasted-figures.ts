// Pictures that HTML and LaTeX name → figures of Markdown, where the book has the file. In: the attributes of an `<img>`, the commands of a
// `figure`. Out: the figure; or the caption alone, with the pictures that the book lacks.
import { closing } from "./paragraph-ends.ts";

/** Where a picture of the book is; null if it has none of that name. */
export type Seek = (path: string) => string | null;

/** An `<img>` as Markdown, followed by its caption; null if the book lacks the picture. */
export function imageOf(attributes: string, caption: string | null, seek: Seek): string | null {
  const path = seek(attribute(attributes, "src"));
  if (path === null) return null;
  const share = /^\d{1,3}%$/.exec(attribute(attributes, "width"))?.[0] ?? null;
  return figure(path, { caption: caption ?? "", alt: attribute(attributes, "alt") }, share);
}

/** A caption right after a picture, and where it ends. */
export function captionBehind(value: string, at: number): { readonly text: string; readonly end: number } | null {
  const open = /^\s{0,40}<figcaption(?:\s[^<>]{0,400})?>/i.exec(value.slice(at, at + 500));
  const from = at + (open?.[0].length ?? 0);
  const close = open ? value.indexOf("</figcaption>", from) : -1;
  return close === -1 || close - from > 4000 ? null : { text: value.slice(from, close), end: close + 13 };
}

const attributePairs = /\s([A-Za-z-]{1,40})\s?=\s?(?:"([^"]{0,2000})"|'([^']{0,2000})'|([^\s"'>]{1,2000}))/g;

function attribute(attributes: string, name: string): string {
  for (const [, key = "", double, single, bare] of ` ${attributes}`.matchAll(attributePairs))
    if (key.toLowerCase() === name) return double ?? single ?? bare ?? "";
  return "";
}

export interface TexFigure {
  readonly text: string;
  /** As they were written. */
  readonly missing: readonly string[];
}

const includes = /\\includegraphics\*?(?:\[([^\]\n]{0,200})\])?\{([^{}\n]{1,300})\}/g;

/** What is between `\\begin{figure}` and its end, or one `\\includegraphics`. */
export function texFigure(body: string, seek: Seek): TexFigure {
  const caption = captionOf(body);
  const pictures = [...body.matchAll(includes)].map(([, options = "", file = ""]) => ({
    options,
    file,
    path: seek(file),
  }));
  const found = pictures.flatMap(({ path, options }) => (path === null ? [] : { path, options }));
  const missing = pictures.flatMap(({ path, file }) => (path === null ? file : []));
  if (found.length === 0) return { text: caption, missing };
  const lines = found.map(({ path, options }, index) =>
    figure(path, { caption: index === found.length - 1 ? caption : "", alt: "" }, widthOf(options)),
  );
  return { text: lines.join("\n"), missing };
}

function captionOf(body: string): string {
  const open = /\\caption\*?(?:\[[^\]\n]{0,200}\])?\{/.exec(body);
  if (!open) return "";
  const from = open.index + open[0].length;
  const close = closing(body, from - 1, "{}");
  const text = close === -1 ? "" : body.slice(from, close);
  return text
    .replace(/\\label\{[^{}\n]{0,200}\}/g, "")
    .replace(/\s+/g, " ")
    .trim();
}

/** `width=0.5\\textwidth` → `50%`; `width=6cm` as it is. */
function widthOf(options: string): string | null {
  const match =
    /(?:^|,)\s{0,9}width\s?=\s?(?:(\d?\.?\d{1,4})?\s?\\(?:text|line|column|h)(?:width|size)|(\d{1,3}(?:\.\d{1,3})?)\s?(mm|cm|in|pt))/.exec(
      options,
    );
  if (!match) return null;
  if (match[3]) return `${match[2]}${match[3]}`;
  const share = Math.round(Number(match[1] ?? 1) * 100);
  return share > 0 && share < 100 ? `${share}%` : null;
}

function figure(
  path: string,
  { caption, alt }: Readonly<Record<"caption" | "alt", string>>,
  width: string | null,
): string {
  const address = /[\s()<>]/.test(path) ? `<${path}>` : path;
  const words = folded(alt).replace(/(?<!\\)[[\]]/g, "\\$&");
  const title = folded(caption);
  const quote = title.includes('"') && !title.includes("'") ? "'" : '"';
  const quoted = title === "" ? "" : ` ${quote}${title.replaceAll(quote, `\\${quote}`)}${quote}`;
  return `![${words}](${address}${quoted})${width === null ? "" : `{width=${width}}`}`;
}

const folded = (text: string) => text.replace(/\s+/g, " ").trim();
