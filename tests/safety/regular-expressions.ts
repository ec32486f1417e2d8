// Every regular expression of the sources, and text that is hard for expressions that can backtrack.
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { transformSync } from "esbuild";
import { parseAst } from "vite";
import { repository, temporaryFolder } from "../support/run.ts";

export interface Expression {
  readonly file: string;
  readonly source: string;
  readonly flags: string;
}

export function expressionsOfSources(): readonly Expression[] {
  const files = readdirSync(join(repository, "src"), { recursive: true, encoding: "utf8" }).filter(
    (path) => path.endsWith(".ts") && !path.endsWith(".d.ts"),
  );
  return files.sort().flatMap((file) => {
    const { code } = transformSync(readFileSync(join(repository, "src", file), "utf8"), { loader: "ts" });
    const found = new Map<string, Expression>();
    visit(parseAst(code), (source, flags) => found.set(`${source}/${flags}`, { file, source, flags }));
    return [...found.values()];
  });
}

/** The patterns that the schemas require of texts. */
export function expressionsOfSchemas(): readonly Expression[] {
  const files = readdirSync(join(repository, "src"), { recursive: true, encoding: "utf8" }).filter((path) =>
    path.endsWith(".schema.json"),
  );
  return files.sort().flatMap((file) => {
    const text = readFileSync(join(repository, "src", file), "utf8");
    const patterns = [...text.matchAll(/"pattern": ("(?:[^"\\]|\\.)*")/g)].map(([, pattern = '""']) =>
      JSON.parse(pattern),
    );
    return [...new Set<string>(patterns)].map((source) => ({ file, source, flags: "u" }));
  });
}

export function filesThatBuild(): readonly string[] {
  const files = readdirSync(join(repository, "src"), { recursive: true, encoding: "utf8" });
  const builds = (file: string) => readFileSync(join(repository, "src", file), "utf8").includes("new RegExp(");
  return files.filter((file) => file.endsWith(".ts") && builds(file)).sort();
}

/**
 * Those that the sources build from pieces, as they are after some books have been printed and some exports imported.
 */
export async function expressionsBuilt(
  books: readonly string[],
  exports_: readonly string[],
): Promise<readonly Expression[]> {
  const built: Expression[] = [];
  const original = globalThis.RegExp;
  globalThis.RegExp = new Proxy(original, {
    construct(target, of: [string, string?], as) {
      const made: RegExp = Reflect.construct(target, of, as);
      const caller = new Error("here").stack?.split("\n").find((line) => /\/(?:src|node_modules)\//.test(line)) ?? "";
      const file = /\/src\/([^):?]+\.ts)/.exec(caller)?.[1];
      if (file) built.push({ file, source: made.source, flags: made.flags });
      return made;
    },
  });
  try {
    const { Trial } = await import("../fuzz/trial.ts");
    for (const path of books) {
      const book = new Trial(path);
      await book.try(new Map());
      book.remove();
    }
    const { importInto } = await import("../import/support.ts");
    for (const path of exports_) {
      const folder = temporaryFolder();
      await importInto(folder.path, [path]);
      folder.remove();
    }
  } finally {
    globalThis.RegExp = original;
  }
  return built;
}

/** Literals, and `new RegExp` with one text. */
function visit(node: unknown, found: (source: string, flags: string) => void): void {
  if (Array.isArray(node)) for (const child of node) visit(child, found);
  if (typeof node !== "object" || node === null) return;
  if ("regex" in node && typeof node.regex === "object" && node.regex !== null && "pattern" in node.regex) {
    const flags = "flags" in node.regex ? String(node.regex.flags) : "";
    found(String(node.regex.pattern), flags);
    return;
  }
  for (const child of Object.values(node)) visit(child, found);
}

const usual = ["a", "A", "0", " ", "\n", "-", "é", "[", "(", "\\", '"', "\u0301"];

/** Texts of a given length that repeat what the expression matches, and end differently. */
export function hardTexts({ source }: Expression, length: number): readonly string[] {
  const plain = source.replace(/\\[pP]\{[^}]*\}|\\[uxdswDSWbB][0-9a-fA-F]{0,4}/g, "");
  const own = [...new Set([...plain].filter((character) => !/[?+|^{}0-9,=!]/.test(character)))].slice(0, 14);
  const pumps = new Set([...usual, ...own]);
  for (const first of own.slice(0, 6)) for (const second of [...own.slice(0, 6), "a", " "]) pumps.add(first + second);
  const starts = ["", ...own.slice(0, 3), "a"];
  return [...pumps].flatMap((pump) =>
    starts.map((start) => `${start}${pump.repeat(Math.ceil(length / pump.length))}\u0001`),
  );
}
