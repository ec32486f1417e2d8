// Characters that no face has: gathered as words are shaped, and reported at the end, one diagnostic a script.

import { scriptName } from "../language/scripts.ts";
import type { Reporter } from "../source/diagnostic.ts";
import type { Span } from "../source/source.ts";
import { scriptOfCluster } from "./face-choice.ts";

interface Missing {
  readonly characters: Set<string>;
  readonly span: Span | null;
}

const mostShown = 6;

export class MissingCharacters {
  readonly #byScript = new Map<string, Missing>();

  add(codePoint: number, span: Span | null): void {
    const found = scriptOfCluster(codePoint);
    const script = found === "Zsym" ? "" : found;
    const known = this.#byScript.get(script);
    const character = String.fromCodePoint(codePoint);
    if (!known) this.#byScript.set(script, { characters: new Set([character]), span });
    else {
      known.characters.add(character);
      if (!known.span && span) this.#byScript.set(script, { ...known, span });
    }
  }

  /** `known`: scripts of which it has been said already that they have no font. */
  report(diagnostics: Reporter, known: ReadonlySet<string>): void {
    for (const [script, { characters, span }] of this.#byScript) {
      if (known.has(script)) continue;
      const all = [...characters].sort((a, b) => (a.codePointAt(0) ?? 0) - (b.codePointAt(0) ?? 0));
      diagnostics.warning("missing-glyph", message(all, script), span, { hint: hintFor(script) });
    }
    this.#byScript.clear();
  }
}

function message(characters: readonly string[], script: string): string {
  const shown = characters.slice(0, mostShown).map(named).join(", ");
  const [only] = characters;
  if (only && characters.length === 1)
    return `no font has the character ${named(only)}: it prints as a box with its number`;
  const kind = script === "" ? "characters" : `${scriptName(script)} characters`;
  const such = characters.length > mostShown ? "such as " : "";
  return `no font has ${characters.length} ${kind}, ${such}${shown}: they print as boxes with their numbers`;
}

function named(character: string): string {
  const code = (character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, "0");
  return `“${character}” (U+${code})`;
}

function hintFor(script: string): string {
  const font = script === "" || script === "Latn" ? "" : `, such as Noto Sans ${scriptName(script)},`;
  return `put a font that has ${font === "" ? "it" : "them"}${font} into the book’s folder “fonts”`;
}
