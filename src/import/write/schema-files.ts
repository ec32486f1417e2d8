// The JSON Schemas that the first line of each file names, so that editors complete and check what people type.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { packageRoot } from "../../runtime/package-files.ts";

export function schemaFiles(): readonly (readonly [string, string])[] {
  return ["book", "abstract", "programme", "affiliations"].map((kind) => {
    const text = readFileSync(join(packageRoot(), "src", "input", "schema", `${kind}.schema.json`), "utf8");
    return [`.schemas/${kind}.json`, text] as const;
  });
}
