// Readable, stable ids: for abstracts from the first author and the title, for affiliations from the institution.
// Anything that had an id at the last import keeps it.
import { FreeNames } from "../../model/free-names.ts";
import { slug } from "../../model/slug.ts";
import { type ImportedConference, type ImportedContribution, ownSystem } from "../conference.ts";
import { digest } from "../digest.ts";

export interface KnownIds {
  /** Source id → the abstract's id in the book. */
  readonly abstracts: ReadonlyMap<string, string>;
  /** Digest of the text as the source had it → the affiliation's id in the book. */
  readonly affiliations: ReadonlyMap<string, string>;
  /** Ids in the book that belong to anything from another source. */
  readonly taken: ReadonlySet<string>;
}

const small = new Set(
  "a an and as at by de der des die do du e el en et for from how in into is la le les los of on or para pour que the to towards toward und une un uno una von via what when why with y za zur zum s is do das ein eine im".split(
    " ",
  ),
);

export function abstractIds(
  { contributions, system }: Pick<ImportedConference, "contributions" | "system">,
  known: KnownIds,
): ReadonlyMap<string, string> {
  const names = new FreeNames([...known.taken, ...known.abstracts.values()]);
  const ids = new Map<string, string>();
  for (const contribution of contributions) {
    const earlier = known.abstracts.get(contribution.id);
    if (earlier !== undefined) {
      ids.set(contribution.id, earlier);
      continue;
    }
    const wanted = system === ownSystem && isFileName(contribution.id) ? contribution.id : readableId(contribution);
    ids.set(contribution.id, names.take(wanted));
  }
  return ids;
}

/** Our own exports have our own ids. */
function isFileName(id: string): boolean {
  return /^[\p{L}\p{N}][\p{L}\p{N}\p{M}._-]{0,99}$/u.test(id);
}

/** `curie-polonium-radium`: the first author's family name, and the first significant words of the title. */
function readableId({ authors, title, id }: ImportedContribution): string {
  const [first] = authors;
  const family = first
    ? "family" in first.name
      ? first.name.family
      : (first.name.whole.split(/\s+/).at(-1) ?? "")
    : "";
  const words = slug(title.replace(/\$[^$]*\$|[\\<>]|<[^>]*>|&#?\w{1,10};/g, " ")).split("-");
  const said = words.filter((word) => word.length > 1 && !small.has(word));
  const parts = [
    slug(family).slice(0, 24),
    ...(said.length > 0 ? said : words).slice(0, 3).map((word) => word.slice(0, 20)),
  ].filter((part) => part !== "");
  const readable = parts.join("-").replace(/^-+|(?<!-)-+$/g, "");
  // A title in another script leaves nothing, so the source's own id is used.
  return readable.length > 2 ? readable : `abstract-${slug(id) || "x"}`;
}

export const institution =
  /universit|institut|college|school|hochschule|akadem|academy|laborator|centre|center|centro|hospital|fakult|facult|politec|polytech|cern\b|cnrs|max[ -]planck|ministr|museum|observator|gmbh|company|\binc\b|\bltd\b|univ\b|univerz|uniwersyt|agency|council|foundation|society/i;

/** What follows the name of a company is not its name. */
const legalForm = /^(?:inc|ltd|llc|llp|plc|gmbh|ag|kg|corp|co|company|s\.?a|s\.?r\.?l|s\.?p\.?a|b\.?v|n\.?v|pty)\.?$/i;

/** Ids may be in any script; a text without a transcription keeps its letters. */
function inItsScript(text: string): string {
  const letters = text
    .normalize("NFC")
    .toLowerCase()
    .replace(/[^\p{L}\p{M}\p{N}]+/gu, "-");
  return letters.replace(/^-+|(?<!-)-+$/g, "").slice(0, 24);
}

/** Texts that differ only in spaces, capitals or final punctuation are one affiliation. */
export function affiliationKey(text: string): string {
  return text
    .normalize("NFKC")
    .toLowerCase()
    .replace(/\s+/g, " ")
    .replace(/\s{0,99}([,;])\s{0,99}/g, "$1 ")
    .replace(/(?<![\s.,;])[\s.,;]+$/, "")
    .trim();
}

export class AffiliationIds {
  readonly texts = new Map<string, string>();
  readonly #byKey = new Map<string, string>();
  readonly #known: ReadonlyMap<string, string>;
  readonly #used: FreeNames;

  constructor(known: KnownIds) {
    this.#known = known.affiliations;
    this.#used = new FreeNames(known.affiliations.values());
  }

  idOf(text: string): string {
    const key = affiliationKey(text);
    const earlier = this.#byKey.get(key);
    if (earlier !== undefined) return earlier;
    const id = this.#known.get(digest(key)) ?? this.#fresh(text);
    this.#byKey.set(key, id);
    if (!this.texts.has(id)) this.texts.set(id, text);
    return id;
  }

  #fresh(text: string): string {
    const parts = text.split(/\s{0,99}[,;]\s{0,99}/).filter((part) => part !== "");
    const main =
      parts.find(
        (part) =>
          institution.test(part) &&
          !legalForm.test(part) &&
          !/^(?:dep|fac|fak|school of|div|group|katedra|lehrstuhl|chair|oddelek|wydzia)/i.test(part),
      ) ??
      parts[0] ??
      text;
    // Two capitals in brackets are a country.
    const acronym =
      /\(([A-Z][A-Za-z]{0,8}[A-Z][A-Za-z]{0,8})\)/.exec(text.replace(/\([A-Z]{2}\)/g, ""))?.[1] ??
      (/^[A-Z]{2,8}$/.test(main) ? main : null);
    const words = slug(main)
      .split("-")
      .filter((word) => word !== "" && !small.has(word));
    const short = acronym ? slug(acronym) : words.slice(0, 5).join("-").slice(0, 40) || inItsScript(main);
    const department = parts.find((part) => part !== main);
    const wanted = short || `affiliation-${this.#used.size + 1}`;
    const candidates = [
      wanted,
      ...(department
        ? [
            `${wanted}-${slug(department)
              .split("-")
              .filter(
                (word) => !small.has(word) && !/^(?:department|dept|dep|faculty|institute|school|division)$/.test(word),
              )
              .slice(0, 3)
              .join("-")}`.replace(/(?<!-)-+$/, ""),
          ]
        : []),
    ];
    return this.#used.take(candidates.find((each) => !this.#used.has(each)) ?? wanted);
  }
}
