// Lists that Markdown does not know, “(a) …”, “ii) …”, each item a paragraph or a line of one → lists with the labels that were typed. In: flow
// content. Out: the same, with lists in place of such paragraphs.
import { type ListLabel, listLabel, placedLabel } from "../model/list-labels.ts";
import type { Flow, Inline } from "../model/text.ts";
import { span } from "../source/source.ts";

export type FlowList = Extract<Flow, { kind: "list" }>;

/** A list with labels of its own. */
export interface LetteredList extends FlowList {
  readonly labels: readonly string[];
}

export type Laid = Flow | LetteredList;

interface Item {
  readonly label: ListLabel;
  readonly paragraph: Extract<Flow, { kind: "paragraph" }>;
}

export function withLetteredLists(content: readonly Flow[]): readonly Laid[] {
  if (!content.some((node) => node.kind === "paragraph" && beginsWithLabel(node.children))) return content;
  const laid: Laid[] = [];
  let open: Item[] = [];
  const close = () => {
    const [first] = open;
    if (first && open.length > 1) laid.push(listOf(first, open));
    else laid.push(...open.map(({ paragraph }) => paragraph));
    open = [];
  };
  for (const node of content.flatMap(linesOf)) {
    const found = node.kind === "paragraph" ? labelOf(node.children) : null;
    const next = found && placedLabel(found, open.at(-1)?.label ?? null);
    if (!next) close();
    const label = next ?? (found && placedLabel(found, null));
    if (label && node.kind === "paragraph") open.push({ label, paragraph: node });
    else laid.push(node);
  }
  close();
  return laid;
}

function listOf(first: Item, items: readonly Item[]): LetteredList {
  return {
    ...{ kind: "list", ordered: true, start: 1, loose: false, span: first.paragraph.span },
    labels: items.map(({ label }) => label.written),
    items: items.map(({ label, paragraph }) => [{ ...paragraph, children: withoutLabel(paragraph.children, label) }]),
  };
}

const labelOf = ([first]: readonly Inline[]): ListLabel | null =>
  first?.kind === "text" ? listLabel(first.value) : null;

/** Also on a later line of the paragraph. */
function beginsWithLabel(children: readonly Inline[]): boolean {
  return children.some(
    (node, index) =>
      node.kind === "text" && (index === 0 || children[index - 1]?.kind === "line-break") && listLabel(node.value),
  );
}

/** A paragraph with labels behind its line breaks → a paragraph for each of them. */
function linesOf(node: Flow): readonly Flow[] {
  if (node.kind !== "paragraph") return [node];
  const lines: Inline[][] = [[]];
  const labels: ListLabel[] = [];
  for (const [index, inline] of node.children.entries()) {
    const next = node.children[index + 1];
    const found = inline.kind === "line-break" && next?.kind === "text" ? listLabel(next.value.trimStart()) : null;
    const label = found && placedLabel(found, labels.at(-1) ?? labelOf(node.children));
    if (label) {
      labels.push(label);
      lines.push([]);
    } else lines.at(-1)?.push(inline);
  }
  // A line break before a single label is a line break.
  if (labels.length === 0 || (labels.length === 1 && labelOf(node.children) === null)) return [node];
  return lines.filter((line) => line.length > 0).map((children) => ({ ...node, children: trimmed(children) }));
}

function trimmed([first, ...rest]: readonly Inline[]): readonly Inline[] {
  return first?.kind === "text"
    ? [{ ...first, value: first.value.trimStart() }, ...rest]
    : first
      ? [first, ...rest]
      : [];
}

function withoutLabel([first, ...rest]: readonly Inline[], { length }: ListLabel): readonly Inline[] {
  if (first?.kind !== "text") return first ? [first, ...rest] : rest;
  const { source, start, end } = first.span;
  return [
    { ...first, value: first.value.slice(length), span: span(source, Math.min(start + length, end), end) },
    ...rest,
  ];
}
