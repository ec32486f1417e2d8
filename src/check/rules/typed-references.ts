import type { Flow } from "../../model/text.ts";
import { plainText } from "../../model/text.ts";
import type { Span } from "../../source/source.ts";
import { spot, textsIn } from "../prose.ts";
import type { LintRule } from "../rule.ts";
import { printedAbstracts } from "../walk.ts";

const words =
  "(?:references?(?: list)?|bibliography|literature(?: cited)?|works cited|literatur(?:verzeichnis)?|quellen|références|bibliographie|referencias|bibliografía|bibliografia|riferimenti|referências|referenties|källor|литература|参考文献|참고문헌)";
const headings = new RegExp(`^${words}\\s?[:.]?$`, "i");
const lastLists = new RegExp(`(?:^|[.!?\\])]\\s{1,3})(${words})\\s?[:.]?\\s{0,3}\\[1\\]\\s{0,3}`, "i");
const headedLists = new RegExp(`^${words}\\s?[:.]?\\s{1,3}(?:\\[1\\]|\\(1\\)|1[.)])`, "i");

export const typedReferences: LintRule = {
  code: "typed-references",
  severity: "warning",
  summary: "A list of references is typed into the text of an abstract.",
  scope: "file",
  check(book, report) {
    for (const { body, references } of printedAbstracts(book)) {
      const flows = body ?? [];
      const headed = flows.find(
        (flow, index) => index > 0 && (isTypedList(flow) || (index < flows.length - 1 && isHeading(flow))),
      );
      const place = headed?.span ?? listAtEnd(flows);
      if (!place) continue;
      const twice = references.length > 0 ? ", in addition to its field “references”" : "";
      report(`a list of references is typed into the text${twice}`, place, {
        hint: "put it into “references”, as keys of a bibliography or as { text: … }: numbers, links and layout are then made for it",
      });
    }
  },
};

/** A paragraph that begins with the word and the first number. */
export const isTypedList = (flow: Flow): boolean =>
  flow.kind === "paragraph" && headedLists.test(plainText(flow.children.slice(0, 4)).trim());

/**
 * The word before a list at the end of the text, on the same line; null if there is none. “References [1] and [2] show”
 * is not a list.
 */
export function listAtEnd(flows: readonly Flow[]): Span | null {
  const last = flows.at(-1);
  if (last?.kind !== "paragraph" || !last.span.source.text.includes("[1]")) return null;
  for (const text of textsIn(last.children)) {
    const found = lastLists.exec(text.value);
    const [all = "", word = ""] = found ?? [];
    if (!found || !/^(?:[\p{Lu}\p{Lo}“"]|$)/u.test(text.value.slice(found.index + all.length))) continue;
    return spot(text, found.index + all.indexOf(word), word.length);
  }
  return null;
}

/** A heading, or a paragraph that consists only of the word. */
const isHeading = (flow: Flow) =>
  (flow.kind === "heading" || flow.kind === "paragraph") && headings.test(plainText(flow.children).trim());
