// The style sheet of one book: the template's colours, the colours of its tracks, and the positions in the grids of its
// days, since no element on a page has an inline style.
import type { Style } from "../../template/style.ts";
import { onDark, onLight } from "./colours.ts";

export class BookStyle {
  readonly #rules = new Map<string, string>();
  readonly #style: Style;
  readonly #kinds = new Map<string, number>();

  constructor(style: Style) {
    this.#style = style;
  }

  /** The class with these declarations. */
  place(declarations: string): string {
    const known = this.#rules.get(declarations);
    if (known) return known;
    const name = `p${this.#rules.size + 1}`;
    this.#rules.set(declarations, name);
    return name;
  }

  /** The class of a track or session kind: colours are taken from the palette in order of first use. */
  kind(name: string): string {
    const index = this.#kinds.get(name) ?? this.#kinds.size;
    this.#kinds.set(name, index);
    return `kind-${index + 1}`;
  }

  get text(): string {
    const { colours, programme } = this.#style;
    const { palette } = programme;
    const pair = (colour: Style["colours"]["accent"]) => `light-dark(${onLight(colour)}, ${onDark(colour)})`;
    const accent = colours.accent;
    const kinds = [...this.#kinds.values()].map((index) => {
      const colour = palette.length > 0 ? (palette[index % palette.length] ?? accent) : accent;
      return `.kind-${index + 1}{--kind:${pair(colour)}}`;
    });
    const places = [...this.#rules].map(([declarations, name]) => `.${name}{${declarations}}`);
    return `:root{--accent:${onLight(accent)};--accent-dark:${onDark(accent)}}\n${[...kinds, ...places].join("\n")}\n`;
  }
}
