// A small book whose template asks for a font of its own, fonts/Own-Regular.ttf, which a test puts there.
import { mkdirSync, mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { smallBook } from "./run.ts";

export function ownFontBook(): string {
  const folder = mkdtempSync(join(tmpdir(), "abstracts-test-"));
  for (const [path, text] of Object.entries({
    ...smallBook,
    "book.yaml": `${smallBook["book.yaml"]}template: own.yaml\n`,
    "own.yaml":
      "extends: classic\nfonts: { Own: { files: [fonts/Own-Regular.ttf] } }\nparagraphs: { base: { family: Own } }\n",
  })) {
    mkdirSync(join(folder, path, ".."), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  mkdirSync(join(folder, "fonts"));
  return folder;
}
