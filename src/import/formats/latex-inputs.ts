// A LaTeX file with the files that it reads in their places. In: its text and the files beside it. Out: one text, so
// that macros and abstracts in other files are found. Files that are abstracts of the same import are left where they
// are, since they are read by themselves.
import { decodeText } from "../containers/encoding.ts";
import { argumentAt } from "../text/tex-scan.ts";
import type { Content } from "./format.ts";
import { argumentsOf } from "./latex-commands.ts";

type TextContent = Extract<Content, { kind: "text" }>;

/** Files read by files, and characters of all of them together. */
const deepest = 4;
const mostCharacters = 5_000_000;
/** No character takes more bytes in UTF-8. */
const mostBytes = 4 * mostCharacters;

export function withInputs({ text, file }: TextContent, all: readonly Content[]): string {
  const own = new Set(
    all.flatMap((content) => (content.kind === "text" && hasTitle(content.text) ? [content.text] : [])),
  );
  let room = mostCharacters - text.length;
  const opened = new Map<string, string | null>();
  const open = (name: string): string | null => {
    const bytes = file.beside(`${name}.tex`) ?? file.beside(name);
    return bytes && bytes.length <= mostBytes ? decodeText(bytes).text : null;
  };
  const read = (name: string): string | null => {
    const inside = opened.get(name) ?? (opened.has(name) ? null : open(name));
    opened.set(name, inside);
    if (inside === null || own.has(inside) || inside.length > room) return null;
    room -= inside.length;
    return inside;
  };
  const inPlace = (tex: string, depth: number): string => {
    const clean = withoutComments(tex);
    if (depth > deepest) return clean;
    let out = "";
    let done = 0;
    for (const { text: name, at } of argumentsOf(clean, "input|include|subfile|subimport")) {
      const inside = at < done ? null : read(name.trim());
      if (inside === null) continue;
      out += `${clean.slice(done, at)}${inPlace(documentOf(inside), depth + 1)}\n`;
      done = argumentAt(clean, clean.indexOf("{", at)).end;
    }
    return out + clean.slice(done);
  };
  return inPlace(text, 1);
}

function hasTitle(tex: string): boolean {
  return /\\(?:title|abstracttitle|talktitle|papertitle)\s*[[{]/.test(tex);
}

/** A subfile is a document of its own. */
function documentOf(tex: string): string {
  const [begin, end] = [tex.indexOf("\\begin{document}"), tex.indexOf("\\end{document}")];
  return begin === -1 ? tex : tex.slice(begin + "\\begin{document}".length, end === -1 ? tex.length : end);
}

function withoutComments(tex: string): string {
  return tex
    .replace(/\r\n?/g, "\n")
    .replace(/(?<!\\)%[^\n]{0,10000}\n?/g, (comment) => (comment.endsWith("\n") ? "\n" : ""));
}
