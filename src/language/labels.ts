// The words that the program adds to a book, by language. In: a BCP 47 tag. Out: Labels; English if we have none. Each
// language is one record in labels/; they are plain strings, so loading all of them takes no time.
import { ar } from "./labels/ar.ts";
import { bg } from "./labels/bg.ts";
import { ca } from "./labels/ca.ts";
import { cs } from "./labels/cs.ts";
import { da } from "./labels/da.ts";
import { de } from "./labels/de.ts";
import { el } from "./labels/el.ts";
import { en } from "./labels/en.ts";
import { es } from "./labels/es.ts";
import { et } from "./labels/et.ts";
import { eu } from "./labels/eu.ts";
import { fa } from "./labels/fa.ts";
import { fi } from "./labels/fi.ts";
import { fr } from "./labels/fr.ts";
import { ga } from "./labels/ga.ts";
import { gl } from "./labels/gl.ts";
import { he } from "./labels/he.ts";
import { hi } from "./labels/hi.ts";
import { hr } from "./labels/hr.ts";
import { hu } from "./labels/hu.ts";
import { id } from "./labels/id.ts";
import { is } from "./labels/is.ts";
import { it } from "./labels/it.ts";
import { ja } from "./labels/ja.ts";
import { ko } from "./labels/ko.ts";
import { lt } from "./labels/lt.ts";
import { lv } from "./labels/lv.ts";
import { mt } from "./labels/mt.ts";
import { nb } from "./labels/nb.ts";
import { nl } from "./labels/nl.ts";
import { nn } from "./labels/nn.ts";
import { pl } from "./labels/pl.ts";
import { pt } from "./labels/pt.ts";
import { ptPt } from "./labels/pt-pt.ts";
import { ro } from "./labels/ro.ts";
import { ru } from "./labels/ru.ts";
import { sk } from "./labels/sk.ts";
import { sl } from "./labels/sl.ts";
import { sr } from "./labels/sr.ts";
import { srLatn } from "./labels/sr-latn.ts";
import { sv } from "./labels/sv.ts";
import { th } from "./labels/th.ts";
import { tr } from "./labels/tr.ts";
import { uk } from "./labels/uk.ts";
import { vi } from "./labels/vi.ts";
import { zh } from "./labels/zh.ts";
import { zhHant } from "./labels/zh-hant.ts";
import { recordFor, scriptOfLanguage } from "./tags.ts";

export interface Labels {
  readonly bookOfAbstracts: string;
  readonly contents: string;
  readonly programme: string;
  readonly abstracts: string;
  readonly posters: string;
  readonly posterAbstracts: string;
  /** Heading of abstracts that are not in the programme. */
  readonly unscheduled: string;
  /** Heading of abstracts without a track, in a book grouped by track. */
  readonly other: string;
  readonly authorIndex: string;
  readonly keywordIndex: string;
  readonly sessionIndex: string;
  readonly affiliationIndex: string;
  /** Printed above the author index: which page numbers are bold. */
  readonly boldPresents: string;
  /** Printed above the author index: which page numbers are italic. */
  readonly italicChairs: string;
  /** Leads from a name to the one that it is filed under. */
  readonly see: string;
  readonly participants: string;
  readonly references: string;
  readonly acknowledgements: string;
  readonly keywords: string;
  readonly figure: string;
  readonly table: string;
  readonly chair: string;
  readonly chairs: string;
  readonly room: string;
  readonly track: string;
  readonly withdrawn: string;
  /** Printed on every page of a draft, which is built in spite of its faults. */
  readonly draft: string;
  /** Printed in a draft in place of a text that could not be read. */
  readonly textUnavailable: string;
  readonly break: string;
  readonly presenter: string;
  readonly page: string;
  readonly parallelSessions: string;
  readonly continued: string;
  readonly editors: string;
  readonly publisher: string;
  readonly licence: string;
  /** Labels of types; a type that is not here is printed as it was typed. */
  readonly types: {
    readonly keynote: string;
    readonly invited: string;
    readonly tutorial: string;
    readonly talk: string;
    readonly flash: string;
    readonly poster: string;
  };
  /** Used between names, and after a label such as “Keywords”. */
  readonly comma: string;
  readonly colon: string;
}

const all: Readonly<Record<string, Labels>> = {
  ar,
  bg,
  ca,
  cs,
  da,
  de,
  el,
  en,
  es,
  et,
  eu,
  fa,
  fi,
  fr,
  ga,
  gl,
  he,
  hi,
  hr,
  hu,
  id,
  is,
  it,
  ja,
  ko,
  lt,
  lv,
  mt,
  nb,
  nl,
  nn,
  pl,
  pt,
  ro,
  ru,
  sk,
  sl,
  sr,
  "sr-latn": srLatn,
  sv,
  th,
  tr,
  uk,
  vi,
  zh,
  "zh-hant": zhHant,
};

/** Labels of a region whose words differ. CLDR's plain Portuguese is Brazilian. */
const regional: Readonly<Record<string, Labels>> = { "pt-pt": ptPt };
const everywhere = { ...all, ...regional };

/** The languages that have labels of their own. */
export const labelLanguages: readonly string[] = Object.keys(all);

export function labelsFor(language: string): Labels {
  return recordFor(everywhere, language) ?? en;
}

/** Whether a book in this language has labels of its own, or English ones. */
export function hasLabels(language: string): boolean {
  return recordFor(all, language) !== null;
}

/**
 * The printed label of an abstract's type: ours for the types of the data format, otherwise the type as it was typed.
 */
export function typeLabel(labels: Labels, type: string): string {
  const key = type.toLowerCase();
  if (Object.hasOwn(labels.types, key)) return labels.types[key as keyof Labels["types"]];
  return type.slice(0, 1).toLocaleUpperCase("und") + type.slice(1);
}

const rightToLeft = new Set(["Arab", "Hebr", "Thaa", "Syrc", "Nkoo", "Adlm", "Rohg", "Mand", "Samr"]);

/** The direction of the script that the language is written in: `pa-Arab` runs right to left, `pa` does not. */
export function directionOf(language: string): "ltr" | "rtl" {
  return rightToLeft.has(scriptOfLanguage(language)) ? "rtl" : "ltr";
}
