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

export function environmentsOf(tex: string, names: string): readonly string[] {
  return [...tex.matchAll(new RegExp(`\\\\begin\\{(${names})\\}`, "g"))].map((match) => {
    const from = match.index + match[0].length;
    return tex.slice(from, closingEnvironment(tex, from, match[1] ?? "").start);
  });
}

/** Macros without arguments that the file defines for its text. */
export function ownMacros(tex: string): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  for (const match of tex.matchAll(
    /\\(?:newcommand|renewcommand|providecommand|DeclareMathOperator)\*?\s{0,10}\{?\\([A-Za-z]{1,40})\}?\s{0,10}(?=\{)/g,
  )) {
    const body = argumentAt(tex, match.index + match[0].length).text;
    if (body.length < 200 && found.size < 200)
      found.set(match[1] ?? "", match[0].includes("Operator") ? `\\operatorname{${body}}` : body);
  }
  return found;
}

export function expanded(tex: string, macros: ReadonlyMap<string, string>): string {
  if (macros.size === 0) return tex;
  let out = tex;
  // One round, and a second for a macro inside a macro; no more, so that it always ends.
  for (let round = 0; round < 2; round++) {
    out = out.replace(/\\([A-Za-z]{1,40})(?![A-Za-z])/g, (whole, name: string, at: number) => {
      const body = macros.get(name);
      return body === undefined || /command\*?\s{0,10}\{?$/.test(out.slice(Math.max(0, at - 24), at)) ? whole : body;
    });
    if (out.length > tex.length * 10 + 10_000) return tex;
  }
  return out;
}
