// The terms of a citation style in the book's language (“and”, “et al.”, quotation marks, months).
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { XmlFault } from "../source/xml.ts";
import { bundledFolder } from "./citation-style.ts";
import type { FaultReporter } from "./exchange.ts";
import { parseStyleXml, type StyleElement } from "./style-element.ts";

const systemFolder = "/usr/share/citation-style-language/locales";
const fallback = "en-US";

export interface Locales {
  /** The language to give citeproc. */
  readonly language: string;
  /** Never fails: falls back on English. */
  retrieve(language: string): StyleElement;
}

/** `bases` are citeproc's default regions: de → de_DE. */
export function openLocales(language: string, bases: Readonly<Record<string, string>>, report: FaultReporter): Locales {
  const read = new Map<string, StyleElement | null>();
  const find = (name: string): StyleElement | null => {
    let found = read.get(name);
    if (found === undefined) {
      found = readLocale(name);
      read.set(name, found);
    }
    return found;
  };
  const english = () => find(fallback) ?? { name: "locale", attrs: {}, children: [] };
  const [primary = "en", ...rest] = language.split("-");
  const region = rest.find((part) => /^[A-Za-z]{2}$/.test(part));
  const base = (bases[primary.toLowerCase()] ?? fallback).replace("_", "-");
  const wanted = region ? `${primary.toLowerCase()}-${region.toUpperCase()}` : base;
  const chosen = [wanted, base].find((name) => sameLanguage(name, primary) && find(name)) ?? fallback;
  if (!sameLanguage(chosen, primary)) {
    report({
      severity: "warning",
      code: "missing-citation-locale",
      message: `there are no citation terms for the language “${language}”; references use the English ones`,
      place: { at: "style" },
      hint: "Debian and Ubuntu have them in the package citation-style-language-locales; “rules: { missing-citation-locale: off }” in book.yaml accepts the English ones",
    });
  }
  return { language: chosen, retrieve: (name) => find(name) ?? find(chosen) ?? english() };
}

/** The locales that the system has for a language, in addition to the program's. */
export function localeTexts(language: string): readonly string[] {
  const primary = language.split("-")[0] ?? "";
  try {
    const files = readdirSync(systemFolder).filter((name) => name.startsWith(`locales-${primary}-`));
    return files.sort().flatMap((name) => [name, readFileSync(join(systemFolder, name), "utf8")]);
  } catch {
    return [];
  }
}

const sameLanguage = (locale: string, primary: string) => locale.toLowerCase().split("-")[0] === primary.toLowerCase();

function readLocale(name: string): StyleElement | null {
  if (!/^[A-Za-z]{2,3}(-[A-Za-z]{2})?$/.test(name)) return null;
  const file = [join(bundledFolder(), "locales"), systemFolder]
    .map((folder) => join(folder, `locales-${name}.xml`))
    .find((path) => existsSync(path));
  if (!file) return null;
  try {
    return parseStyleXml(readFileSync(file, "utf8"));
  } catch (error) {
    if (error instanceof XmlFault) return null;
    throw error;
  }
}
