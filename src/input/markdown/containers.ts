// Containers of free pages: `::: box`, `::: columns 3`, `::: people`, `::: sponsors`, each up to its `:::`. In: the text of a
// page. Out: its flows, those between the marks in a container. The marks are lines of their own, as in pandoc's divs.
import type { Container, Flow } from "../../model/text.ts";
import { didYouMean } from "../../source/did-you-mean.ts";
import { sliceText } from "../../source/scalar-text.ts";
import type { SourceText } from "../../source/source.ts";
import type { MarkdownContext } from "./context.ts";
import { parseFlow } from "./parse-markdown.ts";

const names = ["box", "columns", "people", "sponsors"] as const;
const opening = /^ {0,3}:{3,20}[ \t]{0,20}([A-Za-z][\w-]{0,40})[ \t]{0,20}(\d{0,2})[ \t]{0,20}:{0,20}[ \t]{0,20}$/;
const closing = /^ {0,3}:{3,20}[ \t]{0,20}$/;
const fence = /^ {0,3}(`{3}|~{3})/;
/** The deepest nesting of containers. */
const deepest = 4;

interface Open {
  readonly name: Container | null;
  readonly columns: number;
  readonly start: number;
  readonly flows: Flow[];
}

export function parsePage(text: SourceText, context: MarkdownContext): readonly Flow[] {
  if (!text.value.includes(":::")) return parseFlow(text, context);
  const whole: Open = { name: null, columns: 1, start: 0, flows: [] };
  const stack: Open[] = [whole];
  let from = 0;
  const take = (to: number) => {
    if (text.value.slice(from, to).trim() !== "")
      top(stack).flows.push(...parseFlow(sliceText(text, from, to), context));
  };
  const close = (end: number) => {
    const done = stack.pop();
    if (done) top(stack).flows.push(...closed(done, text, end));
  };
  for (const { line, start, end } of marksIn(text.value)) {
    const [, name, count] = opening.exec(line) ?? [];
    if (name === undefined && stack.length === 1) continue;
    if (name !== undefined && stack.length > deepest) continue;
    take(start);
    from = end;
    if (name === undefined) close(start);
    else stack.push({ ...containerOf(name, count ?? "", text, start, context), start, flows: [] });
  }
  take(text.value.length);
  while (stack.length > 1) {
    const { start } = top(stack);
    const hint = "write “:::” on a line of its own where it ends";
    context.diagnostics.warning("open-container", "the container has no end", text.spanAt(start, start + 3), { hint });
    close(text.value.length);
  }
  return whole.flows;
}

/** A text that is not a page: it has no containers, and their marks are printed as they are. */
export function parseText(text: SourceText, context: MarkdownContext): readonly Flow[] {
  for (const { line, start } of text.value.includes(":::") ? marksIn(text.value) : []) {
    const [, name] = opening.exec(line) ?? [];
    if (name === undefined) continue;
    const span = text.spanAt(start, start + line.trimEnd().length);
    const hint = "remove the marks, or write the text on a page of a chapter";
    context.diagnostics.warning(
      "container-outside-pages",
      `“${line.trim()}” is printed as it is, since only free pages have containers`,
      span,
      { hint },
    );
  }
  return parseFlow(text, context);
}

function top(stack: readonly Open[]): Open {
  return stack.at(-1) ?? { name: null, columns: 1, start: 0, flows: [] };
}

/** The lines that may be marks; those in blocks of code are code. */
function marksIn(text: string): readonly { readonly line: string; readonly start: number; readonly end: number }[] {
  const found: { line: string; start: number; end: number }[] = [];
  let code: string | null = null;
  for (let start = 0; start < text.length; ) {
    const next = text.indexOf("\n", start);
    const end = next < 0 ? text.length : next + 1;
    const line = text.slice(start, next < 0 ? end : next).replace(/\r$/, "");
    const mark = fence.exec(line)?.[1] ?? null;
    if (code !== null) code = mark === code ? null : code;
    else if (mark) code = mark;
    else if (line.includes(":::") && (opening.test(line) || closing.test(line))) found.push({ line, start, end });
    start = end;
  }
  return found;
}

function containerOf(
  name: string,
  count: string,
  text: SourceText,
  start: number,
  { diagnostics }: MarkdownContext,
): Pick<Open, "name" | "columns"> {
  const known = names.find((one) => one === name.toLowerCase());
  const columns = Math.min(3, Math.max(1, Number(count === "" ? 2 : count)));
  if (known) return { name: known, columns };
  const at = text.value.indexOf(name, start);
  const span = text.spanAt(at, at + name.length);
  const hint = didYouMean(name, names).hint ?? `the containers are ${names.join(", ")}`;
  diagnostics.warning("unknown-container", `unknown container “${name}”; its text is printed as it is`, span, {
    hint,
  });
  return { name: null, columns: 1 };
}

function closed({ name, columns, start, flows }: Open, text: SourceText, end: number): readonly Flow[] {
  if (name === null) return flows;
  return [{ kind: "container", name, columns, children: flows, span: text.spanAt(start, end) }];
}
