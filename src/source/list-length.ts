// Cuts lists in a document that are longer than anything in a book: no page, person or session has room for so many
// items. In: a file's documents. Out: the same, with such lists cut and a diagnostic for each. A document that is
// itself a list may be longer: it is a file of abstracts.
import type { Reporter } from "./diagnostic.ts";
import { limits } from "./limits.ts";
import type { YamlFile } from "./read-yaml.ts";
import { type Source, span } from "./source.ts";
import type { YamlNode } from "./yaml-node.ts";

export function withinLists(file: YamlFile, diagnostics: Reporter): YamlFile {
  // An item takes at least two characters.
  if (file.source.text.length < 2 * limits.listItems) return file;
  const documents = file.documents.map((document) =>
    document?.kind === "sequence"
      ? { ...document, items: document.items.map((item) => cut(item, file.source, diagnostics)) }
      : document && cut(document, file.source, diagnostics),
  );
  return { ...file, documents };
}

function cut(node: YamlNode, source: Source, diagnostics: Reporter): YamlNode {
  if (node.kind === "map") {
    const entries = node.entries.map((entry) => ({ ...entry, value: cut(entry.value, source, diagnostics) }));
    return { ...node, entries };
  }
  if (node.kind !== "sequence") return node;
  const surplus = node.items[limits.listItems];
  if (surplus) {
    const message = `the list has more than ${limits.listItems.toLocaleString("en")} items`;
    diagnostics.error("too-large", message, span(source, surplus.start, surplus.end), { hint: "divide it" });
  }
  return { ...node, items: node.items.slice(0, limits.listItems).map((item) => cut(item, source, diagnostics)) };
}
