// From a template's name to one tree of settings: finds the file, follows `extends`, and merges each over the one that
// it extends.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { packageRoot } from "../runtime/package-files.ts";
import { locateInside, readSource } from "../source/book-folder.ts";
import type { Reporter } from "../source/diagnostic.ts";
import { didYouMean } from "../source/did-you-mean.ts";
import { type Source, type Span, source } from "../source/source.ts";
import { layered } from "./layers.ts";
import { parsedTemplate } from "./parsed-templates.ts";
import { readTemplate } from "./read-template.ts";
import { nodeAt, type TemplateMap, textOf } from "./tree.ts";

/** Templates that come with the program, `templates/<name>.yaml`. */
export const builtIn = ["classic", "modern", "large-print", "journal", "festival"] as const;
/** The base of a template that extends nothing, so that templates name only their changes. */
const root = "classic";

export interface LoadedTemplate {
  readonly name: string;
  readonly settings: TemplateMap;
  /** The folder that files named by the template are relative to; null for those that come with the program. */
  readonly folder: string | null;
}

interface Request {
  readonly name: string;
  readonly span: Span | null;
}

/** Null, with a diagnostic, if a template of the chain cannot be found or read. */
export function loadTemplate(folder: string, wanted: Request, diagnostics: Reporter): LoadedTemplate | null {
  const chain: { readonly name: string; readonly settings: TemplateMap }[] = [];
  const seen = new Set<string>();
  let own: string | null = null;
  let request: Request | null = wanted;
  while (request) {
    const file = findTemplate(folder, request, diagnostics);
    if (!file) return null;
    if (seen.has(file.path)) {
      diagnostics.error("template-loop", `the template “${request.name}” extends itself`, request.span);
      return null;
    }
    seen.add(file.path);
    if (file.inBook) own ??= folder;
    const text = sourceOf(folder, file, request, diagnostics);
    if (!text) return null;
    const settings = (file.inBook ? null : parsedTemplate(request.name, text)) ?? readTemplate(text, diagnostics);
    if (!settings) return null;
    chain.unshift({ name: request.name, settings });
    request = baseOf(settings, request.name);
  }
  const settings = chain.map((template) => template.settings).reduce(layered);
  return { name: wanted.name, settings, folder: own };
}

function baseOf(settings: TemplateMap, name: string): Request | null {
  const node = nodeAt(settings, "extends");
  const base = textOf(node);
  if (node && base !== null) return { name: base, span: node.span };
  return name === root ? null : { name: root, span: settings.span };
}

interface TemplateFile {
  readonly path: string;
  readonly inBook: boolean;
}

/** The program's own templates are trusted; those of the book are read like every file of the book. */
function sourceOf(folder: string, file: TemplateFile, { name, span }: Request, diagnostics: Reporter): Source | null {
  if (file.inBook) return readSource(folder, name, span, diagnostics);
  return source(`templates/${name}.yaml`, readFileSync(file.path, "utf8"));
}

function findTemplate(folder: string, request: Request, diagnostics: Reporter): TemplateFile | null {
  const known = builtIn.find((name) => name === request.name);
  if (known) {
    const path = join(packageRoot(), "templates", `${known}.yaml`);
    return { path, inBook: false };
  }
  const found = locateInside(folder, request.name);
  if ("absolute" in found) return { path: found.absolute, inBook: true };
  const { code, message, hint } = found.fault;
  if (/[./\\]/.test(request.name)) diagnostics.error(code, message, request.span, hint === undefined ? {} : { hint });
  else {
    diagnostics.error("template-not-found", `unknown template “${request.name}”`, request.span, {
      hint: didYouMean(request.name, builtIn).hint ?? `built-in templates: ${builtIn.join(", ")}`,
    });
  }
  return null;
}
