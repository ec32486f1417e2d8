// Writes dist/templates.json and dist/fonts.json: the program's templates and its fonts parsed ahead of time, as
// src/template/parsed-templates.ts and src/template/font-catalogue.ts read them.
import { readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { build } from "esbuild";
import { parse } from "yaml";

const root = dirname(dirname(fileURLToPath(import.meta.url)));

/** Called once dist/ exists. */
export async function parseTemplates() {
  const { fold, readTemplate, source } = await templateRoom();
  const complain = (_code, message) => {
    throw new Error(`a template cannot be parsed: ${message}`);
  };
  const parsed = {};
  for (const file of readdirSync(join(root, "templates")).sort()) {
    if (!file.endsWith(".yaml")) continue;
    const text = readFileSync(join(root, "templates", file), "utf8");
    const tree = readTemplate(source(`templates/${file}`, text), { error: complain, warning: complain });
    parsed[basename(file, ".yaml")] = { text, tree: fold(tree) };
  }
  writeFileSync(join(root, "dist", "templates.json"), JSON.stringify(parsed));
  const fonts = {};
  for (const name of ["fonts", "protrusion"]) {
    const text = readFileSync(join(root, "fonts", `${name}.yaml`), "utf8");
    fonts[name] = { text, parsed: parse(text) };
  }
  writeFileSync(join(root, "dist", "fonts.json"), JSON.stringify(fonts));
}

/** The reader, compiled from its TypeScript source. */
async function templateRoom() {
  const code = [
    'export { readTemplate } from "./src/template/read-template.ts";',
    'export { fold } from "./src/template/parsed-templates.ts";',
    'export { source } from "./src/source/source.ts";',
  ].join("\n");
  const outfile = join(root, "dist", "parse-templates.tmp.mjs");
  await build({
    stdin: { contents: code, resolveDir: root, loader: "ts" },
    absWorkingDir: root,
    bundle: true,
    platform: "node",
    format: "esm",
    target: "node20.19",
    packages: "external",
    outfile,
    logLevel: "warning",
  });
  try {
    return await import(pathToFileURL(outfile).href);
  } finally {
    rmSync(outfile);
  }
}
