// The table of bibliography formats: a new one is a file beside this and a line here.
import { cslJson } from "./csl-json.ts";
import { enw } from "./enw.ts";
import type { BibliographyFormat } from "./format.ts";
import { ris } from "./ris.ts";

const formats: readonly BibliographyFormat[] = [
  {
    extensions: [".bib", ".bibtex"],
    isTex: true,
    read: async (text, report, tex) => tex.parse(text, report),
  },
  cslJson,
  {
    extensions: [".yaml", ".yml"],
    isTex: false,
    // It brings the reader of YAML with it.
    read: async (text, report) => (await import("./csl-yaml.ts")).cslEntriesOfYaml(text, report),
  },
  ris,
  enw,
];

/** The format of a file by its extension; null if it is not known. */
export function formatOf(path: string): BibliographyFormat | null {
  const extension = /\.[^.]*$/.exec(path.toLowerCase())?.[0] ?? "";
  return formats.find(({ extensions }) => extensions.includes(extension)) ?? null;
}
