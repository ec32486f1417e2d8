// Files in other encodings, and with the line ends of other systems.
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { readSource } from "../../src/source/book-folder.ts";
import { Diagnostics } from "../../src/source/diagnostic.ts";

describe("a text file", () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), "abstracts-test-"));
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  function read(bytes: Uint8Array) {
    writeFileSync(join(folder, "a.yaml"), bytes);
    const diagnostics = new Diagnostics();
    const source = readSource(folder, "a.yaml", null, diagnostics);
    return {
      text: source?.text ?? null,
      said: diagnostics.sorted().map(({ severity, code }) => `${severity} ${code}`),
    };
  }

  const text = "title: Grüße\nabstract: Снег\n";
  const utf16 = Buffer.from(`\ufeff${text}`, "utf16le");

  it("in UTF-16 with its mark is read, with a warning", () => {
    expect(read(utf16)).toEqual({ text, said: ["warning file-not-utf8"] });
    expect(read(Buffer.from(utf16).swap16())).toEqual({ text, said: ["warning file-not-utf8"] });
  });

  it("in UTF-16 that is cut off or broken is an error", () => {
    expect(read(utf16.subarray(0, -1))).toEqual({ text: null, said: ["error file-not-utf8"] });
    expect(read(Buffer.concat([utf16, Buffer.from([0x00, 0xd8])]))).toEqual({
      text: null,
      said: ["error file-not-utf8"],
    });
  });

  it("with only carriage returns has lines", () => {
    expect(read(Buffer.from(text.replaceAll("\n", "\r")))).toEqual({ text, said: [] });
    expect(read(Buffer.from("a: 1\r\nb: 2\r\n")).text).toBe("a: 1\r\nb: 2\r\n");
  });
});
