// Finds the slips of a YAML file, line by line: values that were meant as texts, texts that are not indented, tabs as
// indentation, a space that is missing after a colon. In: a text; how wide its tabs are. Out: the slips in it, with the
// edits that make it YAML. What is beyond doubt only: all else is left to the messages of YAML.
import { append } from "../../runtime/append.ts";
import { flowSlips } from "./flow-slips.ts";
import { indentSlips } from "./indent-slips.ts";
import { afterDash, keyAt, linesOf, type WrittenKey, type YamlLine } from "./lines.ts";
import {
  isField,
  longTexts,
  printedTexts,
  quotedText,
  type Slip,
  type SlipEdit,
  shown,
  structured,
  textSlip,
} from "./slip.ts";
import { smartQuotes, smartQuotesIn } from "./smart-quotes.ts";
import { blockRegion, isUnmarkedText, looseEnd, startsLoose, type TextRegion } from "./text-region.ts";
import { marksOf, textMeant, withoutComment, type YamlMarks } from "./value-slip.ts";

export function findSlips(text: string, tab: number): readonly Slip[] {
  const finder = new SlipFinder(text, tab);
  return finder.all();
}

/** A value: the line that it begins on, its place there, and the column of its key or dash. */
interface Place {
  readonly line: number;
  readonly at: number;
  readonly column: number;
  /** Of the key; in a list, of the list. */
  readonly name: string;
  readonly isItem: boolean;
}

class SlipFinder {
  readonly #text: string;
  readonly #lines: readonly YamlLine[];
  readonly #marks: YamlMarks;
  readonly #slips: Slip[] = [];
  readonly #indents: SlipEdit[] = [];
  /** The last key without a value on its line: what is below it is its value. */
  #open: { readonly name: string; readonly column: number } = { name: "", column: -1 };

  constructor(text: string, tab: number) {
    this.#text = text;
    this.#lines = linesOf(text, tab);
    this.#marks = marksOf(text);
  }

  all(): readonly Slip[] {
    for (let line = 0; line < this.#lines.length; ) line = this.#read(line);
    return [...this.#slips, ...indentSlips(this.#text, this.#indents)];
  }

  /** Reads what begins on a line, and returns the line after it. */
  #read(index: number): number {
    const line = this.#lines[index];
    if (!line || line.isBlank || this.#isAside(line)) return index + 1;
    this.#spaced(line.start, line.words, line.indent, line.isOdd);
    let at = line.words;
    let column = line.indent;
    let dash = -1;
    for (let next = afterDash(this.#text, at, line.end); next !== null; next = afterDash(this.#text, at, line.end)) {
      dash = column;
      this.#spaced(at + 1, next, next - at - 1, /[^ ]/.test(this.#text.slice(at + 1, next)) && next < line.end);
      column += next - at;
      at = next;
      if (at >= line.end) return index + 1;
    }
    const key = keyAt(this.#text, at, line.end);
    const isText = dash >= 0 && key !== null && this.#isItemOfTexts(key, at, line);
    if (key && !isText) return this.#entry(key, index, column);
    // `9:30: t3` is a field for YAML, and an item for readers of programmes.
    if (/^\d{1,2}[:.h]\d\d:\s/.test(this.#text.slice(at, at + 8))) return index + 1;
    if (dash >= 0) return this.#value({ line: index, at, column: dash, name: this.#open.name, isItem: true });
    if (line.indent > this.#open.column && this.#open.name !== "") return this.#below(index, at);
    return index + 1;
  }

  #below(line: number, at: number): number {
    const { name, column } = this.#open;
    return this.#value({ line, at, column, name, isItem: false });
  }

  /** `- A: b: c` and `- Foo: *bar* x` among texts are left to the reader of fields as a whole. */
  #isItemOfTexts({ name, value }: WrittenKey, at: number, line: YamlLine): boolean {
    const isWord = isField(name) || name === "id";
    return (
      !isWord &&
      printedTexts.has(this.#open.name) &&
      value < line.end &&
      textMeant(this.#text.slice(at, line.end), this.#marks, false) !== null
    );
  }

  #isAside({ start, words }: YamlLine): boolean {
    return (
      this.#text[words] === "#" || (words === start && /^(?:---|\.\.\.|%)/.test(this.#text.slice(start, start + 3)))
    );
  }

  #entry(key: WrittenKey, line: number, column: number): number {
    const { name, sign, start, value } = key;
    const end = this.#lines[line]?.end ?? start;
    if (sign) {
      const typed = this.#text.slice(start, sign[1]).trimEnd();
      this.#slips.push({
        message: `“${shown(this.#text.slice(start, end))}” is read as the field “${name}”`,
        hint: `write a colon and a space after the name: “${name}: …”`,
        start,
        end: start + typed.length,
        edits: [{ start: sign[0], end: sign[1], text: ": " }],
        isSilent: true,
      });
    }
    this.#open = { name, column };
    if (value >= end) return this.#unmarked(key, line, column);
    if (this.#text[value] === "#") return this.#hash(value, end, name, line, column);
    return this.#value({ line, at: value, column, name, isItem: false });
  }

  /** A text below a key without `|`, of whose lines YAML takes some for fields. */
  #unmarked({ name, end: at, value }: WrittenKey, line: number, column: number): number {
    const end = this.#regionOf({ line, at, column, name, isItem: false }, false).end;
    const context = { text: this.#text, lines: this.#lines, column };
    if (!longTexts.has(name) || !isUnmarkedText(line + 1, end, context)) return line + 1;
    const message = `“${name}” is read as a text up to line ${end}, though YAML takes a line of it for a field`;
    const edits = [{ start: value, end: value, text: " |" }];
    this.#slips.push({ message, hint: `write “${name}: |” above it`, start: at - name.length, end: at, edits });
    return end;
  }

  /** `title: #metoo` would be an empty title and a comment. */
  #hash(at: number, end: number, name: string, line: number, column: number): number {
    let below = line + 1;
    while (this.#lines[below]?.isBlank) below++;
    const next = this.#lines[below];
    const isEmpty = !next || next.indent < column || (next.indent === column && this.#text[next.words] !== "-");
    if (isEmpty && /^#[^\s#]/.test(this.#text.slice(at, end)) && printedTexts.has(name))
      this.#quote({ from: at, to: end, end: line + 1 }, [at, end], "it begins with “#”", true);
    return line + 1;
  }

  #value(place: Place): number {
    const { line, at, column, name } = place;
    const end = this.#lines[line]?.end ?? at;
    const first = this.#text.charAt(at);
    const header = /^[|>][-+0-9]{0,2}(?:[ \t]{1,20}#|$)/.test(this.#text.slice(at, end));
    if (header) return this.#block(place);
    const region = this.#regionOf(place, first === "[" || first === "{");
    const written = this.#text.slice(region.from, region.to);
    const isFields = place.isItem && /^\{\s{0,9}[\w-]{1,20}:\s/.test(written);
    const isList = structured.has(name) && !place.isItem;
    if ((first === "[" || first === "{") && (isList || isFields)) return this.#flow(region, name);
    if (isList && /^-\s/.test(written)) return region.end;
    const own = region.end === line + 1 ? withoutComment(written, first) : written;
    if (first === "|" && longTexts.has(name)) return this.#textAtBar(place, region);
    const loose = this.#looseAfter(region.end, column, place.isItem);
    const meant = textMeant(own, this.#marks, false);
    if (loose > region.end)
      return this.#asBlock(place, region, loose, meant ? [meant.from, meant.to] : [0, written.length]);
    if (!meant) {
      if (first === "[" || first === "{") return this.#flow(region, name);
      append(this.#slips, smartQuotes(own, region.from, name));
      this.#nullWord(own, region.from, name);
      return region.end;
    }
    if (region.end === line + 1) {
      this.#quote(region, [region.from + meant.from, region.from + meant.to], meant.why, meant.isSilent, own);
    } else if (!this.#hasField(region, line) && !/\s#/.test(written))
      this.#asBlock(place, region, region.end, [meant.from, meant.to]);
    return region.end;
  }

  /** From a value to the last line below it that is indented deeper than its key. */
  #regionOf({ line, at, column }: Place, isFlow: boolean): TextRegion {
    let end = line + 1;
    let last = line;
    for (; end < this.#lines.length; end++) {
      const next = this.#lines[end];
      if (!next) break;
      if (next.isBlank) continue;
      // A bracket may be closed at the beginning of a line.
      const closes = isFlow && next.indent === column && /^[\]}]/.test(this.#text.charAt(next.words));
      if (next.indent <= column && !closes) break;
      if (isFlow && next.indent <= column)
        this.#indents.push({ start: next.start, end: next.words, text: " ".repeat(column + 1) });
      last = end;
      if (closes) break;
    }
    return { from: at, to: this.#lines[last]?.end ?? at, end: last + 1 };
  }

  #flow(region: TextRegion, name: string): number {
    const { edits, missing } = flowSlips(this.#text, region.from, region.to, this.#marks);
    const written = this.#text.slice(region.from, region.to);
    if (missing !== "" && !/[\]}]/.test(missing.slice(1))) {
      this.#slips.push({
        message: `the bracket that begins “${shown(written)}” is not closed; it is read as if “${missing}” were at its end`,
        hint: `write “${missing}” at its end`,
        start: region.from,
        end: region.from + 1,
        edits: [{ start: region.to, end: region.to, text: missing }],
      });
    }
    for (const edit of edits) this.#add(edit, "in braces, quotation marks must enclose it");
    if (edits.length === 0 && !printedTexts.has(name)) append(this.#slips, smartQuotesIn(written, region.from));
    return region.end;
  }

  #add(edit: SlipEdit, why: string, isSilent = false): void {
    this.#slips.push(textSlip(this.#text, edit, why, isSilent));
  }

  #quote(
    region: TextRegion,
    reads: readonly [number, number],
    why: string,
    isSilent = false,
    own: string | null = null,
  ): void {
    const edit = {
      start: region.from,
      end: region.from + (own ?? this.#text.slice(region.from, region.to)).length,
      text: quotedText(this.#text.slice(...reads)),
      reads,
    };
    this.#add(edit, why, isSilent);
  }

  /** Somebody is called Null, and an abstract “True”; in small letters the words come from programs. */
  #nullWord(written: string, at: number, name: string): void {
    if (!/^Null$/.test(written) || !/^(?:title|name|family|given)$/.test(name)) return;
    this.#add({ start: at, end: at + 4, text: `"Null"`, reads: [at, at + 4] }, "YAML would take it for nothing", true);
  }

  #hasField(region: TextRegion, line: number): boolean {
    return this.#lines.slice(line + 1, region.end).some((each) => {
      const key = each.isBlank ? null : keyAt(this.#text, each.words, each.end);
      return key !== null && isField(key.name);
    });
  }

  #looseAfter(end: number, column: number, isItem: boolean): number {
    const context = { text: this.#text, lines: this.#lines, column };
    return !isItem && startsLoose(end, context) ? looseEnd(end, context) : end;
  }

  /** `abstract: | We measured`: the text begins on the line of its bar. */
  #textAtBar(place: Place, region: TextRegion): number {
    const bar = /^\|[-+0-9]{0,2}\s{0,20}/.exec(this.#text.slice(region.from, region.to))?.[0].length ?? 1;
    const loose = this.#looseAfter(region.end, place.column, place.isItem);
    return this.#asBlock(place, region, loose, [bar, region.to - region.from]);
  }

  /** Several lines become a block below `|`, all of them indented alike. */
  #asBlock(place: Place, region: TextRegion, end: number, [from, to]: readonly [number, number]): number {
    const below = this.#lines.slice(place.line + 1, end).filter(({ isBlank }) => !isBlank);
    const deep = below.filter(({ indent }) => indent > place.column).map(({ indent }) => indent);
    const indent = deep.length > 0 ? Math.min(...deep) : Math.max(place.column, 0) + 2;
    const margin = " ".repeat(indent);
    const lastLine = below.length === 0 ? place.line + 1 : this.#lines.lastIndexOf(below.at(-1) as YamlLine, end) + 1;
    const reads = [region.from + from, region.from + to] as const;
    const edits: SlipEdit[] = [{ start: region.from, end: reads[0], text: `|\n${margin}`, reads }];
    for (const { start, words, indent: own } of below)
      if (own < indent) edits.push({ start, end: words, text: margin });
    if (reads[1] < region.to && end === region.end) edits.push({ start: reads[1], end: region.to, text: "" });
    this.#slips.push({
      message: `“${place.name}” is read as a text up to line ${lastLine}, though YAML sees its end before`,
      hint: `write “${place.name}: |”, and the text below it, indented by ${indent} spaces`,
      start: region.from,
      end: this.#lines[place.line]?.end ?? region.to,
      edits,
    });
    return end;
  }

  #block(place: Place): number {
    const context = { text: this.#text, lines: this.#lines, column: place.column };
    const { end, edits, loose } = blockRegion(place.line, context);
    if (edits.length > 0 && loose) {
      this.#slips.push({
        message: `${edits.length === 1 ? "a line" : `${edits.length} lines`} of the text of “${place.name}” ${edits.length === 1 ? "is" : "are"} not indented like the rest, but read as part of it`,
        hint: "indent all lines of the text alike, deeper than its field",
        start: loose.words,
        end: loose.end,
        edits,
        isSilent: true,
      });
    } else for (const edit of edits) this.#indents.push(edit);
    return end;
  }

  #spaced(start: number, end: number, width: number, isOdd: boolean): void {
    if (isOdd) this.#indents.push({ start, end, text: " ".repeat(width) });
  }
}
