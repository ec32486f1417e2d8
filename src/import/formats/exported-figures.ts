// The pictures of our own exports. In: the figures of an abstract and those in its body, both by their paths in the
// book. Out: the figures with the bytes of the files beside the export, under the same paths; the body without the
// pictures that are not there, which are reported.
import type { ImportedFigure, Located, Markdown } from "../conference.ts";
import type { InputFile } from "../containers/input-file.ts";
import type { JsonNode } from "../containers/json.ts";
import type { ReadContext } from "./format.ts";

export class ExportedFigures {
  readonly #file: InputFile;
  readonly #context: ReadContext;

  constructor(file: InputFile, context: ReadContext) {
    this.#file = file;
    this.#context = context;
  }

  listed(nodes: readonly JsonNode[]): readonly ImportedFigure[] {
    return nodes.flatMap((figure): readonly ImportedFigure[] => {
      const name = figure.get("file").text;
      const bytes = this.#bytes(name, figure);
      if (!bytes) return [];
      return [
        {
          name,
          path: name,
          bytes,
          caption: figure.get("caption").get("markdown").text,
          alt: figure.get("alt").text || null,
          width: figure.get("width").text || null,
          beside: figure.get("beside").value === true,
        },
      ];
    });
  }

  /** A picture in a body is a line of its own: `![…](<path> "caption")`. */
  shown(body: Markdown, at: Located): { readonly body: Markdown; readonly pictures?: ReadonlyMap<string, Uint8Array> } {
    const pictures = new Map<string, Uint8Array>();
    const lines = body.split("\n").filter((line) => {
      const path = pathIn(line);
      if (path === null) return true;
      const bytes = pictures.get(path) ?? this.#bytes(path, at);
      if (bytes) pictures.set(path, bytes);
      return bytes !== null;
    });
    return pictures.size === 0 ? { body: lines.join("\n") } : { body: lines.join("\n"), pictures };
  }

  #bytes(name: string, { span }: Located): Uint8Array | null {
    const bytes = isInside(name) ? this.#file.beside(name) : null;
    if (!bytes)
      this.#context.diagnostics.warning(
        "import-figure",
        `the picture “${name}” is not beside the file and is left out`,
        span,
        { hint: "export into a folder, or put the folder “figures” of the book beside the file" },
      );
    return bytes;
  }
}

function pathIn(line: string): string | null {
  const text = line.replace(/^[\s>]{0,40}(?:[-*] |\d{1,9}\. )?/, "");
  if (!text.startsWith("![")) return null;
  const from = text.indexOf("](<");
  const to = text.indexOf(">", from);
  return from === -1 || to === -1 ? null : text.slice(from + 3, to);
}

/** Whether a path stays inside the book and is that of a picture. */
function isInside(path: string): boolean {
  const parts = path.split("/");
  return (
    parts.length > 1 &&
    parts.length < 9 &&
    parts.every((part) => part !== "" && !part.startsWith(".") && !/[\p{Cc}\\:*?"<>|]/u.test(part)) &&
    /\.(?:png|jpe?g|svg)$/i.test(path)
  );
}
