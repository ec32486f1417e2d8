// From each src/**/*.schema.json: its TypeScript types (<name>.generated.ts) and, for all schemas of a folder together, the
// validators that ajv compiles ahead of time (validators.generated.js and .d.ts). The program never compiles a schema.
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { basename, dirname, join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import { Ajv2020 } from "ajv/dist/2020.js";
import standalone from "ajv/dist/standalone/index.js";
import addFormats from "ajv-formats";
import { pascal, schemaTypes } from "./schema-types.mjs";

const root = join(dirname(fileURLToPath(import.meta.url)), "..");
const banner = "// Generated from the JSON Schema files by scripts/generate-schemas.mjs. Do not edit.";

/** Writes the generated files beside the schemas; returns their paths, relative to the package. */
export function generateSchemas() {
  const written = [];
  for (const [folder, files] of schemasByFolder()) {
    const schemas = files.map((file) => ({
      name: basename(file, ".schema.json"),
      schema: JSON.parse(readFileSync(join(folder, file), "utf8")),
    }));
    for (const each of schemas) written.push(write(join(folder, `${each.name}.generated.ts`), types(each)));
    written.push(write(join(folder, "validators.generated.js"), validators(schemas)));
    written.push(write(join(folder, "validators.generated.d.ts"), declarations(schemas)));
  }
  return written;
}

function schemasByFolder() {
  const folders = new Map();
  for (const entry of readdirSync(join(root, "src"), { recursive: true }).sort()) {
    if (!entry.endsWith(".schema.json")) continue;
    const path = join(root, "src", entry);
    folders.set(dirname(path), [...(folders.get(dirname(path)) ?? []), basename(path)]);
  }
  return folders;
}

function write(path, text) {
  writeFileSync(path, text);
  return relative(root, path);
}

/** The title names the type; a schema's own file name is the better name for the whole. */
function types({ name, schema }) {
  return `${banner}\n\n${schemaTypes(schema, pascal(name))}`;
}

function validators(schemas) {
  const ajv = new Ajv2020({
    schemas: schemas.map(({ schema }) => schema),
    code: { source: true, esm: true },
    strict: true,
    allowUnionTypes: true,
    // `anyOf: [{ required: [name] }, …]` names keys whose shapes are in the enclosing schema.
    strictRequired: false,
    strictTypes: false,
    messages: false,
    inlineRefs: false,
  });
  addFormats(ajv);
  const code = standalone.default(ajv, Object.fromEntries(schemas.map(({ name, schema }) => [name, schema.$id])));
  return `${banner}\n${importInsteadOfRequire(code)}\n`;
}

/** ajv's standalone code loads its small helpers with `require` even in ES modules. */
function importInsteadOfRequire(code) {
  const imports = [];
  const body = code.replace(/require\("([^"]+)"\)/g, (_, path) => {
    const name = `helper${imports.length}`;
    imports.push(`import ${name} from "${path}${path.endsWith(".js") ? "" : ".js"}";`);
    return name;
  });
  return [...imports, body].join("\n");
}

function declarations(schemas) {
  const types = schemas.map(({ name }) => `import type { ${pascal(name)} } from "./${name}.generated.ts";`);
  const checks = schemas.map(({ name }) => `export const ${name}: (data: unknown) => data is ${pascal(name)};`);
  return `${[banner, ...types, ...checks].join("\n")}\n`;
}
