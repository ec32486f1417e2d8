// A table of HTML as one of Markdown. In: its tags in their order. Out: the changes that make its rows lines with bars.
import type { Meaning } from "./pasted-html.ts";

interface Cell {
  readonly start: number;
  readonly end: number;
  /** Its changes. */
  readonly first: number;
  readonly last: number;
}

export class HtmlTable {
  readonly #value: string;
  readonly #start: number;
  readonly #changes: { readonly start: number; readonly end: number; readonly text: string }[] = [];
  readonly #rows: Cell[][] = [];
  #cell = -1;
  /** The first change that may be in the open cell. */
  #first = 0;
  #depth = 0;
  readonly #before: string[] = [];

  constructor(value: string, start: number) {
    this.#value = value;
    this.#start = start;
  }

  /** Whether that ends the table. A nested table becomes cells of the outer one. */
  tag(name: string, closes: boolean, start: number, end: number): boolean {
    if (name === "table") {
      this.#depth += closes ? -1 : 1;
      if (this.#depth > 0) return false;
      this.#endCell(start);
      return true;
    }
    if (this.#depth > 1) this.inside(start, end, " ");
    else if (name === "tr") {
      this.#endCell(start);
      if (!closes) this.#rows.push([]);
    } else if (name === "caption" && closes) {
      if (this.#cell !== -1) this.#before.push(this.#text(this.#cellTo(start)));
      this.#cell = -1;
    } else if (name === "td" || name === "th" || name === "caption") {
      if (name !== "caption") this.#endCell(start);
      if (!closes) {
        this.#cell = end;
        this.#first = this.#changes.length;
      }
    }
    return false;
  }

  /** The replacement of a tag inside a cell. */
  inside(start: number, end: number, text: string): void {
    this.#changes.push({ start, end, text: text.replace(/\n+/g, " ") });
  }

  finish(end: number): readonly Meaning[] {
    this.#endCell(end);
    const rows = this.#rows.filter((row) => row.length > 0);
    const columns = Math.max(1, ...rows.map((row) => row.length));
    const lines = rows.map((row) => {
      const cells = row.map((cell) => this.#text(cell));
      return `| ${Array.from({ length: columns }, (_, column) => cells[column] ?? "").join(" | ")} |`;
    });
    lines.splice(1, 0, `|${"---|".repeat(columns)}`);
    const text =
      rows.length === 0 ? "\n\n" : `\n\n${[...this.#before.map((each) => `${each}\n`), ...lines].join("\n")}\n\n`;
    return [{ start: this.#start, end, text, as: "a table" }];
  }

  #endCell(end: number): void {
    if (this.#cell === -1) return;
    if (this.#rows.length === 0) this.#rows.push([]);
    this.#rows.at(-1)?.push(this.#cellTo(end));
    this.#cell = -1;
  }

  #cellTo(end: number): Cell {
    return { start: this.#cell, end, first: this.#first, last: this.#changes.length };
  }

  /** A cell is one line; a bar in it is escaped. */
  #text({ start, end, first, last }: Cell): string {
    let text = "";
    let done = start;
    for (const change of this.#changes.slice(first, last)) {
      if (change.start < done || change.end > end) continue;
      text += this.#value.slice(done, change.start) + change.text;
      done = change.end;
    }
    text += this.#value.slice(done, end);
    return text
      .replace(/\s+/g, " ")
      .trim()
      .replace(/(?<!\\)\|/g, "\\|");
  }
}
