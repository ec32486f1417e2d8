// Every regular expression of the sources, and text that is hard on such as can go back and forth.
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { transformSync } from "esbuild";
import { parseAst } from "vite";
import { repository } from "../support/run.ts";

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

/** Literals, and `new RegExp` of one text. */
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

/** Texts of a length that repeat what the expression speaks of, and end otherwise. */
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
