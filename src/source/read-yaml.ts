// A YAML file → its documents as nodes with places. YAML 1.2 core; every syntax fault is reported, nothing throws.
import { Composer, type CST, type Document, Parser } from "yaml";
import { YamlConverter } from "./convert-yaml.ts";
import { RecordedReports, type Reporter } from "./diagnostic.ts";
import { limits } from "./limits.ts";
import { withinLists } from "./list-length.ts";
import { readPlainYaml } from "./plain-yaml.ts";
import { isCommandInQuotes } from "./quoted-tex.ts";
import { mendings, reportSlips, reportsInFile } from "./slips/mend-yaml.ts";
import { type Source, span } from "./source.ts";
import { reportYamlErrors } from "./yaml-faults.ts";
import { toData, type YamlNode } from "./yaml-node.ts";

export interface YamlFile {
  readonly source: Source;
  /** Null for a document that is empty or unreadable. */
  readonly documents: readonly (YamlNode | null)[];
  /** Whether a fault was reported, so that some of the data is missing here. */
  readonly broken: boolean;
}

export function readYaml(source: Source, diagnostics: Reporter): YamlFile {
  if (hasTooManyDocuments(source, diagnostics)) return { source, documents: [], broken: true };
  const plain = readPlainYaml(source.text);
  const file = plain ? { source, documents: [plain], broken: false } : readYamlByLibrary(source, diagnostics);
  return withinLists(file, diagnostics);
}

/** `---` at the start of a line always begins a document (YAML 1.2.2, §9.1.2). */
function hasTooManyDocuments(source: Source, diagnostics: Reporter): boolean {
  const { text } = source;
  let count = 0;
  for (let at = text.startsWith("---") ? 0 : text.indexOf("\n---"); at !== -1; at = text.indexOf("\n---", at + 1)) {
    if (++count <= limits.documents) continue;
    const message = `the file has more than ${limits.documents.toLocaleString("en")} documents`;
    diagnostics.error("too-large", message, span(source, at + 1, at + 4), { hint: "divide it" });
    return true;
  }
  return false;
}

/** Longer files are not searched for slips, since each mending reads the file again. */
const mostMended = 400_000;

/** The slow path, for files that the fast path does not accept. */
export function readYamlByLibrary(source: Source, diagnostics: Reporter): YamlFile {
  // The library needs a few microseconds and up to 500 bytes for each character.
  if (source.text.length > limits.yamlText) {
    const message = `the file has ${(source.text.length / 1e6).toFixed(1)} million characters, and something in it is not plain YAML: a fault, an anchor, a tag`;
    diagnostics.error("yaml-too-large", message, span(source, 0), { hint: "split it into smaller files" });
    return { source, documents: [], broken: true };
  }
  const typed = composed(source);
  if ("deep" in typed) {
    const place = span(source, typed.deep.offset, typed.deep.offset + 1);
    diagnostics.error("yaml-too-deep", `the file nests deeper than ${limits.yamlDepth} levels`, place);
    return { source, documents: [], broken: true };
  }
  const mended = mendedYaml(typed, diagnostics);
  return mended ?? readDocuments(typed, diagnostics);
}

/**
 * The first token that is absurdly deep. Everything after the parser is recursive, and where the stack is about to
 * overflow V8 may end the process, because it cannot compile a regular expression there.
 */
function tooDeep(root: CST.Token): CST.Token | null {
  const open: { readonly token: CST.Token; readonly depth: number }[] = [{ token: root, depth: 0 }];
  for (let next = open.pop(); next; next = open.pop()) {
    const { token, depth } = next;
    if (depth > 2 * limits.yamlDepth) return token;
    const items = "items" in token ? token.items : [];
    const inside = items.flatMap(({ key, value }) => [key, value]);
    if ("value" in token) inside.push(token.value);
    for (const each of inside) if (each) open.push({ token: each, depth: depth + 1 });
  }
  return null;
}

/** What the library makes of a file. */
interface Composed {
  readonly source: Source;
  readonly documents: readonly Document.Parsed[];
  readonly faults: number;
}

function composed(source: Source): Composed | { readonly deep: CST.Token } {
  const tokens = [...new Parser().parse(source.text)];
  const deep = tokens.flatMap((token) => tooDeep(token) ?? [])[0];
  if (deep) return { deep };
  const composer = new Composer({
    version: "1.2",
    prettyErrors: false,
    logLevel: "silent",
    stringKeys: false,
    // The library would compare each key with every other; the converter uses a map.
    uniqueKeys: false,
  });
  const documents = [...composer.compose(tokens)];
  const faults = documents.reduce((sum, document) => sum + errorsOf(source, document).length, 0);
  return { source, documents, faults };
}

const errorsOf = (source: Source, { errors }: Document.Parsed) =>
  errors.filter((error) => !isCommandInQuotes(source, error));

/** The file with its slips mended, which are reported; null if there are none, or YAML does not read more then. */
function mendedYaml(typed: Composed, diagnostics: Reporter): YamlFile | null {
  const { source, faults } = typed;
  if (source.text.length > mostMended) return null;
  const readings = mendings(source, faults > 0).flatMap(({ slips, mended, source: made }) => {
    const read = composed(made);
    if ("deep" in read || read.faults > faults || (read.faults > 0 && read.faults === faults)) return [];
    const reports = new RecordedReports();
    const file = readDocuments(read, reportsInFile(reports, source, made, mended));
    const documents = file.documents.map((node) => node && mended.inFile(node));
    return [{ slips, reports, faults: read.faults, file: { source, documents, broken: file.broken } }];
  });
  const least = Math.min(...readings.map((reading) => reading.faults));
  const [best, ...others] = readings.filter((reading) => reading.faults === least);
  if (!best) return null;
  const data = ({ file }: typeof best) => JSON.stringify(file.documents.map((node) => node && toData(node)));
  // How wide the author's tabs are decides what the file says, and nobody knows.
  if (others.some((other) => data(other) !== data(best))) return null;
  reportSlips(source, best.slips, diagnostics);
  best.reports.report(diagnostics);
  return best.file;
}

function readDocuments({ source, documents: parsed }: Composed, diagnostics: Reporter): YamlFile {
  const documents: (YamlNode | null)[] = [];
  let broken = false;
  for (const document of parsed) {
    const errors = errorsOf(source, document);
    reportYamlErrors(source, errors, diagnostics);
    if (errors.length > 0) {
      broken = true;
      documents.push(null);
      continue;
    }
    const converter = new YamlConverter(source, diagnostics);
    const node = document.contents ? converter.convert(document.contents, 0) : null;
    broken ||= converter.broken;
    documents.push(converter.broken ? null : node);
  }
  return { source, documents, broken };
}
