// TeX in bibliography fields → text with the little HTML that citeproc understands: accents and signs as characters,
// italics, bold, scripts; formulas as far as a line of text can show them.
import { keepCase } from "../marked-text.ts";
import { optionalArgument, texArgument } from "./tex-argument.ts";
import { accentOf, characterNamed, ignored, signs, switches, wrappers } from "./tex-commands.ts";
import { commandWithArguments } from "./tex-commands-with-arguments.ts";
import { type DecodedPart, ligatureAt, mathAccents, mathSigns, scripted } from "./tex-signs.ts";

export interface DecodedTex {
  readonly text: string;
  /** Unknown commands, each with its offset; they are left out, their arguments are kept. */
  readonly unknown: readonly { readonly name: string; readonly at: number }[];
}

export interface TexOptions {
  /** Text in braces keeps its case in styles that change the case of titles. */
  readonly protectCase?: boolean;
  /** The text of a command that has a meaning only in this field: `\apj`. */
  readonly command?: (name: string) => string | null;
}

export function decodeTex(tex: string, options: TexOptions = {}): DecodedTex {
  if (!/[\\{}$~`'^_-]/.test(tex)) return { text: folded(tex), unknown: [] };
  const inside = wholeGroup(tex);
  const decoder = new Decoder(options.command);
  const text = decoder.text(
    inside?.text ?? tex,
    inside?.start ?? 0,
    0,
    inside ? false : (options.protectCase ?? false),
  );
  return { text: folded(text.normalize("NFC")), unknown: decoder.unknown };
}

/** The characters alone, for names, addresses and numbers. */
export const plainTex = (tex: string): string =>
  decodeTex(tex)
    .text.replace(/<\/?(?:i|b|sub|sup|span)(?: [^<>]{0,60})?>/g, "")
    .replace(/&lt;/g, "<");

const folded = (text: string) => text.replace(/[ \t\r\n]+/g, " ").trim();

/** `{{Title}}`: braces around everything protect nothing. */
function wholeGroup(tex: string): { readonly text: string; readonly start: number } | null {
  const trimmed = tex.trim();
  if (!trimmed.startsWith("{")) return null;
  const group = texArgument(trimmed, 0);
  return group.end === trimmed.length && trimmed.endsWith("}")
    ? { text: group.text, start: tex.indexOf("{") + 1 }
    : null;
}

/** No title nests groups deeper than this; deeper text is read without its braces. */
const deepest = 60;

interface TexPlace {
  readonly tex: string;
  /** Where `tex` begins in the whole. */
  readonly base: number;
  readonly depth: number;
  readonly isMath: boolean;
}

class Decoder {
  readonly unknown: { readonly name: string; readonly at: number }[] = [];
  readonly #command: (name: string) => string | null;

  constructor(command: TexOptions["command"]) {
    this.#command = command ?? (() => null);
  }

  /** `base`: where the text begins in the whole. */
  text(tex: string, base: number, depth: number, protectCase: boolean): string {
    if (depth > deepest) return tex.replace(/[{}]/g, "");
    const place: TexPlace = { tex, base, depth, isMath: false };
    let out = "";
    let at = 0;
    while (at < tex.length) {
      const character = tex[at] ?? "";
      if (character === "\\") {
        const [before, after] = this.#switch(tex, at);
        if (before !== "") {
          const rest = at + (/^\\[A-Za-z]+ ?/.exec(tex.slice(at, at + 40))?.[0].length ?? 1);
          return out + before + this.text(tex.slice(rest), base + rest, depth + 1, protectCase) + after;
        }
        const done = this.#commandAt(place, at);
        out += done.text;
        at = done.end;
      } else if (character === "{") {
        const group = texArgument(tex, at);
        const inside = this.text(group.text, base + group.start, depth + 1, false);
        const isProtected = protectCase && /\p{L}/u.test(inside) && !group.text.startsWith("\\");
        out += isProtected ? keepCase.begin + inside + keepCase.end : inside;
        at = group.end;
      } else if (character === "$") {
        const formula = this.#formula(place, at);
        out += formula.text;
        at = formula.end;
      } else if (character === "}") at++;
      else {
        const ligature = ligatureAt(tex, at);
        out += ligature?.text ?? character;
        at = ligature?.end ?? at + 1;
      }
    }
    return out;
  }

  #formula({ tex, base, depth }: TexPlace, at: number): DecodedPart {
    const mark = tex[at + 1] === "$" ? "$$" : "$";
    const close = tex.indexOf(mark, at + mark.length);
    // A dollar without its partner is an amount of money.
    if (close === -1) return { text: "$", end: at + 1 };
    const inside = tex.slice(at + mark.length, close);
    return { text: this.math(inside, base + at + mark.length, depth + 1), end: close + mark.length };
  }

  math(tex: string, base: number, depth: number): string {
    if (depth > deepest) return tex.replace(/[{}\\]/g, "");
    const place: TexPlace = { tex, base, depth, isMath: true };
    let out = "";
    let at = 0;
    while (at < tex.length) {
      const character = tex[at] ?? "";
      if (/\s/.test(character)) {
        // TeX ignores spaces in formulas; those next to an operator are kept.
        while (/\s/.test(tex[at] ?? "")) at++;
        if (/(?:[+=>−]|&lt;)$/.test(out) || /[+=<>-]/.test(tex[at] ?? "")) out += " ";
      } else if (character === "}" || character === "&") at++;
      else if (character === "\\") {
        const done = this.#commandAt(place, at);
        out += done.text;
        at = done.end;
      } else if (character === "{") {
        const group = texArgument(tex, at);
        out += this.math(group.text, base + group.start, depth + 1);
        at = group.end;
      } else if (character === "^" || character === "_") {
        const only = this.#script(place, at + 1);
        out += scripted(character === "^" ? "sup" : "sub", only.text);
        at = Math.max(only.end, at + 1);
      } else {
        out += mathSigns[character] ?? character;
        at++;
      }
    }
    return out;
  }

  /** A group, a character, or a command with its arguments: `k_\mathrm{B}`. */
  #script(place: TexPlace, at: number): DecodedPart {
    const { tex, base, depth } = place;
    let start = at;
    while (/\s/.test(tex[start] ?? "")) start++;
    if (tex[start] === "\\") return this.#commandAt(place, start);
    const only = texArgument(tex, start);
    return { text: this.math(only.text, base + only.start, depth + 1), end: only.end };
  }

  /** `{\it …}`: a switch applies to the end of its group. */
  #switch(tex: string, at: number): readonly [string, string] {
    const name = /^\\([a-z]{2,8})(?![A-Za-z])/.exec(tex.slice(at, at + 12))?.[1];
    return (name === undefined ? undefined : switches[name]) ?? ["", ""];
  }

  #commandAt(place: TexPlace, at: number): DecodedPart {
    const { tex } = place;
    const name = /^\\([A-Za-z]{1,60})\*?/.exec(tex.slice(at, at + 64));
    if (!name?.[1]) return this.#sign(place, at);
    // A space after a command's name only ends the name.
    let end = at + name[0].length;
    while (/\s/.test(tex[end] ?? "")) end++;
    return this.#named(name[1], place, at, end);
  }

  /** `\'e`, `\%`, `\,`, `\(…\)`. */
  #sign(place: TexPlace, at: number): DecodedPart {
    const { tex, base, depth, isMath } = place;
    const character = tex[at + 1] ?? "";
    if (character === "(" || character === "[") {
      const close = tex.indexOf(character === "(" ? "\\)" : "\\]", at + 2);
      if (close !== -1) return { text: this.math(tex.slice(at + 2, close), base + at + 2, depth + 1), end: close + 2 };
    }
    const accent = isMath ? null : accentOf(character);
    if (accent) return this.#accented(accent, place, at + 2);
    return { text: signs[character] ?? character, end: at + 2 };
  }

  #accented(accent: string, place: TexPlace, at: number): DecodedPart {
    const only = this.#take(place, at);
    // ı and ȷ under an accent are i and j.
    const letters = only.text.replace(/^ı/, "i").replace(/^ȷ/, "j");
    const first = /^(?:<[^<>]{1,40}>)?\P{M}\p{M}*/u.exec(letters)?.[0] ?? "";
    return { text: `${first}${accent}${letters.slice(first.length)}`.normalize("NFC"), end: only.end };
  }

  /** One argument, decoded. */
  #take({ tex, base, depth, isMath }: TexPlace, at: number): DecodedPart {
    const only = texArgument(tex, at);
    const decode = isMath
      ? this.math.bind(this)
      : (text: string, from: number, deep: number) => this.text(text, from, deep, false);
    return { text: decode(only.text, base + only.start, depth + 1), end: only.end };
  }

  /** `start`: where the command begins; `at`: where its arguments begin. */
  #named(name: string, place: TexPlace, start: number, at: number): DecodedPart {
    const { tex, base, isMath } = place;
    const special = this.#command(name);
    if (special !== null) return { text: special, end: at };
    const character = characterNamed(name, isMath);
    if (character !== null) return { text: character, end: at };
    const take = (from: number, math = isMath) => this.#take({ ...place, isMath: math }, from);
    const accent = accentOf(name) ?? (isMath ? mathAccents[name] : undefined);
    if (accent) return this.#accented(accent, place, at);
    if (Object.hasOwn(wrappers, name)) {
      const [before, after] = wrappers[name] ?? ["", ""];
      const only = take(at, isMath && !/^(?:text|hbox|mbox)/.test(name));
      return { text: before + only.text + after, end: only.end };
    }
    if (Object.hasOwn(ignored, name)) {
      let end = optionalArgument(tex, at)?.end ?? at;
      for (let left = ignored[name] ?? 0; left > 0; left--) end = texArgument(tex, end).end;
      return { text: "", end };
    }
    const made = commandWithArguments(name, { tex, at, take });
    if (made) return made;
    this.unknown.push({ name, at: base + start });
    return { text: "", end: at };
  }
}
