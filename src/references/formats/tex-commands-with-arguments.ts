// TeX commands of bibliographies that take several arguments, or an argument that is not text. In: a command's name and
// the offset after it. Out: its text, or null for another command.
import { optionalArgument, texArgument } from "./tex-argument.ts";
import { chemistry, type DecodedPart, scripted } from "./tex-signs.ts";
import { verbatimTex } from "./verbatim-tex.ts";

export interface Arguments {
  readonly tex: string;
  /** The offset after the command's name. */
  readonly at: number;
  /** Decodes the argument at an offset. */
  readonly take: (from: number, math?: boolean) => DecodedPart;
}

export function commandWithArguments(name: string, given: Arguments): DecodedPart | null {
  if (/^(?:[dt]|nice|s|text)?frac$/.test(name)) return fraction(given);
  if (/^(?:SI|qty)$/.test(name)) return quantity(given);
  if (/^(?:url|path|nolinkurl)$/.test(name)) return address(given);
  if (/^(?:char|symbol|ElsevierGlyph|unicode)$/.test(name)) return byNumber(name, given);
  if (/^text(?:super|sub)script$/.test(name)) return script(name, given);
  const { tex, at, take } = given;
  switch (name) {
    case "sqrt":
      return root(given);
    case "ce": {
      const formula = texArgument(tex, at);
      return { text: chemistry(formula.text), end: formula.end };
    }
    case "ensuremath":
      return take(at, true);
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

function fraction({ at, take }: Arguments): DecodedPart {
  const above = take(at);
  const below = take(above.end);
  return { text: `${grouped(above.text)}/${grouped(below.text)}`, end: below.end };
}

function root({ tex, at, take }: Arguments): DecodedPart {
  const index = optionalArgument(tex, at);
  const inside = take(index?.end ?? at);
  return { text: `${index ? scripted("sup", index.text) : ""}√${grouped(inside.text)}`, end: inside.end };
}

function script(name: string, { at, take }: Arguments): DecodedPart {
  const inside = take(at, false);
  const tag = name === "textsuperscript" ? "sup" : "sub";
  return { text: `<${tag}>${inside.text}</${tag}>`, end: inside.end };
}

function quantity({ tex, at, take }: Arguments): DecodedPart {
  const number = take(optionalArgument(tex, at)?.end ?? at);
  const unit = take(number.end);
  return { text: `${number.text}\u00a0${unit.text}`, end: unit.end };
}

function address({ tex, at }: Arguments): DecodedPart {
  const written = texArgument(tex, at);
  return { text: verbatimTex(written.text), end: written.end };
}

/** `\char"00E9`, `\symbol{233}`, `\ElsevierGlyph{2013}`, `\unicode{x3b1}`. */
function byNumber(name: string, { tex, at }: Arguments): DecodedPart {
  const bare = name === "char" ? /^["']?[\dA-Fa-f]{1,6}/.exec(tex.slice(at, at + 8))?.[0] : undefined;
  const given = bare === undefined ? texArgument(tex, at) : { text: bare, end: at + bare.length };
  const hexadecimal = name === "ElsevierGlyph" || /^["x]/.test(given.text);
  const code = Number.parseInt(given.text.replace(/^["'x]/, ""), hexadecimal ? 16 : 10);
  const isCharacter = code > 31 && code < 0xd800;
  return { text: isCharacter ? String.fromCodePoint(code) : "", end: given.end };
}

/** A term longer than a word needs parentheses once the fraction bar is gone. */
const grouped = (text: string) => (/^[\p{L}\p{N}.]*$/u.test(text) ? text : `(${text})`);
