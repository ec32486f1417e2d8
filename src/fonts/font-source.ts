// One font that a document uses. In: a file and the family it belongs to. Out: its unique name, and access to its
// bytes. The same file always gets the same name, so that the document embeds it once.
import { basename } from "node:path";
import { readFontFile, staticFont } from "./container.ts";
import type { FontFile } from "./font-file.ts";

export interface FontSource {
  /** Unique in the process; the same in every run: family, weight, slant, file name. */
  readonly id: string;
  readonly path: string;
  /** The bytes of the font as it is embedded: a single static font. */
  readonly data: () => Uint8Array;
}

export function fontSource({ path, weight, italic, index = 0 }: FontFile, family: string): FontSource {
  const name = basename(path).replace(/\.br$/, "");
  return {
    id: `${family}/${weight}${italic ? "i" : ""}/${name}${index > 0 ? `#${index}` : ""}`,
    path,
    data: () => staticFont(readFontFile(path), { index, weight }),
  };
}
