// LaTeX within a paragraph → runs: fonts, accents, symbols, formulas, citations, notes, links.
import { combining } from "../../tex/characters.ts";
import { joined, type RichRun, text } from "./rich.ts";
import { fonts, isLooseMath, printedBy, silent, switches } from "./tex-names.ts";
import { argumentAt, closingBrace, dollarAfter, optionAt } from "./tex-scan.ts";

export const deepest = 40;

/** siunitx's commands → the number of their arguments. */
const quantities: Readonly<Record<string, number>> = {
  ...{ SI: 2, qty: 2, si: 1, unit: 1, num: 1, ang: 1, SIrange: 3, qtyrange: 3, numrange: 2, SIlist: 2, qtylist: 2 },
};

export class RunReader {
  /** Commands that are not known. */
  readonly unknown = new Set<string>();

  /** Text within a paragraph. */
  runs(tex: string, depth: number): RichRun[] {
    const out: RichRun[] = [];
    if (depth > deepest) return out;
    let at = 0;
    while (at < tex.length) {
      const character = tex.charAt(at);
      if (character === "\\") at = this.#command(tex, at, out, depth);
      else if (character === "{") {
        const end = closingBrace(tex, at);
        out.push(...this.runs(tex.slice(at + 1, end), depth + 1));
        at = end + 1;
      } else if (character === "}") at++;
      else if (character === "$") {
        const display = tex[at + 1] === "$";
        const end = display ? tex.indexOf("$$", at + 2) : dollarAfter(tex, at + 1);
        if (end === -1) {
          out.push(text("$"));
          at++;
        } else {
          out.push({ kind: "math", tex: tex.slice(at + (display ? 2 : 1), end), display });
          at = end + (display ? 2 : 1);
        }
      } else at = plainText(tex, at, out);
    }
    return out;
  }

  #command(tex: string, at: number, out: RichRun[], depth: number): number {
    const named = /^\\([A-Za-z]+)(\*?)[ \t]*\n?[ \t]*/.exec(tex.slice(at, at + 80));
    const name = named?.[1] ?? tex.charAt(at + 1);
    const behind = at + (named?.[0].length ?? 2);
    if (name === "\\") {
      const option = optionAt(tex, behind + (tex[behind] === "*" ? 1 : 0));
      out.push({ kind: "break" });
      return option && /^-?[\d.]+\s*[a-z]{2}$/.test(option.text) ? option.end : behind + (tex[behind] === "*" ? 1 : 0);
    }
    if (name === "(") {
      const end = tex.indexOf("\\)", behind);
      if (end !== -1) {
        out.push({ kind: "math", tex: tex.slice(at + 2, end), display: false });
        return end + 2;
      }
    }
    const accent = Object.hasOwn(combining, name) ? combining[name] : undefined;
    if (accent !== undefined) {
      const base = argumentAt(tex, named ? at + 1 + name.length : behind);
      const plain = base.text.replace(/^\\([ij])\s*$/, "$1");
      const inner = this.runs(plain, depth + 1);
      const first = inner[0];
      if (first?.kind === "text")
        out.push(text((first.text.charAt(0) + accent).normalize("NFC") + first.text.slice(1)), ...inner.slice(1));
      return base.end;
    }
    const printed = printedBy(name);
    if (printed !== undefined) {
      out.push(text(printed));
      return behind;
    }
    return this.#named(name, tex, behind, out, depth);
  }

  #named(name: string, tex: string, behind: number, out: RichRun[], depth: number): number {
    const font = fonts[name];
    if (font !== undefined) {
      const skipped =
        name === "foreignlanguage" || name === "textcolor"
          ? argumentAt(tex, optionAt(tex, behind)?.end ?? behind).end
          : behind;
      const argument = argumentAt(tex, optionAt(tex, skipped)?.end ?? skipped);
      const children = this.runs(argument.text, depth + 1);
      if (name === "ensuremath") out.push({ kind: "math", tex: argument.text, display: false });
      else if (name === "enquote") out.push(text("“"), ...children, text("”"));
      else if (font === "none") out.push(...children);
      else if (font === "code")
        out.push({ kind: "code", text: children.map((run) => ("text" in run ? run.text : "")).join("") });
      else out.push({ kind: font, children });
      return argument.end;
    }
    const style = switches[name];
    if (style !== undefined) {
      const rest = this.runs(tex.slice(behind), depth + 1);
      if (style === "none") out.push(...rest);
      else if (style === "code")
        out.push({ kind: "code", text: rest.map((run) => ("text" in run ? run.text : "")).join("") });
      else out.push({ kind: style, children: rest });
      return tex.length;
    }
    if (isLooseMath(name)) return this.#looseMath(name, tex, behind, out);
    return this.#reference(name, tex, behind, out, depth);
  }

  /** A mathematical symbol without dollars. */
  #looseMath(name: string, tex: string, behind: number, out: RichRun[]): number {
    const count = name === "frac" ? 2 : name === "sqrt" ? 1 : 0;
    let end = behind;
    for (let i = 0; i < count; i++) end = argumentAt(tex, end).end;
    const script = /^\s*[_^](?:\{[^{}]{0,40}\}|\\?[A-Za-z0-9])/.exec(tex.slice(end, end + 60));
    if (script) end += script[0].length;
    const space = /\s$/.test(tex.slice(0, behind)) && count === 0 && !script ? " " : "";
    out.push({ kind: "math", tex: `\\${name}${tex.slice(behind, end)}`, display: false }, text(space));
    return end;
  }

  #reference(name: string, tex: string, behind: number, out: RichRun[], depth: number): number {
    if (/^(?:[Cc]ite\w*|(?:paren|text|auto|foot|super)cite\w*|onlinecite)$/.test(name))
      return this.#citation(tex, behind, out);
    if (name === "footnote" || name === "footnotetext" || name === "thanks") {
      const note = argumentAt(tex, optionAt(tex, behind)?.end ?? behind);
      const children = joined(this.runs(note.text, depth + 1)).filter(
        (run) => run.kind !== "footnote" && run.kind !== "break",
      );
      if (children.length > 0) out.push({ kind: "footnote", children });
      return note.end;
    }
    if (name === "url" || name === "nolinkurl") {
      const url = argumentAt(tex, behind);
      out.push(text(addressOf(url.text)));
      return url.end;
    }
    if (name === "href") {
      const url = argumentAt(tex, behind);
      const words = argumentAt(tex, url.end);
      out.push({ kind: "link", url: addressOf(url.text), children: this.runs(words.text, depth + 1) });
      return words.end;
    }
    if (/^(?:ref|eqref|autoref|cref|Cref|pageref)$/.test(name)) {
      // `\eqref` prints the brackets itself.
      out.push(text(name === "eqref" ? "(…)" : "…"));
      this.unknown.add(name);
      return argumentAt(tex, behind).end;
    }
    const count = quantities[name];
    if (count !== undefined) {
      // Formulas know siunitx.
      let end = optionAt(tex, behind)?.end ?? behind;
      for (let i = 0; i < count; i++) end = argumentAt(tex, end).end;
      out.push({ kind: "math", tex: `\\${name}${tex.slice(behind, end)}`, display: false });
      return end;
    }
    if (name === "ce") {
      const formula = argumentAt(tex, behind);
      out.push({ kind: "math", tex: `\\ce{${formula.text}}`, display: false });
      return formula.end;
    }
    return this.#rest(name, tex, behind, out, depth);
  }

  #citation(tex: string, behind: number, out: RichRun[]): number {
    let from = behind;
    let suffix = "";
    for (let option = optionAt(tex, from); option; option = optionAt(tex, from)) {
      suffix = option.text;
      from = option.end;
    }
    const keys = argumentAt(tex, from);
    const list = keys.text
      .split(",")
      .map((key) => key.trim())
      .filter((key) => key !== "");
    if (list.length > 0) out.push({ kind: "citation", keys: list, suffix: suffix.trim() });
    return keys.end;
  }

  #rest(name: string, tex: string, behind: number, out: RichRun[], depth: number): number {
    const count = silent.get(name);
    let end = behind;
    if (count !== undefined) {
      if (tex[end] === "*") end++;
      for (let i = 0; i < count; i++) end = argumentAt(tex, optionAt(tex, end)?.end ?? end).end;
      return end;
    }
    if (name === "end" || name === "begin" || name === "item") return argumentAt(tex, behind).end;
    this.unknown.add(name);
    // Its arguments are usually words.
    while (tex[end] === "{") {
      const argument = argumentAt(tex, end);
      out.push(...this.runs(argument.text, depth + 1));
      end = argument.end;
    }
    return end;
  }
}

function addressOf(written: string): string {
  return written.replace(/\\([%#&_~{}])/g, "$1").trim();
}

/** Quotation marks, dashes and ties in text without commands. */
function plainText(tex: string, at: number, out: RichRun[]): number {
  let end = at;
  while (end < tex.length && !/[\\{}$]/.test(tex.charAt(end))) end++;
  const words = tex
    .slice(at, end)
    .replace(/---/g, "—")
    .replace(/--/g, "–")
    .replace(/``/g, "“")
    .replace(/''/g, "”")
    .replace(/`/g, "‘")
    .replace(/'/g, "’")
    .replace(/~/g, "\u00a0")
    // Line ends are kept, because they separate references; they are printed as spaces.
    .replace(/\s+/g, (space) => (space.includes("\n") ? "\n" : " "));
  out.push(text(words));
  return end;
}
