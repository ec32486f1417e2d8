// Citation styles by name or path: from the name in book.yaml to the style as an XML tree; a dependent style is
// replaced by its parent.
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { packageRoot } from "../runtime/package-files.ts";
import { readInside } from "../source/book-folder.ts";
import { nearest } from "../source/did-you-mean.ts";
import { lineAt, placeOf, source } from "../source/source.ts";
import { XmlFault } from "../source/xml.ts";
import type { FaultReporter, ReferenceFault } from "./exchange.ts";
import { parseStyleXml, type StyleElement } from "./style-element.ts";
import { faultOfSize } from "./style-size.ts";

/** Styles are some 10 to 250 KB. */
const sizeLimit = 4_000_000;

export const bundledFolder = (): string => join(packageRoot(), "src/references/csl");

/** Where Debian's citation-style-language-styles puts them; independent styles first, dependent ones after them. */
const systemFolders = [
  "/usr/share/citation-style-language/styles",
  "/usr/share/citation-style-language/styles/dependent",
] as const;

export const defaultStyle = "vancouver";

/** The style of the book; the default style after a fault, which is reported, so that other faults are found too. */
export function readCitationStyle(folder: string, name: string, report: FaultReporter): StyleElement {
  const style = name.toLowerCase().endsWith(".csl") ? styleOfBook(folder, name, report) : styleByName(name, report);
  if (style) return style;
  return parseStyleXml(readFileSync(join(bundledFolder(), `${defaultStyle}.csl`), "utf8"));
}

/** The texts of the style, and of those that it may refer to: as long as they are unchanged, so is the output. */
export function styleTexts(folder: string, name: string): readonly string[] {
  const isOfBook = name.toLowerCase().endsWith(".csl");
  const read = isOfBook ? readInside(folder, name, sizeLimit) : null;
  const text = read && "bytes" in read ? new TextDecoder().decode(read.bytes) : isOfBook ? "" : textByName(name);
  if (!text.includes("independent-parent")) return [text];
  const addresses = [...text.matchAll(/href\s{0,9}=\s{0,9}["']([^"']{1,300})/g)].slice(0, 20);
  return [text, ...addresses.map(([, href = ""]) => textByName(href.slice(href.lastIndexOf("/") + 1)))];
}

function textByName(name: string): string {
  const file = findStyle(name);
  return file ? readFileSync(file, "utf8") : "";
}

function styleOfBook(folder: string, path: string, report: FaultReporter): StyleElement | null {
  const read = readInside(folder, path, sizeLimit);
  if ("fault" in read) {
    report({ severity: "error", place: { at: "style" }, ...read.fault });
    return null;
  }
  return followParent(parseStyle(path, new TextDecoder().decode(read.bytes), report), path, report);
}

function styleByName(name: string, report: FaultReporter): StyleElement | null {
  const file = findStyle(name);
  if (file) return followParent(parseStyle(name, readFileSync(file, "utf8"), report), name, report);
  report({
    severity: "error",
    code: "unknown-citation-style",
    message: `unknown citation style “${name}”`,
    place: { at: "style" },
    hint: hintFor(name),
  });
  return null;
}

function findStyle(name: string): string | null {
  // A name is a file's name, not a path.
  if (!/^[\p{L}\p{N}][\p{L}\p{N}._-]*$/u.test(name)) return null;
  const file = `${name.toLowerCase()}.csl`;
  return (
    [bundledFolder(), ...systemFolders].map((folder) => join(folder, file)).find((path) => existsSync(path)) ?? null
  );
}

function hintFor(name: string): string {
  const known = knownStyles();
  const wanted = name.toLowerCase();
  const close = nearest(wanted, known);
  const holding = wanted.length < 3 ? [] : known.filter((style) => style !== close && style.includes(wanted));
  const near = [...(close === null ? [] : [close]), ...holding].slice(0, 5).map((style) => `“${style}”`);
  if (near.length > 0) return `did you mean ${near.join(", ")}?`;
  const bundled = stylesIn(bundledFolder()).map((style) => `“${style}”`);
  return `${bundled.join(", ")} are built in; for others give the path of a .csl file in the book folder, or install citation-style-language-styles`;
}

const knownStyles = (): readonly string[] => [...new Set([bundledFolder(), ...systemFolders].flatMap(stylesIn))].sort();

function stylesIn(folder: string): readonly string[] {
  try {
    return readdirSync(folder)
      .filter((file) => file.endsWith(".csl"))
      .map((file) => file.slice(0, -".csl".length))
      .sort();
  } catch {
    return [];
  }
}

const badStyle = (message: string, hint?: string): ReferenceFault => ({
  severity: "error",
  code: "bad-citation-style",
  message,
  place: { at: "style" },
  ...(hint === undefined ? {} : { hint }),
});

function parseStyle(name: string, text: string, report: FaultReporter): StyleElement | null {
  try {
    const root = parseStyleXml(text);
    if (root.name === "style") return root;
    report(
      badStyle(
        `“${name}” is not a citation style: its root element is “<${root.name}>”`,
        "a CSL file begins with “<style>”",
      ),
    );
  } catch (error) {
    if (!(error instanceof XmlFault)) throw error;
    const file = source(name, text);
    const place = placeOf(file, error.offset);
    const excerpt = lineAt(file, place.line).trim().slice(0, 80);
    report(
      badStyle(
        `the citation style “${name}” is not well-formed XML: ${error.message} (line ${place.line}, column ${place.column})`,
        excerpt === "" ? undefined : `there: ${excerpt}`,
      ),
    );
  }
  return null;
}

/** Dependent styles hold a name and a link; they print what their parent does. */
function followParent(style: StyleElement | null, name: string, report: FaultReporter): StyleElement | null {
  if (!style) return null;
  if (childrenOf(style, "citation").length > 0) return withItsMacros(style, name, report);
  const links = childrenOf(style, "info").flatMap((info) => childrenOf(info, "link"));
  const href = links.find((link) => link.attrs.rel === "independent-parent")?.attrs.href;
  if (href === undefined) {
    report(badStyle(`the citation style “${name}” has no “<citation>”`));
    return null;
  }
  const parent = href.slice(href.lastIndexOf("/") + 1);
  const file = findStyle(parent);
  const found = file ? parseStyle(parent, readFileSync(file, "utf8"), report) : null;
  if (found && childrenOf(found, "citation").length > 0) return withItsMacros(found, parent, report);
  if (!file) {
    report(
      badStyle(
        `the citation style “${name}” depends on the style “${parent}”, which is not installed`,
        `get ${parent}.csl and name it in “citation-style” instead`,
      ),
    );
  } else if (found) report(badStyle(`the citation style “${parent}”, on which “${name}” depends, has no “<citation>”`));
  return null;
}

/** citeproc prints nothing for a missing macro. */
function withItsMacros(style: StyleElement, name: string, report: FaultReporter): StyleElement | null {
  const macros = new Set(childrenOf(style, "macro").map((macro) => macro.attrs.name));
  const missing = (element: StyleElement): string | undefined => {
    const { macro } = element.attrs;
    if (macro !== undefined && !macros.has(macro)) return macro;
    for (const child of element.children) {
      const found = typeof child === "string" ? undefined : missing(child);
      if (found !== undefined) return found;
    }
    return undefined;
  };
  const macro = missing(style);
  const size = macro === undefined ? faultOfSize(style) : null;
  if (size !== null) {
    report(badStyle(`the citation style “${name}” is too large or endless: ${size}`));
    return null;
  }
  if (macro === undefined) return style;
  report(badStyle(`the citation style “${name}” calls the undefined macro “${macro}”`));
  return null;
}

export const childrenOf = (element: StyleElement, name: string): readonly StyleElement[] =>
  element.children.filter((child): child is StyleElement => typeof child !== "string" && child.name === name);
