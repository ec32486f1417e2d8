// TeX in BibTeX values: rewrites what citation-js does not know (and would print as “\fracab”) into what it does.
import { keepCase } from "../marked-text.ts";
import { accents, silent, single, symbols, transparent } from "./tex-commands.ts";

/** Commands that citation-js knows, by what they take. */
export interface KnownCommands {
  readonly symbols: ReadonlySet<string>;
  /** One argument in braces, without which it throws. */
  readonly braced: ReadonlySet<string>;
}

export interface RepairedTex {
  readonly tex: string;
  /** Names of commands that are not known; their arguments are kept. */
  readonly unknown: readonly string[];
}

/** `protectCase`: braces keep their letters as they are in styles that change the case of titles. */
export function repairTex(tex: string, known: KnownCommands, protectCase: boolean): RepairedTex {
  const unknown: string[] = [];
  if (!/[\\{$]/.test(tex)) return { tex, unknown };
  // ı and ȷ under an accent are i and j.
  const dotted = tex.replace(
    /(\\(?:['`^"~=.]|[uvHr](?=[\s{\\])))\s*(?:\{\s*\\([ij])\s*\}|\\([ij])(?![A-Za-z])\s?)/g,
    (_, accent: string, a?: string, b?: string) => `${accent}{${a ?? b}}`,
  );
  const mender = { known, unknown };
  const mended = repair(dotted, mender, protectCase && !isOneGroup(dotted));
  return { tex: evenDollars(mended), unknown: [...new Set(unknown)] };
}

interface TexRepairer {
  readonly known: KnownCommands;
  readonly unknown: string[];
}

function repair(tex: string, mender: TexRepairer, protectCase: boolean): string {
  let out = "";
  let at = 0;
  let commandEnd = -1;
  while (at < tex.length) {
    const character = tex[at] ?? "";
    if (character === "{") {
      const group = argument(tex, at);
      // The group after a command is its argument.
      out += braces(repair(group.text, mender, false), protectCase && at !== commandEnd);
      at = group.end;
    } else if (character === "\\") {
      const command = /^\\(?:([A-Za-z]+)\*? *|([\s\S]?))/.exec(tex.slice(at, at + 80));
      at += Math.max(1, command?.[0].length ?? 1);
      const done =
        command?.[1] === undefined
          ? { text: ofSingle(command?.[2] ?? "", mender), end: at }
          : ofNamed(command[1], tex, at, mender);
      out += done.text;
      at = done.end;
      commandEnd = at;
    } else {
      out += character;
      at++;
    }
  }
  return out;
}

const braces = (text: string, protectCase: boolean) =>
  protectCase && /\p{L}/u.test(text) && !text.startsWith("\\")
    ? `{${keepCase.begin}${text}${keepCase.end}}`
    : `{${text}}`;

function ofSingle(character: string, { known }: TexRepairer): string {
  if (/[&%$#_{}]/.test(character) || known.symbols.has(character)) return `\\${character}`;
  return single[character] ?? character;
}

function ofNamed(name: string, tex: string, at: number, mender: TexRepairer): { text: string; end: number } {
  const { known } = mender;
  if (name === "i" || name === "j" || known.symbols.has(name)) return { text: `\\${name} `, end: at };
  const take = (from: number): { text: string; end: number } => {
    const found = argument(tex, from);
    return { text: repair(found.text, mender, false), end: found.end };
  };
  if (known.braced.has(name)) {
    const only = take(at);
    return { text: `\\${name}{${only.text}}`, end: only.end };
  }
  const symbol = symbols[name];
  if (symbol !== undefined) return { text: symbol, end: at };
  if (transparent.has(name)) {
    const only = take(at);
    return { text: `{${only.text}}`, end: only.end };
  }
  const skipped = silent[name];
  if (skipped !== undefined) {
    let end = at;
    for (let i = 0; i < skipped; i++) end = argument(tex, end).end;
    return { text: "", end };
  }
  const accent = accents[name];
  if (accent !== undefined) {
    const only = take(at);
    return { text: (only.text + accent).normalize("NFC"), end: only.end };
  }
  return ofTwo(name, tex, at, take, mender);
}

function ofTwo(
  name: string,
  tex: string,
  at: number,
  take: (from: number) => { text: string; end: number },
  mender: TexRepairer,
) {
  switch (name) {
    case "frac":
    case "tfrac":
    case "dfrac":
    case "nicefrac":
    case "sfrac": {
      const above = take(at);
      const below = take(above.end);
      return { text: `${grouped(above.text)}/${grouped(below.text)}`, end: below.end };
    }
    case "sqrt": {
      const inside = take(at);
      return { text: `√${grouped(inside.text)}`, end: inside.end };
    }
    case "ce": {
      const formula = argument(tex, at);
      return { text: chemistry(formula.text), end: formula.end };
    }
    case "ensuremath": {
      const formula = take(at);
      return { text: inMath(tex, at) ? formula.text : `$${formula.text}$`, end: formula.end };
    }
    case "SI":
    case "qty": {
      const number = take(at);
      const unit = take(number.end);
      return { text: `${number.text}\u00a0${unit.text}`, end: unit.end };
    }
    case "href":
    case "textcolor":
    case "bibfield":
      return take(argument(tex, at).end);
    default:
      mender.unknown.push(name);
      return { text: "", end: at };
  }
}

/** Something longer than a word needs parentheses once the bar of the fraction is gone. */
const grouped = (text: string) => (/^[\p{L}\p{N}.]*$/u.test(text) ? text : `(${text})`);

/** The argument at an offset: a group, a command or one character. */
function argument(tex: string, from: number): { text: string; end: number } {
  let at = from;
  while (/\s/.test(tex[at] ?? "")) at++;
  if (tex[at] !== "{") {
    const end = Math.min(tex.length, at + (/^\\(?:[A-Za-z]+|[\s\S])/.exec(tex.slice(at, at + 80))?.[0].length ?? 1));
    return { text: tex.slice(at, end), end };
  }
  for (let i = at, depth = 0; i < tex.length; i++) {
    if (tex[i] === "\\") i++;
    else if (tex[i] === "{") depth++;
    else if (tex[i] === "}" && --depth === 0) return { text: tex.slice(at + 1, i), end: i + 1 };
  }
  return { text: tex.slice(at + 1), end: tex.length };
}

const isOneGroup = (tex: string) => tex.startsWith("{") && argument(tex, 0).end === tex.length;

function inMath(tex: string, at: number): boolean {
  return (tex.slice(0, at).match(/(?<!\\)\$/g)?.length ?? 0) % 2 === 1;
}

/** A dollar without its partner is an amount of money. */
function evenDollars(tex: string): string {
  if ((tex.match(/(?<!\\)\$/g)?.length ?? 0) % 2 === 0) return tex;
  return tex.replace(/(?<!\\)\$(?=[^$]*$)/, "\\$");
}

/** mhchem, as far as titles use it: H2O, Fe^3+, SO4^{2-}, A -> B. */
function chemistry(formula: string): string {
  return formula
    .replace(/<=>|<-->/g, "⇌")
    .replace(/->/g, "→")
    .replace(
      /\^\{([^{}]*)\}|\^(\d*[+-])/g,
      (_, group?: string, charge?: string) => `\\textsuperscript{${(group ?? charge ?? "").replace("-", "−")}}`,
    )
    .replace(/_\{?(\w+)\}?/g, "\\textsubscript{$1}")
    .replace(/(?<=[\p{L})\]])(\d+)/gu, "\\textsubscript{$1}");
}

/** URLs, DOIs: characters as they are. */
export function verbatim(tex: string): string {
  const address = /^\s*\\url\s*\{(.*)\}\s*$/s.exec(tex)?.[1] ?? tex;
  return address
    .replace(/\\textasciitilde(?:\{\}|\s)?|\\~(?:\{\})?|\$\\sim\$/g, "~")
    .replace(/\\([_%&#${}])/g, "$1")
    .replace(/[{}]/g, "")
    .trim();
}
