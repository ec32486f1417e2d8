// The parts of citation-js and citeproc (which have no types) that this room uses. They are CommonJS: what is imported is
// their `default`.
declare module "@citation-js/core" {
  interface Plugins {
    readonly input: {
      /** Runs one parser. */
      data(input: unknown, type: string): unknown;
      /** Runs parsers until there are CSL items. Without `forceType` it guesses, and may fetch a URL. */
      chain(
        input: unknown,
        options: { readonly forceType: string; readonly generateGraph: boolean },
      ): readonly Readonly<Record<string, unknown>>[];
    };
    readonly config: { get(name: string): unknown };
  }
  const core: { readonly plugins: Plugins };
  export = core;
}
declare module "@citation-js/plugin-bibtex" {}
declare module "@citation-js/plugin-ris" {}
declare module "citeproc" {
  const citeproc: import("./citeproc.ts").Citeproc;
  export default citeproc;
}
