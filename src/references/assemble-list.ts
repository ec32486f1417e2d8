// Set entries and citations → inline text of the model, with links and spans.
import type { Reference } from "../model/book.ts";
import type { Citation, Inline } from "../model/text.ts";
import type { Span } from "../source/source.ts";
import { doiUrl } from "./doi.ts";
import type { ListResponse, ReferenceOrigin } from "./exchange.ts";
import type { FormattedEntry, FormattedList } from "./formatted.ts";
import { linkify, withLinks } from "./linkify.ts";
import { type MarkedNode, parseMarked } from "./marked-text.ts";

export const emptyList: FormattedList = { entries: [], labelled: false, citations: new Map() };

interface Owner {
  readonly id: string;
  readonly references: readonly Reference[];
  readonly citations: readonly Citation[];
}

export function assembleList(
  owner: Owner,
  list: ListResponse,
  spanOf: (place: ReferenceOrigin) => Span,
): FormattedList {
  const destination = (index: number) => `ref-${owner.id}-${index + 1}`;
  const entries = list.entries.map((entry, index): FormattedEntry => {
    const written = typeof entry.content === "number" ? owner.references[entry.content] : undefined;
    const content =
      typeof entry.content === "string"
        ? inlineOf(parseMarked(entry.content), spanOf(entry.place), destination)
        : written?.kind === "text"
          ? withLinks(written.text)
          : written
            ? asTyped(written)
            : [];
    return { destination: destination(index), label: entry.label, content };
  });
  const citations = new Map<Citation, readonly Inline[]>();
  list.citations.forEach((text, index) => {
    const citation = owner.citations[index];
    if (text !== null && citation)
      citations.set(citation, inlineOf(parseMarked(text), citation.span, destination, false));
  });
  return { entries, labelled: list.labelled, citations };
}

/** A reference that could not be resolved. */
function asTyped(reference: Exclude<Reference, { kind: "text" }>): readonly Inline[] {
  const { kind, span } = reference;
  const value =
    kind === "key"
      ? reference.key
      : kind === "doi"
        ? `doi:${reference.doi}`
        : kind === "bibtex"
          ? reference.bibtex
          : String(reference.item.title ?? "?");
  return [{ kind: "fault", children: [{ kind: "code", value: value.trim(), span }], span }];
}

function inlineOf(
  nodes: readonly MarkedNode[],
  span: Span,
  destination: (index: number) => string,
  links = true,
): readonly Inline[] {
  return nodes.flatMap((node): readonly Inline[] => {
    if (typeof node === "string") return links ? linkify(node, span) : [{ kind: "text", value: node, span }];
    const inside = (withLinks = links) => inlineOf(node.children, span, destination, withLinks);
    switch (node.name) {
      case "emphasis":
      case "strong":
      case "subscript":
      case "superscript":
      case "small-caps":
      case "underline":
        return [{ kind: node.name, children: inside(), span }];
      case "url":
      case "doi": {
        const children = inside(false);
        const address = textOf(node).trim();
        return [{ kind: "link", url: /^https?:\/\//i.test(address) ? address : doiUrl(address), children, span }];
      }
      default:
        if (!node.name.startsWith("entry:")) return inside();
        return [
          {
            kind: "link",
            url: `#${destination(Number(node.name.slice("entry:".length)))}`,
            children: inside(false),
            span,
          },
        ];
    }
  });
}

const textOf = (node: MarkedNode): string => (typeof node === "string" ? node : node.children.map(textOf).join(""));
