// Tables that ship with the program as text, a row a line: a key, a tab, a value. They are read when something is first
// looked up in them, so that a run that needs none of them does not load them.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { packageRoot } from "./package-files.ts";

export type ShippedTable = ReadonlyMap<string, string>;

const tables = new Map<string, ShippedTable>();

/** The table in a file of the package, such as `src/language/calendars.tsv`. */
export function tableIn(path: string): ShippedTable {
  let table = tables.get(path);
  if (!table) {
    const lines = readFileSync(join(packageRoot(), path), "utf8").split("\n");
    table = new Map(lines.slice(0, -1).map((line) => rowOf(line)));
    tables.set(path, table);
  }
  return table;
}

function rowOf(line: string): [string, string] {
  const tab = line.indexOf("\t");
  return [line.slice(0, tab), line.slice(tab + 1)];
}
