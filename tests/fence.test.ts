// The fence between the rooms: who may import whom. A stage uses the types of the stages before it and, of their code, only
// what is named here; nothing looks ahead.
import { readdirSync, readFileSync } from "node:fs";
import { dirname, join, normalize } from "node:path";
import { describe, expect, it } from "vitest";
import { repository } from "./support/run.ts";

/** The stages in the order of the pipeline. Types may be imported from the same or an earlier line. */
const order = [
  ["source", "runtime", "tex"],
  ["model", "vector"],
  ["template", "figure"],
  ["input"],
  ["check", "language", "references", "math"],
  ["compose", "text"],
  ["paragraph"],
  ["page"],
  ["pdf", "dump"],
  ["set-book.ts"],
  ["diff", "fix"],
  ["compile.ts"],
  ["cli"],
  ["launcher"],
];

/** Code (not types) that a room may take from another; everything may use `common`. */
const code: Readonly<Record<string, readonly string[]>> = {
  check: ["input"],
  template: ["input"],
  figure: ["input", "vector"],
  references: ["input"],
  math: ["vector"],
  text: ["template"],
  compose: ["language", "template"],
  paragraph: ["text"],
  "set-book.ts": ["compose", "page", "paragraph", "text"],
  "compile.ts": ["check", "figure", "input", "math", "references", "set-book.ts", "template"],
  cli: ["compile.ts", "pdf", "dump", "references", "diff", "fix"],
};
const common = ["runtime", "source", "tex", "model"];

interface Import {
  readonly from: string;
  readonly to: string;
  readonly types: boolean;
}

const imports = sources()
  .flatMap(importsOf)
  .filter(({ from, to }) => from !== to);

describe("the rooms", () => {
  it("are all known to this test", () => {
    const known = new Set(order.flat());
    expect([...new Set(sources().map(roomOf))].filter((room) => !known.has(room))).toEqual([]);
    expect(imports.length).toBeGreaterThan(100);
  });

  it("import the types of earlier stages only", () => {
    const rank = (room: string) => order.findIndex((line) => line.includes(room));
    expect(imports.filter(({ from, to, types }) => types && rank(to) > rank(from))).toEqual([]);
  });

  it("import the code of the rooms they are allowed to, and no other", () => {
    expect(
      imports.filter(({ from, to, types }) => !types && !common.includes(to) && !code[from]?.includes(to)),
    ).toEqual([]);
  });

  it.each([
    ["pdfkit", ["pdf"]],
    ["fontkit", ["vector", "text"]],
    ["harfbuzzjs", ["text"]],
    ["commander", ["cli"]],
    ["citeproc", ["references", "launcher"]],
    ["yaml", ["source", "input", "template", "references"]],
  ])("keep %s behind one door", (library, rooms) => {
    const users = sources().filter((path) =>
      new RegExp(`["']${library}["']`).test(readFileSync(join(repository, path), "utf8")),
    );
    expect(users.length).toBeGreaterThan(0);
    expect([...new Set(users.map(roomOf))].filter((room) => !rooms.includes(room))).toEqual([]);
  });
});

function sources(): string[] {
  return readdirSync(join(repository, "src"), { recursive: true, encoding: "utf8" })
    .filter((path) => path.endsWith(".ts") && !path.includes(".generated."))
    .map((path) => `src/${path}`)
    .sort();
}

/** `src/page/galley/galley.ts` → `page`; `src/compile.ts` → `compile.ts`. */
function roomOf(path: string): string {
  return path.split("/")[1] ?? "";
}

function importsOf(path: string): Import[] {
  const text = readFileSync(join(repository, path), "utf8");
  const statements = text.matchAll(
    /^(?:import|export)\s+(type\s+)?([^;"]*?)\s*from\s+"(\.[^"]+)"|import\("(\.[^"]+)"\)/gm,
  );
  return [...statements].map(([, type, names, from, lazily]) => ({
    from: roomOf(path),
    to: roomOf(normalize(join(dirname(path), from ?? lazily ?? ""))),
    types: Boolean(type) || /^\{(\s*type\s[^,]*,?)+\s*\}$/.test(names ?? ""),
  }));
}
