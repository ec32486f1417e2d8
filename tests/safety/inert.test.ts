// What the program cannot do, and what its PDFs cannot.
import { readdirSync, readFileSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { inflateSync } from "node:zlib";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { abstracts, repository, smallBook, temporaryFolder, writeFiles } from "../support/run.ts";

let folder: ReturnType<typeof temporaryFolder>;
beforeEach(() => {
  folder = temporaryFolder();
});
afterEach(() => folder.remove());

describe("the program", () => {
  const folderOfCode = join(repository, "dist");
  const files = readdirSync(folderOfCode).filter((name) => name.endsWith(".cjs"));
  const codeOf = (name: string) => readFileSync(join(folderOfCode, name), "utf8");
  // A method with that name does not count: `fetch(key) {`.
  const network =
    /(?:require\(|from ?|import\()["'](?:node:)?(?:https?|http2|net|dgram|dns|tls|undici)["']|[^.\w$]fetch\((?![^()]*\)\{)|new (?:WebSocket|XMLHttpRequest|EventSource)\b/;
  const ofWatch = /^(?:check-)?watch-\w+\.cjs$/;

  it.each(files)("has no code in %s that could reach the network, except what only `watch` loads", (name) => {
    const found = network.exec(codeOf(name))?.[0];
    if (found === undefined) return;
    const loading = files.filter((each) => each !== name && codeOf(each).includes(name));
    expect(loading.filter((each) => !ofWatch.test(each))).toEqual([]);
    expect(loading.length, `${name} has ${found}`).toBeGreaterThan(0);
  });

  it("connects to nobody but this machine when it watches", () => {
    const served = files.filter((name) => network.test(codeOf(name)));
    expect(served).toHaveLength(1);
    const code = codeOf(served[0] ?? "");
    const asked = [...code.matchAll(/[^.\w$]fetch\(.{1,20}/g)].map(([call]) => call.slice(1));
    expect(asked).toHaveLength(1);
    for (const call of asked) expect(call).toMatch(/^fetch\(`http:\/\/127\.0\.0\.1:/);
    // tests/watch/server.test.ts tests that it listens only on 127.0.0.1.
  });
});

describe("the PDF of a hostile book", () => {
  it("has no actions except links to allowed addresses", () => {
    writeFiles(folder.path, {
      ...smallBook,
      "abstracts/motion.yaml":
        'title: "[Motion](javascript:alert(1))"\nauthors: [{ name: A. Einstein, email: "a@example.org" }]\nabstract: |\n  [good](https://example.org) [bad](file:///etc/passwd) [worse](JavaScript:x) $\\href{javascript:1}{x}$\n  <script>app.alert(1)</script> <a href="javascript:1">x</a>\n',
    });
    writeFileSync(join(folder.path, "book.yaml"), `${smallBook["book.yaml"]}rules: { math-error: warning }\n`);
    const run = abstracts(folder.path, ["build", "-o", "book.pdf"]);
    expect(run.status, run.stderr).toBe(0);
    const pdf = everythingIn(readFileSync(join(folder.path, "book.pdf")));
    expect(pdf).not.toMatch(
      /\/JavaScript|\/JS\b|\/Launch|\/EmbeddedFile|\/OpenAction|\/AA\b|\/SubmitForm|\/ImportData|\/GoToR/,
    );
    const addresses = [...pdf.matchAll(/\/URI \(([^)]*)\)/g)].map((match) => match[1]);
    expect(addresses).toContain("https://example.org");
    expect(addresses.filter((address) => !/^(https?:|mailto:)/.test(address ?? ""))).toEqual([]);
  });
});

describe("files outside the book", () => {
  it("are not read through any link or path", () => {
    const secret = join(folder.path, "secret.yaml");
    writeFileSync(secret, "- { id: secret, title: TOP SECRET, abstract: TOP SECRET. }\n");
    const book = join(folder.path, "book");
    writeFiles(book, { ...smallBook, "pages/a.md": "# A\n\n![x](../../secret.yaml)\n", "figures/x.txt": "" });
    symlinkSync(secret, join(book, "abstracts", "linked.yaml"));
    symlinkSync(folder.path, join(book, "abstracts", "up"));
    symlinkSync(secret, join(book, "affiliations.yaml"));
    symlinkSync(secret, join(book, "figures", "link.png"));
    const run = abstracts(folder.path, ["check", "book"]);
    expect(run.status).toBe(1);
    expect(run.stderr).toContain("[outside-book]");
    expect(run.stderr + run.stdout).not.toContain("TOP SECRET");
  });
});

describe("a picture", () => {
  it("that would unpack to gigabytes is refused by its header", () => {
    writeFiles(folder.path, {
      ...smallBook,
      "abstracts/motion.yaml": `${smallBook["abstracts/motion.yaml"]}figures: [{ file: figures/bomb.png, alt: A bomb }]\n`,
      "figures/x": "",
    });
    writeFileSync(join(folder.path, "figures/bomb.png"), pngOf(60_000, 60_000));
    const run = abstracts(folder.path, ["check"]);
    expect(run.status).toBe(1);
    expect(run.stderr).toMatch(/3600 million pixels.*\[bad-image\]/);
  });
});

describe("YAML", () => {
  it.each([
    ["nests too deep", `title: ${"[".repeat(20_000)}${"]".repeat(20_000)}\n`, "yaml-too-deep"],
    [
      "nests too deep in blocks",
      `title: A\nabstract:\n${Array.from({ length: 3000 }, (_, depth) => `${" ".repeat(depth + 1)}- `).join("\n")}x\n`,
      "yaml-",
    ],
    [
      "expands without end",
      `a: &a [x,x,x,x,x,x,x,x,x]\n${[..."bcdefghi"].map((name, index) => `${name}: &${name} [${`*${"abcdefgh"[index]},`.repeat(9)}]`).join("\n")}\n`,
      "yaml-too-large",
    ],
  ])("that %s gives a diagnostic", (_, text, code) => {
    writeFiles(folder.path, { ...smallBook, "abstracts/motion.yaml": text });
    const run = abstracts(folder.path, ["check"]);
    expect(run.status).toBe(1);
    expect(run.stderr).toContain(`[${code}`);
    expect(run.stderr).not.toMatch(/call stack|internal/i);
  });
});

/** The PDF with its streams unpacked. */
function everythingIn(pdf: Buffer): string {
  const text = pdf.toString("latin1");
  const streams = [...text.matchAll(/stream\r?\n/g)].map(({ index, 0: word }) => {
    try {
      return inflateSync(pdf.subarray(index + word.length), { finishFlush: 2 }).toString("latin1");
    } catch {
      return "";
    }
  });
  return text + streams.join("\n");
}

function pngOf(width: number, height: number): Buffer {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, 2, 0, 0, 0], 8);
  return Buffer.concat([
    Buffer.from([137, 80, 78, 71, 13, 10, 26, 10]),
    chunk("IHDR", header),
    chunk("IDAT", Buffer.alloc(10)),
    chunk("IEND", Buffer.alloc(0)),
  ]);
}

function chunk(name: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(name, "latin1"), data]);
  const length = Buffer.alloc(4);
  length.writeUInt32BE(data.length);
  const sum = Buffer.alloc(4);
  sum.writeUInt32BE(crc(body));
  return Buffer.concat([length, body, sum]);
}

function crc(bytes: Buffer): number {
  let value = 0xffffffff;
  for (const byte of bytes) {
    value ^= byte;
    for (let bit = 0; bit < 8; bit++) value = (value >>> 1) ^ (value & 1 ? 0xedb88320 : 0);
  }
  return (value ^ 0xffffffff) >>> 0;
}
