// The fence between the rooms: which may import which. A stage uses the types of the stages before it and, of their code, only
// what is named here; no stage uses a later one.
import { readdirSync, readFileSync } from "node:fs";
import { dirname, join, normalize } from "node:path";
import { describe, expect, it } from "vitest";
import { repository } from "./support/run.ts";

/** The stages in the order of the pipeline. Types may be imported from the same or an earlier line. */
const order = [
  ["source", "runtime", "tex", "cache"],
  ["model", "fonts", "language", "shaper", "revision"],
  ["vector"],
  ["ornament"],
  ["template", "figure"],
  ["input"],
  ["check", "references", "math"],
  ["compose", "text"],
  ["paragraph"],
  ["page"],
  ["pdf", "dump"],
  ["set-book.ts"],
  ["diff", "fix"],
  ["report"],
  ["compile.ts"],
  ["import"],
  ["site"],
  ["export"],
  ["session"],
  ["watch"],
  ["viewer"],
  ["cli"],
  ["launcher"],
];

/** Code (not types) that a room may take from another; everything may use `common`. */
const code: Readonly<Record<string, readonly string[]>> = {
  check: ["fonts", "language"],
  fonts: ["language"],
  shaper: ["language"],
  vector: ["fonts", "shaper"],
  template: ["language", "vector"],
  // “Kaffee” is a break whatever else the programme says of it.
  input: ["language"],
  figure: ["input", "shaper", "template", "vector"],
  references: ["cache", "input"],
  math: ["cache", "template", "vector"],
  text: ["fonts", "language", "shaper", "template"],
  compose: ["language", "ornament", "template", "vector"],
  page: ["vector"],
  pdf: ["vector"],
  paragraph: ["cache", "shaper", "text"],
  "set-book.ts": ["cache", "compose", "page", "paragraph", "text"],
  "compile.ts": ["cache", "check", "figure", "fonts", "input", "math", "references", "set-book.ts", "template"],
  // Formulas are found, formulas, pictures and BibTeX tried, and breaks recognized, in the same way as in the book.
  import: ["figure", "input", "language", "math", "references"],
  // The importer's writer writes texts as Markdown; people, days and grids are those of the PDF.
  export: ["compose", "fonts", "import", "language", "site", "template", "vector"],
  session: [
    "cache",
    "check",
    "compile.ts",
    "compose",
    "figure",
    "fix",
    "input",
    "page",
    "paragraph",
    "pdf",
    "report",
    "template",
  ],
  cli: [
    "cache",
    "check",
    "fonts",
    "compile.ts",
    "pdf",
    "dump",
    "references",
    "diff",
    "fix",
    "report",
    "revision",
    "import",
    "export",
    "session",
    "watch",
  ],
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
  it("are all listed in this test", () => {
    const known = new Set(order.flat());
    expect([...new Set(sources().map(roomOf))].filter((room) => !known.has(room))).toEqual([]);
    expect(imports.length).toBeGreaterThan(100);
  });

  it("import only the types of earlier stages", () => {
    const rank = (room: string) => order.findIndex((line) => line.includes(room));
    expect(imports.filter(({ from, to, types }) => types && rank(to) > rank(from))).toEqual([]);
  });

  it("import only the code of permitted rooms", () => {
    expect(
      imports.filter(({ from, to, types }) => !types && !common.includes(to) && !code[from]?.includes(to)),
    ).toEqual([]);
  });

  it("export each type name from only one room", () => {
    const rooms = new Map<string, Set<string>>();
    for (const path of sources()) {
      const text = readFileSync(join(repository, path), "utf8");
      for (const [, name = ""] of text.matchAll(/^export (?:abstract )?(?:interface|type|class) ([A-Z]\w*)/gm)) {
        rooms.set(name, (rooms.get(name) ?? new Set()).add(roomOf(path)));
      }
    }
    expect(rooms.size).toBeGreaterThan(100);
    expect([...rooms].filter(([, exporting]) => exporting.size > 1).map(([name]) => name)).toEqual([]);
  });

  it("have no cycles, except for true recursion", () => {
    // An element holds elements, a list holds a quotation holds a list, a footnote holds paragraphs with footnotes.
    const recursive = new Set(["src/figure/svg", "src/input/markdown", "src/compose"]);
    const loops = circles(new Map(sources().map((path) => [path, valuesOf(path)])));
    expect(loops.filter((loop) => !recursive.has(dirname(loop[0] ?? "")) || loop.length > 4)).toEqual([]);
  });

  it.each([
    ["pdfkit", ["pdf"]],
    ["harfbuzzjs", ["fonts", "shaper"]],
    ["bidi-js", ["shaper"]],
    ["commander", ["cli"]],
    ["citeproc", ["references", "launcher"]],
    ["yaml", ["source", "input", "template", "references", "import"]],
    ["chokidar", ["watch"]],
    ["qr", ["ornament"]],
    ["fflate", ["import", "export"]],
    ["papaparse", ["import"]],
    ["htmlparser2", ["import"]],
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

/** The files whose code a file needs to run. */
function valuesOf(path: string): readonly string[] {
  return statementsOf(path)
    .filter(({ types }) => !types)
    .map(({ target }) => target);
}

/** Files that need each other, directly or indirectly (Tarjan's strongly connected components). */
function circles(graph: ReadonlyMap<string, readonly string[]>): readonly (readonly string[])[] {
  const index = new Map<string, number>();
  const low = new Map<string, number>();
  const stack: string[] = [];
  const found: string[][] = [];
  const visit = (path: string) => {
    index.set(path, index.size);
    low.set(path, index.get(path) ?? 0);
    stack.push(path);
    for (const next of graph.get(path) ?? []) {
      if (!index.has(next)) visit(next);
      if (stack.includes(next)) low.set(path, Math.min(low.get(path) ?? 0, low.get(next) ?? 0));
    }
    if (low.get(path) !== index.get(path)) return;
    const loop = stack.splice(stack.indexOf(path));
    if (loop.length > 1) found.push(loop.sort());
  };
  for (const path of graph.keys()) if (!index.has(path)) visit(path);
  return found;
}

function importsOf(path: string): Import[] {
  return statementsOf(path).map(({ target, types }) => ({ from: roomOf(path), to: roomOf(target), types }));
}

function statementsOf(path: string): readonly { readonly target: string; readonly types: boolean }[] {
  const text = readFileSync(join(repository, path), "utf8");
  const statements = text.matchAll(
    /^(?:import|export)\s+(type\s+)?([^;"]*?)\s*from\s+"(\.[^"]+)"|import\("(\.[^"]+)"\)/gm,
  );
  return [...statements].map(([, type, names, from, lazily]) => ({
    target: normalize(join(dirname(path), from ?? lazily ?? "")),
    types: Boolean(type) || /^\{(\s*type\s[^,]*,?)+\s*\}$/.test(names ?? ""),
  }));
}
