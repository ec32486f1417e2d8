// The part of citation-js (which has no types) that this room uses. It is CommonJS: what is imported is its `default`.
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
