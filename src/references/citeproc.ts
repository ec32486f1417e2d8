// citeproc-js behind types: what this room uses of it, loaded on first use, patched for speed, and given our output
// format. It is CommonJS without types and stays outside the bundle (its licence is CPAL or AGPL).
import citeproc from "citeproc";
import { patchCiteproc } from "./citeproc-patches.ts";
import { mark } from "./marked-text.ts";
import type { StyleElement } from "./style-element.ts";

/** A CSL-JSON item as citeproc takes it. */
export interface CslItem {
  readonly id: string;
  readonly type: string;
  readonly [field: string]: unknown;
}

export interface CiteRequest {
  readonly id: string;
  readonly prefix?: string;
  readonly suffix?: string;
  readonly locator?: string;
  readonly label?: string;
  readonly "suppress-author"?: boolean;
}

export interface ClusterRequest {
  readonly citationID: string;
  readonly citationItems: readonly CiteRequest[];
  readonly properties: { readonly noteIndex: number; readonly mode?: "composite" };
}

export interface BibliographyParameters {
  readonly entry_ids: readonly (readonly string[])[];
  readonly hangingindent?: unknown;
  readonly "second-field-align": string | false;
}

export interface CitationEngine {
  readonly opt: {
    readonly xclass: string;
    readonly "disambiguate-add-year-suffix"?: boolean;
    readonly development_extensions: Record<string, boolean>;
  };
  readonly citation: { readonly opt: { readonly layout_prefix: string; readonly layout_suffix: string } };
  readonly bibliography: { readonly opt: Readonly<Record<string, unknown>>; readonly tokens: readonly unknown[] };
  readonly bibliography_sort: { readonly tokens: readonly unknown[] };
  setOutputFormat(format: string): void;
  updateItems(ids: readonly string[]): readonly string[];
  /**
   * Changes the cluster. The second returned value lists the citations that have changed: their index and their new
   * text.
   */
  processCitationCluster(
    cluster: ClusterRequest,
    before: readonly (readonly [string, number])[],
    after: readonly (readonly [string, number])[],
    flag: number,
  ): readonly [unknown, readonly (readonly [number, string])[]];
  makeBibliography(): readonly [BibliographyParameters, readonly string[]] | false;
  getTerm(term: string, form?: string): string;
}

export interface EngineSystem {
  retrieveLocale(language: string): StyleElement;
  retrieveItem(id: string): CslItem;
  wrapCitationEntry(text: string, id: string | undefined): string;
}

export interface Citeproc {
  readonly Engine: new (system: EngineSystem, style: StyleElement, language: string, force: boolean) => CitationEngine;
  readonly Output: { readonly Formats: Record<string, unknown> };
  readonly LANG_BASES: Readonly<Record<string, string>>;
  debug: (message: string) => void;
}

let loaded: Citeproc | null = null;

export function loadCiteproc(): Citeproc {
  if (loaded) return loaded;
  // Its warnings go to the console; ours are diagnostics.
  citeproc.debug = () => {};
  patchCiteproc(citeproc);
  citeproc.Output.Formats[outputFormat] = format;
  loaded = citeproc;
  return citeproc;
}

/** The name of our output format in citeproc's table of formats. */
export const outputFormat = "marked";

interface FormatState {
  getTerm(term: string): string;
  readonly sys: EngineSystem;
}

const wrap = (name: string) => mark(name, "%%STRING%%");
const plain = "%%STRING%%";
const asIs = (_: FormatState, text: string) => text;

/** An output format of citeproc: for each decoration either a pattern or a function. */
const format = {
  text_escape: (text: string | null | undefined) => text ?? "",
  bibstart: "",
  bibend: "",
  "@font-style/italic": wrap("emphasis"),
  "@font-style/oblique": wrap("emphasis"),
  "@font-style/normal": wrap("upright"),
  "@font-variant/small-caps": wrap("small-caps"),
  "@font-variant/normal": plain,
  "@font-weight/bold": wrap("strong"),
  "@font-weight/normal": plain,
  "@font-weight/light": plain,
  "@text-decoration/none": plain,
  "@text-decoration/underline": wrap("underline"),
  "@vertical-align/sup": wrap("superscript"),
  "@vertical-align/sub": wrap("subscript"),
  "@vertical-align/baseline": plain,
  "@strip-periods/true": plain,
  "@strip-periods/false": plain,
  "@passthrough/true": asIs,
  "@quotes/true": (state: FormatState, text: string | null | undefined) =>
    text == null ? state.getTerm("open-quote") : state.getTerm("open-quote") + text + state.getTerm("close-quote"),
  "@quotes/inner": (state: FormatState, text: string | null | undefined) =>
    text == null ? "’" : state.getTerm("open-inner-quote") + text + state.getTerm("close-inner-quote"),
  "@quotes/false": false,
  "@cite/entry"(this: { readonly item_id?: string }, state: FormatState, text: string) {
    return state.sys.wrapCitationEntry(text, this.item_id);
  },
  "@bibliography/entry": asIs,
  "@display/block": wrap("block"),
  "@display/left-margin": wrap("left-margin"),
  "@display/right-inline": wrap("right-inline"),
  "@display/indent": wrap("indent"),
  "@showid/true": asIs,
  "@URL/true": (_: FormatState, text: string) => mark("url", text),
  "@DOI/true": (_: FormatState, text: string) => mark("doi", text),
};
