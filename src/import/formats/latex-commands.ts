// Commands and environments of a LaTeX file, found by name; its own macros are replaced by their definitions.
import { argumentAt, closingEnvironment, optionAt } from "../text/tex-scan.ts";

export interface FoundCommand {
  readonly text: string;
  readonly option: string | null;
  readonly at: number;
}

export function argumentsOf(tex: string, names: string): readonly FoundCommand[] {
  return [...tex.matchAll(new RegExp(`\\\\(?:${names})(?![A-Za-z])\\*?\\s{0,20}(?=[[{])`, "g"))].map((match) => {
    const from = match.index + match[0].length;
    const option = optionAt(tex, from);
    return { text: argumentAt(tex, option?.end ?? from).text, option: option?.text ?? null, at: match.index };
  });
}

/** A text without these commands and what they enclose. */
export function withoutCommands(tex: string, names: string): string {
  let out = "";
  let done = 0;
  for (const { at } of argumentsOf(tex, names)) {
    if (at < done) continue;
    out += tex.slice(done, at);
    done = argumentAt(tex, tex.indexOf("{", at)).end;
  }
  return out + tex.slice(done);
}

export function environmentsOf(tex: string, names: string): readonly string[] {
  return [...tex.matchAll(new RegExp(`\\\\begin\\{(${names})\\}`, "g"))].map((match) => {
    const from = match.index + match[0].length;
    return tex.slice(from, closingEnvironment(tex, from, match[1] ?? "").start);
  });
}

export interface Macro {
  readonly parameters: number;
  /** The value of an optional first parameter; null if it is not optional. */
  readonly usual: string | null;
  readonly body: string;
}

const definitions =
  /\\(?:(?:newcommand|renewcommand|providecommand|DeclareRobustCommand|DeclareMathOperator)\*?\s{0,10}\{?\s{0,5}\\([A-Za-z]{1,40})\s{0,5}\}?\s{0,10}(?:\[(\d)\]\s{0,10}(?:\[([^\]]{0,100})\]\s{0,10})?)?|(?:def|gdef)\s{0,5}\\([A-Za-z]{1,40})((?:#\d){0,9}))(?=\{)/g;

/** The macros that the file defines. */
export function ownMacros(tex: string): ReadonlyMap<string, Macro> {
  const found = new Map<string, Macro>();
  for (const match of tex.matchAll(definitions)) {
    const [whole, name, count, usual, short, marks = ""] = match;
    const body = argumentAt(tex, match.index + whole.length).text;
    if (body.length >= 400 || found.size >= 200) continue;
    // A macro for the whole page, such as a template's head, prints nothing that is wanted.
    found.set(name ?? short ?? "", {
      parameters: short === undefined ? Number(count ?? 0) : marks.length / 2,
      usual: usual ?? null,
      body: whole.includes("Operator") ? `\\operatorname{${body}}` : body,
    });
  }
  return found;
}

export function expanded(tex: string, macros: ReadonlyMap<string, Macro>): string {
  if (macros.size === 0) return tex;
  let out = tex;
  // One round, and two more for macros inside macros; no more, so that it always ends.
  for (let round = 0; round < 3; round++) {
    const before = out;
    out = expandedOnce(out, macros);
    if (out.length > tex.length * 10 + 10_000) return tex;
    if (out === before) break;
  }
  return out;
}

function expandedOnce(tex: string, macros: ReadonlyMap<string, Macro>): string {
  let out = "";
  let done = 0;
  for (const match of tex.matchAll(/\\([A-Za-z]{1,40})(?![A-Za-z])/g)) {
    const macro = macros.get(match[1] ?? "");
    const { index } = match;
    if (
      !macro ||
      index < done ||
      /(?:[Cc]ommand|Operator|def)\*?\s{0,10}\{?$/.test(tex.slice(Math.max(0, index - 30), index))
    )
      continue;
    let end = index + match[0].length;
    const values: string[] = [];
    if (macro.usual !== null && macro.parameters > 0) {
      const option = optionAt(tex, end);
      values.push(option?.text ?? macro.usual);
      end = option?.end ?? end;
    }
    while (values.length < macro.parameters) {
      const value = argumentAt(tex, end);
      values.push(value.text);
      end = value.end;
    }
    const body = macro.body.replace(/#([1-9])/g, (_, number: string) => values[Number(number) - 1] ?? "");
    // TeX swallows the space after a name; a letter right after the result would become part of a command.
    const joint = /\\[A-Za-z]+$/.test(body) && /^[A-Za-z]/.test(tex.slice(end, end + 1)) ? " " : "";
    out += tex.slice(done, index) + body + joint;
    done = end;
  }
  return out + tex.slice(done);
}
