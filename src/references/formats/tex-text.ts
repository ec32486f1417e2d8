// TeX in fields of bibliographies → text with the little HTML that citeproc understands: accents and signs as characters,
// italics, bold, scripts; formulas as far as a line of text can show them.
import { keepCase } from "../marked-text.ts";
import { optionalArgument, texArgument } from "./tex-argument.ts";
import { accentOf, characterNamed, ignored, raised, signs, switches, wrappers } from "./tex-commands.ts";

export interface DecodedTex {
  readonly text: string;
  /** Commands that are not known, each with its offset; they are left out, their arguments are kept. */
  readonly unknown: readonly { readonly name: string; readonly at: number }[];
}

export interface TexOptions {
  /** Braces keep their letters as they are in styles that change the case of titles. */
  readonly protectCase?: boolean;
  /** What a command stands for that has a meaning in this field alone: `\apj`. */
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

/** Groups nest no deeper in any title; what does is read without its braces. */
const deepest = 60;

interface Read {
  readonly text: string;
  readonly end: number;
}

class Decoder {
  readonly unknown: { readonly name: string; readonly at: number }[] = [];
  readonly #command: (name: string) => string | null;

  constructor(command: TexOptions["command"]) {
    this.#command = command ?? (() => null);
  }

  /** `base`: where the text stands in the whole. */
  text(tex: string, base: number, depth: number, protectCase: boolean): string {
    if (depth > deepest) return tex.replace(/[{}]/g, "");
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
        const done = this.#commandAt(tex, at, base, depth, false);
        out += done.text;
        at = done.end;
      } else if (character === "{") {
        const group = texArgument(tex, at);
        const inside = this.text(group.text, base + group.start, depth + 1, false);
        const isProtected = protectCase && /\p{L}/u.test(inside) && !group.text.startsWith("\\");
        out += isProtected ? keepCase.begin + inside + keepCase.end : inside;
        at = group.end;
      } else if (character === "$") {
        const formula = this.#formula(tex, at, base, depth);
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

  #formula(tex: string, at: number, base: number, depth: number): Read {
    const mark = tex[at + 1] === "$" ? "$$" : "$";
    const close = tex.indexOf(mark, at + mark.length);
    // A dollar without its partner is an amount of money.
    if (close === -1) return { text: "$", end: at + 1 };
    const inside = tex.slice(at + mark.length, close);
    return { text: this.math(inside, base + at + mark.length, depth + 1), end: close + mark.length };
  }

  math(tex: string, base: number, depth: number): string {
    if (depth > deepest) return tex.replace(/[{}\\]/g, "");
    let out = "";
    let at = 0;
    while (at < tex.length) {
      const character = tex[at] ?? "";
      if (/\s/.test(character)) {
        // TeX makes its own spaces; those that somebody typed beside an operator stay.
        while (/\s/.test(tex[at] ?? "")) at++;
        if (/(?:[+=>−]|&lt;)$/.test(out) || /[+=<>-]/.test(tex[at] ?? "")) out += " ";
      } else if (character === "}" || character === "&") at++;
      else if (character === "\\") {
        const done = this.#commandAt(tex, at, base, depth, true);
        out += done.text;
        at = done.end;
      } else if (character === "{") {
        const group = texArgument(tex, at);
        out += this.math(group.text, base + group.start, depth + 1);
        at = group.end;
      } else if (character === "^" || character === "_") {
        const only = this.#script(tex, at + 1, base, depth);
        out += scripted(character === "^" ? "sup" : "sub", only.text);
        at = Math.max(only.end, at + 1);
      } else {
        out += mathSigns[character] ?? character;
        at++;
      }
    }
    return out;
  }

  /** A group, a character, or a command with what it takes: `k_\mathrm{B}`. */
  #script(tex: string, at: number, base: number, depth: number): Read {
    let start = at;
    while (/\s/.test(tex[start] ?? "")) start++;
    if (tex[start] === "\\") return this.#commandAt(tex, start, base, depth, true);
    const only = texArgument(tex, start);
    return { text: this.math(only.text, base + only.start, depth + 1), end: only.end };
  }

  /** `{\it …}`: a switch holds to the end of its group. */
  #switch(tex: string, at: number): readonly [string, string] {
    const name = /^\\([a-z]{2,8})(?![A-Za-z])/.exec(tex.slice(at, at + 12))?.[1];
    return (name === undefined ? undefined : switches[name]) ?? ["", ""];
  }

  #commandAt(tex: string, at: number, base: number, depth: number, isMath: boolean): Read {
    const name = /^\\([A-Za-z]{1,60})\*?/.exec(tex.slice(at, at + 64));
    if (!name?.[1]) return this.#sign(tex, at, base, depth, isMath);
    // A space behind a command's name ends the name.
    let end = at + name[0].length;
    while (/\s/.test(tex[end] ?? "")) end++;
    return this.#named(name[1], tex, at, end, base, depth, isMath);
  }

  /** `\'e`, `\%`, `\,`, `\(…\)`. */
  #sign(tex: string, at: number, base: number, depth: number, isMath: boolean): Read {
    const character = tex[at + 1] ?? "";
    if (character === "(" || character === "[") {
      const close = tex.indexOf(character === "(" ? "\\)" : "\\]", at + 2);
      if (close !== -1) return { text: this.math(tex.slice(at + 2, close), base + at + 2, depth + 1), end: close + 2 };
    }
    const accent = isMath ? null : accentOf(character);
    if (accent) return this.#accented(accent, tex, at + 2, base, depth);
    return { text: signs[character] ?? character, end: at + 2 };
  }

  #accented(accent: string, tex: string, at: number, base: number, depth: number, isMath = false): Read {
    const only = this.#take(tex, at, base, depth, isMath);
    // ı and ȷ under an accent are i and j.
    const letters = only.text.replace(/^ı/, "i").replace(/^ȷ/, "j");
    const first = /^(?:<[^<>]{1,40}>)?\P{M}\p{M}*/u.exec(letters)?.[0] ?? "";
    return { text: `${first}${accent}${letters.slice(first.length)}`.normalize("NFC"), end: only.end };
  }

  /** One argument, decoded. */
  #take(tex: string, at: number, base: number, depth: number, isMath: boolean): Read {
    const only = texArgument(tex, at);
    const decode = isMath
      ? this.math.bind(this)
      : (text: string, from: number, deep: number) => this.text(text, from, deep, false);
    return { text: decode(only.text, base + only.start, depth + 1), end: only.end };
  }

  #named(name: string, tex: string, start: number, at: number, base: number, depth: number, isMath: boolean): Read {
    const special = this.#command(name);
    if (special !== null) return { text: special, end: at };
    const character = characterNamed(name, isMath);
    if (character !== null) return { text: character, end: at };
    const take = (from: number, math = isMath) => this.#take(tex, from, base, depth, math);
    const accent = accentOf(name) ?? (isMath ? mathAccents[name] : undefined);
    if (accent) return this.#accented(accent, tex, at, base, depth, isMath);
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
    const made = ofSeveral(name, tex, at, take);
    if (made) return made;
    this.unknown.push({ name, at: base + start });
    return { text: "", end: at };
  }
}

/** Commands of more than one argument, or whose argument is not text. */
function ofSeveral(name: string, tex: string, at: number, take: (from: number, math?: boolean) => Read): Read | null {
  switch (name) {
    case "frac":
    case "tfrac":
    case "dfrac":
    case "nicefrac":
    case "sfrac":
    case "textfrac": {
      const above = take(at);
      const below = take(above.end);
      return { text: `${grouped(above.text)}/${grouped(below.text)}`, end: below.end };
    }
    case "sqrt": {
      const root = optionalArgument(tex, at);
      const inside = take(root?.end ?? at);
      return { text: `${root ? scripted("sup", root.text) : ""}√${grouped(inside.text)}`, end: inside.end };
    }
    case "ce": {
      const formula = texArgument(tex, at);
      return { text: chemistry(formula.text), end: formula.end };
    }
    case "ensuremath":
      return take(at, true);
    case "textsuperscript":
    case "textsubscript": {
      const inside = take(at, false);
      const script = name === "textsuperscript" ? "sup" : "sub";
      return { text: `<${script}>${inside.text}</${script}>`, end: inside.end };
    }
    case "SI":
    case "qty": {
      const number = take(optionalArgument(tex, at)?.end ?? at);
      const unit = take(number.end);
      return { text: `${number.text}\u00a0${unit.text}`, end: unit.end };
    }
    case "url":
    case "path":
    case "nolinkurl": {
      const address = texArgument(tex, at);
      return { text: verbatimTex(address.text), end: address.end };
    }
    case "char":
    case "symbol":
    case "ElsevierGlyph":
    case "unicode":
      return byNumber(name, tex, at);
    case "href":
    case "textcolor":
    case "bibfield":
    case "foreignlanguage":
    case "selectlanguage":
    case "raisebox":
    case "textrelax":
      return take(texArgument(tex, at).end);
    case "texorpdfstring": {
      const printed = take(at);
      return { text: printed.text, end: texArgument(tex, printed.end).end };
    }
    default:
      return null;
  }
}

/** `\char"00E9`, `\symbol{233}`, `\ElsevierGlyph{2013}`, `\unicode{x3b1}`. */
function byNumber(name: string, tex: string, at: number): Read {
  const bare = name === "char" ? /^["']?[\dA-Fa-f]{1,6}/.exec(tex.slice(at, at + 8))?.[0] : undefined;
  const given = bare === undefined ? texArgument(tex, at) : { text: bare, end: at + bare.length };
  const hexadecimal = name === "ElsevierGlyph" || /^["x]/.test(given.text);
  const code = Number.parseInt(given.text.replace(/^["'x]/, ""), hexadecimal ? 16 : 10);
  const isCharacter = code > 31 && code < 0xd800;
  return { text: isCharacter ? String.fromCodePoint(code) : "", end: given.end };
}

const mathSigns: Readonly<Record<string, string>> = { "-": "−", "'": "′", "<": "&lt;", "~": "\u00a0" };

const mathAccents: Readonly<Record<string, string>> = {
  vec: "\u20d7",
  hat: "\u0302",
  widehat: "\u0302",
  bar: "\u0304",
  overline: "\u0305",
  tilde: "\u0303",
  widetilde: "\u0303",
  dot: "\u0307",
  ddot: "\u0308",
  acute: "\u0301",
  grave: "\u0300",
  check: "\u030c",
  breve: "\u0306",
  mathring: "\u030a",
};

/** Something longer than a word needs parentheses once the bar of the fraction is gone. */
const grouped = (text: string) => (/^[\p{L}\p{N}.]*$/u.test(text) ? text : `(${text})`);

/** Raised or lowered: by characters of their own where Unicode has them for all of it, else by a tag. */
function scripted(script: "sup" | "sub", text: string): string {
  if (text === "") return "";
  const own = [...text].map((character) => raised[script][character]);
  if (script === "sup" && (text === "∘" || text === "°")) return "°";
  if (script === "sup" && /^′+$/.test(text)) return text;
  return own.every((character) => character !== undefined) ? own.join("") : `<${script}>${text}</${script}>`;
}

/** mhchem, as far as titles use it: H2O, Fe^3+, SO4^{2-}, A -> B. */
function chemistry(formula: string): string {
  return formula
    .replace(/<=>|<-->/g, "⇌")
    .replace(/->/g, "→")
    .replace(
      /\^\{([^{}]*)\}|\^(\d*[+-])/g,
      (_, group?: string, charge?: string) => `<sup>${(group ?? charge ?? "").replace("-", "−")}</sup>`,
    )
    .replace(/_\{?(\w+)\}?/g, "<sub>$1</sub>")
    .replace(/(?<=[\p{L})\]])(\d+)/gu, "<sub>$1</sub>");
}

/** Dashes, quotes and ties, as TeX's text fonts make them of plain characters. */
function ligatureAt(tex: string, at: number): Read | null {
  switch (tex[at]) {
    case "-":
      if (tex.startsWith("---", at)) return { text: "—", end: at + 3 };
      return tex.startsWith("--", at) ? { text: "–", end: at + 2 } : null;
    case "`":
      return tex[at + 1] === "`" ? { text: "“", end: at + 2 } : { text: "‘", end: at + 1 };
    case "'":
      return tex[at + 1] === "'" ? { text: "”", end: at + 2 } : null;
    case "~":
      return { text: "\u00a0", end: at + 1 };
    default:
      return null;
  }
}

/** Addresses, DOIs: characters as they are, but for what exporters escape in them. */
export function verbatimTex(tex: string): string {
  const address = /^\s*\\url\s*\{(.*)\}\s*$/s.exec(tex)?.[1] ?? tex;
  return address
    .replace(/\\textasciitilde(?:\{\}|\s)?|\\~(?:\{\})?|\$\\sim\$/g, "~")
    .replace(/\\textunderscore(?:\{\}|\s)?/g, "_")
    .replace(/\\([_%&#${}])/g, "$1")
    .replace(/\\(?:allowbreak|slash)(?:\{\}|\s)?/g, (command) => (command.startsWith("\\slash") ? "/" : ""))
    .replace(/[{}]/g, "")
    .trim();
}
