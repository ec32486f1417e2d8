// The markup of other systems in a text, HTML and LaTeX. In: a body, or a text of one line. Out: the same in Markdown's
// own marks; this is reported once, with the text as `check --fix` would write it.
import type { Edit, Reporter } from "../../source/diagnostic.ts";
import { type Rewriting, rewrittenText } from "../../source/scalar-text.ts";
import type { SourceText } from "../../source/source.ts";
import type { MarkdownContext } from "./context.ts";
import { htmlMeanings, type Meaning } from "./pasted-html.ts";
import { texMeanings } from "./pasted-tex.ts";
import { shortened } from "./repairs.ts";

/** A body: paragraphs, lists and tables become those of Markdown. */
export function bodyInMarkdown(
  text: SourceText,
  { diagnostics, isKey = () => false, seek = () => null }: MarkdownContext,
): SourceText {
  const [html, tex] = [htmlMeanings(text.value, seek), texMeanings(text.value, isKey, seek)];
  if (html.length + tex.length === 0) return text;
  const written = rewrittenText(text, apart([...html, ...tex]));
  const fix = asBlock(text, written.value);
  if (html.length > 0) report("html-in-text", "HTML", html, { text, fix }, diagnostics);
  if (tex.length > 0) report("tex-in-text", "TeX", tex, { text, fix: html.length > 0 ? [] : fix }, diagnostics);
  for (const { start, end, missing = [] } of [...html, ...tex])
    for (const name of missing) {
      const message = `the picture “${name}” is not in the book; only its caption is printed`;
      const hint = "put it into “figures”, as PNG, JPEG or SVG";
      diagnostics.warning("pasted-picture", message, text.spanAt(start, end), { hint });
    }
  return written;
}

/** A title, a caption: the end of a paragraph becomes a space. */
export function lineInMarkdown(text: SourceText, diagnostics: Reporter): SourceText {
  const html = htmlMeanings(text.value).map(
    (each): Meaning => (/\n/.test(each.text) ? { ...each, text: " ", as: "a space" } : each),
  );
  if (html.length === 0) return text;
  const changes = apart(html);
  const fix = changes.map(({ start, end, text: to }): Edit => {
    const span = text.spanAt(start, end);
    return { span, was: span.source.text.slice(span.start, span.end), text: to };
  });
  report("html-in-text", "HTML", html, { text, fix }, diagnostics);
  return rewrittenText(text, changes);
}

/** In order, without those that begin inside another. */
function apart(meanings: readonly Meaning[]): readonly Rewriting[] {
  let end = 0;
  return [...meanings]
    .sort((a, b) => a.start - b.start || b.end - a.end)
    .filter((each) => {
      const isFree = each.start >= end;
      if (isFree) end = each.end;
      return isFree;
    });
}

interface Found {
  readonly text: SourceText;
  readonly fix: readonly Edit[];
}

function report(
  code: string,
  subject: string,
  meanings: readonly Meaning[],
  { text, fix }: Found,
  diagnostics: Reporter,
): void {
  const named = meanings.map((each) => ({
    ...each,
    written: shortened(text.value.slice(each.start, each.end).trim()),
  }));
  // An end tag adds nothing to its beginning.
  const opening = named.filter(({ written }) => !/^(?:<\/|\}|\\end)/.test(written));
  const distinct = [...new Map([...opening].reverse().map((each) => [each.written, each])).values()].reverse();
  const [first] = distinct.length > 0 ? distinct : named;
  if (!first) return;
  const shown = distinct.slice(0, 3).map(({ written, as }) => `“${written}” as ${as === "" ? "nothing" : as}`);
  const more = distinct.length > 3 ? ` and ${distinct.length - 3} more` : "";
  const message = `${subject} in the text is interpreted: ${shown.join(", ")}${more}`;
  const hint = `write it in Markdown${fix.length > 0 ? "; “abstracts check --fix” does it" : ""}`;
  diagnostics.warning(code, message, text.spanAt(first.start, first.end), { hint, fix });
}

/** The whole text rewritten, as a block of lines below its key; a page's text as the lines of its file. */
function asBlock(text: SourceText, value: string): readonly Edit[] {
  const { source, start, end } = text.span;
  const was = source.text.slice(start, end);
  const lines = value
    .replace(/(?<![ \t])[ \t]+$/gm, "")
    .replace(/\n{3,}/g, "\n\n")
    .trim();
  if (/\.md$/i.test(source.path)) return [{ span: text.span, was, text: `${lines}\n` }];
  const before = source.text.slice(source.text.lastIndexOf("\n", start - 1) + 1, start);
  const key = /^( *(?:- +)*)[\w-]{1,40}: +$/.exec(before);
  if (!key || !/^(?:["'|]|\S[^\n]*$)/.test(was) || /^[>]/.test(was)) return [];
  const indent = " ".repeat((key[1] ?? "").length + 2);
  const block = `|\n${lines.replace(/^(?=.)/gm, indent)}`;
  // A block scalar's span ends after its last line end.
  const tail = was.endsWith("\n") ? "\n" : "";
  return [{ span: text.span, was, text: block + tail, becomes: [`${lines}\n`], node: text.span }];
}
