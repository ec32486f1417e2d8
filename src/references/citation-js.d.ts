// The part of citation-js (which has no types) that this room uses. It is CommonJS: everything is in the default export.
declare module "@citation-js/core" {
  const core: {
    readonly plugins: {
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
    };
  };
  export default core;
}
declare module "@citation-js/plugin-bibtex" {}
declare module "@citation-js/plugin-ris" {}
