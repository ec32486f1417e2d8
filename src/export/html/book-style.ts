// The style sheet of one book: the template's colours, the colours of its tracks, and the places in the grids of its days, since no element
// of a page has a style of its own.
import type { Style } from "../../template/style.ts";
import { onDark, onLight } from "./colours.ts";

export class BookStyle {
  readonly #rules = new Map<string, string>();
  readonly #style: Style;
  readonly #kinds = new Map<string, number>();

  constructor(style: Style) {
    this.#style = style;
  }

  /** The class that has these declarations. */
  place(declarations: string): string {
    const known = this.#rules.get(declarations);
    if (known) return known;
    const name = `p${this.#rules.size + 1}`;
    this.#rules.set(declarations, name);
    return name;
  }

  /** The class of a track or kind of session: colours of the palette in the order in which they are met. */
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
