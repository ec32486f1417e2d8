// The templates and profiles to choose from. In: a book folder, and the template in use. Out: the names of the
// templates (the program's own, and the files of the book's folder `templates`), and of the profiles of the one in use.

import { silentReporter } from "../source/diagnostic.ts";
import { filesBelow } from "../source/list-files.ts";
import { builtIn, loadTemplate } from "./load-template.ts";
import { mapAt } from "./tree.ts";

export function templateNames(folder: string, used: string | null): readonly string[] {
  return [...new Set([...builtIn, ...filesBelow(folder, "templates", [".yaml", ".yml"]), ...(used ? [used] : [])])];
}

export function profileNames(folder: string, template: string): readonly string[] {
  const loaded = loadTemplate(folder, { name: template, span: null }, silentReporter);
  return loaded ? [...mapAt(loaded.settings, "profiles").entries.keys()] : [];
}
