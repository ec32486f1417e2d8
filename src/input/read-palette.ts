// The palette of book.yaml: the name of one of the template's, or colours of the book's own. In: its field. Out: either.
import type { Book } from "../model/book.ts";
import { type Checked, field, isFields, items, spanOf, wordsOf } from "../source/checked.ts";
import { entryOf } from "../source/yaml-node.ts";
import type { Book as BookFields } from "./schema/book.generated.ts";

export function readPalette(of: Checked<BookFields>): Pick<Book, "palette"> {
  const written = field(of, "palette");
  if (!written) return {};
  const span = spanOf(written);
  if (!isFields(written)) {
    const name = wordsOf(written);
    return name === null ? {} : { palette: { name, span } };
  }
  const colours = Object.keys(written.data).flatMap((name) => {
    const entry = entryOf(written.node, name);
    const value = written.data[name];
    if (!entry || value === null || value === undefined) return [];
    const at: Checked<unknown> = { data: value, node: entry.value, source: written.source };
    const list = Array.isArray(value) ? items(at as Checked<readonly string[]>).map(({ data }) => data) : String(value);
    return [{ name, value: list, span: spanOf(at) }];
  });
  return { palette: { colours, span } };
}
