// The paragraphs of a document's text → blocks of rich text: lists with their depth, tables, headings; captions go to
// their figures.
import type { DocumentParagraph } from "../containers/docx.ts";
import { paragraph, plainOf, type RichBlock, type RichRun } from "../text/rich.ts";
import { writeInline } from "../text/write-markdown.ts";

export function textOf({ runs }: DocumentParagraph): string {
  return plainOf(runs).replace(/\s+/g, " ").trim();
}

export function captionOf(next: DocumentParagraph | undefined): string {
  return next &&
    (/caption|beschriftung/.test(next.style) || /^(?:fig(?:ure|\.)?|abb(?:ildung|\.)?|slika)\s*\d+/i.test(textOf(next)))
    ? writeInline(next.runs).replace(
        /^(?:\*\*)?(?:Fig(?:ure|\.)?|Abb(?:ildung|\.)?|Slika)\s*\d+\s*[.:]?\s*(?:\*\*)?\s*/i,
        "",
      )
    : "";
}

export function unbolded(runs: readonly RichRun[]): readonly RichRun[] {
  return runs.flatMap((run) =>
    run.kind === "strong" || run.kind === "underline"
      ? run.children
      : run.kind === "break"
        ? [{ kind: "text", text: " " } as const]
        : [run],
  );
}

type RichList = Extract<RichBlock, { readonly kind: "list" }>;

/** A list with an item at its end, or at the end of the lists inside its last item. */
function withItem(list: RichList, item: DocumentParagraph, level: number): RichList {
  const rest = list.items.slice(0, -1);
  const last = list.items.at(-1);
  if (level <= 0 || !last || !item.list) return { ...list, items: [...list.items, [paragraph(item.runs)]] };
  const inner = last.at(-1);
  const nested: RichBlock =
    inner?.kind === "list"
      ? withItem(inner, item, level - 1)
      : { kind: "list", ordered: item.list.ordered, items: [[paragraph(item.runs)]] };
  return { ...list, items: [...rest, [...(inner?.kind === "list" ? last.slice(0, -1) : last), nested]] };
}

export function blocksOf(paragraphs: readonly DocumentParagraph[]): readonly RichBlock[] {
  const out: RichBlock[] = [];
  paragraphs.forEach((each, index) => {
    const before = paragraphs[index - 1];
    if (before && before.pictures.length > 0 && captionOf(each) !== "") return;
    if (each.table !== null) out.push({ kind: "table", rows: each.table });
    else if (each.list) {
      const last = out.at(-1);
      const isNested = each.list.level > 0;
      if (before?.list && last?.kind === "list" && (isNested || last.ordered === each.list.ordered))
        out[out.length - 1] = withItem(last, each, each.list.level);
      else out.push({ kind: "list", ordered: each.list.ordered, items: [[paragraph(each.runs)]] });
    } else if (/^(?:heading|überschrift|titre|kop) \d/.test(each.style) && textOf(each) !== "")
      out.push({ kind: "heading", depth: Number(/\d/.exec(each.style)?.[0] ?? 1), runs: unbolded(each.runs) });
    else if (textOf(each) !== "" || each.runs.some(({ kind }) => kind === "math")) out.push(paragraph(each.runs));
  });
  return out;
}
