// Fields without Markdown: names of people and rooms, tracks, places. In: the field's text. Out: the text with the
// remains of other programs replaced by what they mean: TeX's accents and signs, characters and tags of HTML,
// characters of the Symbol font.
import { decodeString } from "micromark-util-decode-string";
import { type Checked, textOf } from "../../source/checked.ts";
import type { Reporter } from "../../source/diagnostic.ts";
import { rewrittenText } from "../../source/scalar-text.ts";
import type { SourceText } from "../../source/source.ts";
import { lowered, raised } from "../../tex/scripts.ts";
import type { Repair } from "./islands.ts";
import { closing } from "./paragraph-ends.ts";
import { foreignSign, Repairs } from "./repairs.ts";
import { accentAt } from "./tex-accents.ts";
import { commandAt, groupAt, spaceAt, type TexInText, tieAt } from "./tex-in-text.ts";

interface Change {
  readonly start: number;
  readonly end: number;
  readonly text: string;
  readonly of: Repair["of"];
}

// biome-ignore-start lint/suspicious/noControlCharactersInRegex: they are what is looked for
const foreign =
  /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u3000-\u3002\u300c\u300d\u3010\u3011\uf020-\uf0ff\uff01-\uff5e\uffe0-\uffe6\u3371-\u33df\u33ff]/;
const interesting =
  /[\\{$~&<\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u3000-\u3002\u300c\u300d\u3010\u3011\uf020-\uf0ff\uff01-\uff5e\uffe0-\uffe6\u3371-\u33df\u33ff]/;
// biome-ignore-end lint/suspicious/noControlCharactersInRegex: they are what is looked for

export function plainField(text: SourceText, diagnostics: Reporter): SourceText {
  if (!interesting.test(text.value)) return text;
  const changes = changesIn(text.value, 0, text.value.length);
  if (changes.length === 0) return text;
  const repairs = new Repairs();
  for (const { start, end, text: value, of } of changes) {
    const repair = { of, as: value, edits: [{ start, end, text: value }] };
    repairs.add({ kind: "literal", value, start, end, repair }, text);
  }
  repairs.report(diagnostics);
  return rewrittenText(text, changes);
}

/** The words of a field, white space folded; null if there are none. */
export function plainWords(of: Checked<unknown> | null, diagnostics: Reporter): string | null {
  if (!of) return null;
  const words = plainField(textOf(of), diagnostics).value.trim().replace(/\s+/g, " ");
  return words === "" ? null : words;
}

function changesIn(text: string, from: number, to: number): readonly Change[] {
  const changes: Change[] = [];
  for (let at = from; at < to; ) {
    const found = interesting.test(text.charAt(at)) ? changesAt(text, at) : null;
    if (found && found.end <= to) {
      changes.push(...found.changes);
      at = found.end;
    } else at++;
  }
  return changes;
}

interface Found {
  readonly changes: readonly Change[];
  readonly end: number;
}

function changesAt(text: string, at: number): Found | null {
  const one = (end: number, value: string, of: Repair["of"]): Found => ({
    changes: [{ start: at, end, text: value, of }],
    end,
  });
  const character = text.charAt(at);
  if (foreign.test(character)) {
    const sign = foreignSign(text, at);
    return sign && one(at + 1, sign.value, sign.of);
  }
  switch (character) {
    case "\\": {
      const escaped = text.charAt(at + 1);
      if (escaped !== "" && "&%$#_".includes(escaped)) return one(at + 2, escaped, "TeX");
      return ofTex(text, at, accentAt(text, at) ?? spaceAt(text, at) ?? commandAt(text, at));
    }
    case "{":
      return text[at + 1] === "\\" ? ofTex(text, at, groupAt(text, at)) : null;
    case "~":
      return ofTex(text, at, tieAt(text, at));
    case "$": {
      const close = text.indexOf("$", at + 1);
      const formula = close === -1 ? null : plainFormula(text.slice(at + 1, close));
      return formula === null ? null : one(close + 1, formula, "TeX");
    }
    case "&": {
      const written = /^&(?:#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});/.exec(
        text.slice(at, at + 40),
      )?.[0];
      const decoded = written && decodeString(written);
      return written && decoded !== undefined && decoded !== written ? one(at + written.length, decoded, "HTML") : null;
    }
    default:
      return tagAt(text, at);
  }
}

const inlineTags = /^<\/?(?:i|em|b|strong|u|span|font|p|div|br|a|small|big|tt|code|s)(?:\s[^<>]{0,200})?\/?>/i;

function tagAt(text: string, at: number): Found | null {
  const script = /^<(sub|sup)>([^<>]{1,40})<\/\1>/i.exec(text.slice(at, at + 60));
  if (script) {
    const [whole, tag = "", inside = ""] = script;
    const value = (tag.toLowerCase() === "sub" ? lowered(inside) : raised(inside)) ?? inside;
    return { changes: [{ start: at, end: at + whole.length, text: value, of: "HTML" }], end: at + whole.length };
  }
  const tag = inlineTags.exec(text.slice(at, at + 220))?.[0];
  if (tag === undefined) return null;
  const apart =
    /^<\/?(?:p|div|br)/i.test(tag) && /\S/.test(text.charAt(at - 1)) && /\S/.test(text.charAt(at + tag.length));
  return { changes: [{ start: at, end: at + tag.length, text: apart ? " " : "", of: "HTML" }], end: at + tag.length };
}

function ofTex(text: string, at: number, tex: TexInText | null): Found | null {
  if (tex?.kind === "character")
    return { changes: [{ start: at, end: tex.end, text: tex.value, of: "TeX" }], end: tex.end };
  if (tex?.kind === "math") {
    const formula = plainFormula(text.slice(tex.from, tex.to));
    return formula === null ? null : { changes: [{ start: at, end: tex.end, text: formula, of: "TeX" }], end: tex.end };
  }
  if (tex?.kind !== "wrapped") return null;
  if (tex.as === "subscript" || tex.as === "superscript") {
    const inside = text.slice(tex.from, tex.to);
    const value = (tex.as === "subscript" ? lowered(inside) : raised(inside)) ?? inside;
    return { changes: [{ start: at, end: tex.end, text: value, of: "TeX" }], end: tex.end };
  }
  const around = [
    { start: at, end: tex.from, text: "", of: "TeX" as const },
    { start: tex.to, end: tex.end, text: "", of: "TeX" as const },
  ];
  const [open, close] = around;
  if (!open || !close) return null;
  return { changes: [open, ...changesIn(text, tex.from, tex.to), close], end: tex.end };
}

/** A formula that a line of text can show: letters, signs, raised and lowered characters. Null for all others. */
function plainFormula(tex: string): string | null {
  let out = "";
  for (let at = 0; at < tex.length; ) {
    const character = tex.charAt(at);
    if (character === "_" || character === "^") {
      const close = tex[at + 1] === "{" ? closing(tex, at + 1, "{}") : at + 1;
      const inside = tex[at + 1] === "{" ? tex.slice(at + 2, close) : tex.charAt(at + 1);
      const script = close === -1 ? null : (character === "_" ? lowered : raised)(plainFormula(inside) ?? "");
      if (!script) return null;
      out += script;
      at = close + 1;
    } else if (character === "\\") {
      const command = commandAt(tex, at);
      if (command?.kind === "character") out += command.value;
      else if (command?.kind === "wrapped") out += plainFormula(tex.slice(command.from, command.to)) ?? "";
      else return null;
      at = command.end;
    } else if (/[{}]/.test(character)) at++;
    else {
      out += character === "-" ? "−" : character === " " ? "" : character;
      at++;
    }
  }
  return out;
}
