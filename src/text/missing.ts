// Characters that no face has: collected as words are shaped, and reported at the end, one diagnostic for each script.

import { scriptName } from "../language/scripts.ts";
import type { Reporter } from "../source/diagnostic.ts";
import type { Span } from "../source/source.ts";
import { scriptOfCluster } from "./face-choice.ts";

interface Missing {
  readonly characters: Set<string>;
  readonly span: Span | null;
}

export type PlaceOf = (character: string) => Span | null;

const mostShown = 6;

export class MissingCharacters {
  readonly #byScript = new Map<string, Missing>();

  add(codePoint: number, span: Span | null): void {
    const found = isPrivate(codePoint) ? privateUse : scriptOfCluster(codePoint);
    const script = found === "Zsym" ? "" : found;
    const known = this.#byScript.get(script);
    const character = String.fromCodePoint(codePoint);
    const at = span && placeIn(span, character);
    if (!known) this.#byScript.set(script, { characters: new Set([character]), span: at });
    else {
      known.characters.add(character);
      if (!known.span && at) this.#byScript.set(script, { ...known, span: at });
    }
  }

  /**
   * `known`: scripts already reported to have no font. `placeOf`: the place of a character in text without one, such as
   * the words that the program adds.
   */
  report(diagnostics: Reporter, known: ReadonlySet<string>, placeOf: PlaceOf): void {
    for (const [script, { characters, span }] of this.#byScript) {
      if (known.has(script)) continue;
      const all = [...characters].sort((a, b) => (a.codePointAt(0) ?? 0) - (b.codePointAt(0) ?? 0));
      const place = span ?? all.map(placeOf).find((found) => found !== null) ?? null;
      diagnostics.warning("missing-glyph", message(all, script), place, { hint: hintFor(script, all.length) });
    }
    this.#byScript.clear();
  }
}

/** In place of a script: characters whose meaning only the font in which they were typed defines. */
const privateUse = "private";

const isPrivate = (codePoint: number) => (codePoint >= 0xe000 && codePoint <= 0xf8ff) || codePoint >= 0xf0000;

/** The span of the character in a run of text, or of the whole run if the file has another form. */
function placeIn(whole: Span, character: string): Span {
  const at = whole.source.text.indexOf(character, whole.start);
  return at === -1 || at >= whole.end ? whole : { ...whole, start: at, end: at + character.length };
}

function message(characters: readonly string[], script: string): string {
  if (script === privateUse) {
    const codes = characters.slice(0, mostShown).map(codeOf).join(", ");
    const more = characters.length > mostShown ? ` and ${characters.length - mostShown} more` : "";
    const one = characters.length === 1;
    return `${codes}${more} ${one ? "means" : "mean"} nothing outside the font that ${one ? "it was" : "they were"} typed in, and ${one ? "is printed as a box with its number" : "are printed as boxes with their numbers"}`;
  }
  const shown = characters.slice(0, mostShown).map(named).join(", ");
  const [only] = characters;
  if (only && characters.length === 1)
    return `no font has the character ${named(only)}: it is printed as a box with its number`;
  const kind = script === "" ? "characters" : `${scriptName(script)} characters`;
  const such = characters.length > mostShown ? "such as " : "";
  return `no font has ${characters.length} ${kind}, ${such}${shown}: they are printed as boxes with their numbers`;
}

const named = (character: string) => `“${character}” (${codeOf(character)})`;

const codeOf = (character: string) =>
  `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, "0")}`;

function hintFor(script: string, count: number): string {
  if (script === privateUse) return "type the sign that was meant, or put that font into the book’s folder “fonts”";
  const font = script === "" || script === "Latn" ? "" : `, such as Noto Sans ${scriptName(script)},`;
  return `put a font that has ${count === 1 ? "it" : "them"}${font} into the book’s folder “fonts”`;
}
