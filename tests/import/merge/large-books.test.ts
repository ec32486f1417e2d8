// New abstracts in an export for a book that is there already: the files of the book are read once, however many come.
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it, vi } from "vitest";
import { BookOnDisk } from "../../../src/import/merge/book-on-disk.ts";
import * as edits from "../../../src/import/merge/edit-yaml.ts";
import { temporaryFolder } from "../../support/run.ts";

it("each file is parsed once, and again after it is written", () => {
  const folder = temporaryFolder();
  const parse = vi.spyOn(edits, "parseYaml");
  try {
    mkdirSync(join(folder.path, "abstracts"));
    const textOf = (id: string, source: string) => `id: ${id}\ntitle: Dust\nsource: { system: broom, id: ${source} }\n`;
    for (const number of [1, 2, 3])
      writeFileSync(join(folder.path, "abstracts", `dust-${number}.yaml`), textOf(`dust-${number}`, `${number}`));
    const disk = new BookOnDisk(folder.path);
    for (let number = 10; number < 60; number++) {
      expect(disk.find(`lint-${number}`, "broom", `${number}`)).toBeNull();
      disk.write(`abstracts/lint-${number}.yaml`, textOf(`lint-${number}`, `${number}`));
    }
    expect(parse).toHaveBeenCalledTimes(3);
    disk.write("abstracts/dust-2.yaml", textOf("fluff", "7"));
    expect(disk.find("renamed", "broom", "7")?.id).toBe("fluff");
    expect(disk.find("dust-2", "broom", "2")).toBeNull();
    expect(disk.find("dust-3", "other", "3")?.path).toBe("abstracts/dust-3.yaml");
  } finally {
    parse.mockRestore();
    folder.remove();
  }
});
