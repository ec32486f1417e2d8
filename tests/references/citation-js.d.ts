// The part of citation-js that the tests use; it has no types of its own.
declare module "@citation-js/core" {
  interface CiteItem {
    readonly title?: string;
    readonly DOI?: string;
    readonly author?: readonly { readonly family?: string; readonly given?: string; readonly literal?: string }[];
    readonly [field: string]: unknown;
  }
  export class Cite {
    constructor(data: unknown);
    readonly data: readonly CiteItem[];
    format(name: "bibliography", options: { format: "text"; template: string; lang: string }): string;
  }
}
declare module "@citation-js/plugin-bibtex";
declare module "@citation-js/plugin-csl";
declare module "@citation-js/plugin-ris";
