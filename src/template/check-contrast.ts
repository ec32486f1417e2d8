// Contrast of type and paper (WCAG 2.1 §1.4.3): 4.5 : 1, or 3 : 1 for large type. A lower contrast is reported at the
// place of the colour in the template.
import type { Reporter } from "../source/diagnostic.ts";
import type { Span } from "../source/source.ts";
import { contrast } from "../vector/contrast.ts";
import type { Colour } from "../vector/drawing.ts";
import { parseHex } from "./convert.ts";
import type { Style } from "./style.ts";
import { nodeAt, type TemplateMap } from "./tree.ts";

const leastContrast = 4.5;
const leastLarge = 3;
/** Large type is 18 pt, or 14 pt and bold. */
const largeSize = 18;
const largeBold = 14;

const white: Colour = [1, 1, 1];

/** One use of a colour. */
interface Use {
  /** As the template names it: `paragraphs.caption`. */
  readonly name: string;
  readonly ink: Colour;
  readonly paper: Colour;
  readonly large: boolean;
}

/** One warning for each pair of colours with too little contrast, with the first of its uses. */
export function checkContrast(style: Style, settings: TemplateMap, diagnostics: Reporter): void {
  const seen = new Set<string>();
  for (const { name, ink, paper, large } of usesOf(style)) {
    const least = large ? leastLarge : leastContrast;
    const ratio = contrast(ink, paper);
    const pair = `${ink} ${paper} ${least}`;
    if (ratio >= least || seen.has(pair)) continue;
    seen.add(pair);
    // Rounded down, so that 4.496 does not read as enough.
    const found = Math.floor(ratio * 10) / 10;
    diagnostics.warning(
      "low-contrast",
      `the type of “${name}” has a contrast of ${found} : 1 to its ground, less than ${least} : 1`,
      placeOf(name, ink, settings),
      { hint: "use a darker colour on light paper, a lighter one on a dark field; readers with low vision need it" },
    );
  }
}

function usesOf(style: Style): readonly Use[] {
  const { colours, cover, links } = style;
  const paper = colours.paper ?? white;
  const uses: Use[] = [];
  // On a cover with a field, the type has the cover's ink and ground.
  const covered =
    cover.layout !== "plain" && cover.colour
      ? new Set(coverStyles(cover.layout === "full" || cover.bandHeight >= 1))
      : null;
  const ofText = ({ paragraphs, characters }: Pick<Style, "paragraphs" | "characters">, prefix: string) => {
    for (const [name, { text, background }] of paragraphs) {
      const large = text.size >= largeSize || (text.size >= largeBold && text.weight >= 700);
      const ground = (covered?.has(name) && cover.colour) || background || paper;
      const ink = name.startsWith("cover-") && cover.ink ? cover.ink : text.colour;
      uses.push({ name: `${prefix}paragraphs.${name}`, ink, paper: ground, large });
    }
    for (const [name, { colour }] of characters) {
      if (colour) uses.push({ name: `${prefix}characters.${name}`, ink: colour, paper, large: false });
    }
  };
  ofText(style, "");
  for (const [tag, own] of style.languages.byTag) ofText(own, `languages.${tag}.`);
  for (const [name, ink] of Object.entries(colours.types)) {
    uses.push({ name: `colours.types.${name}`, ink, paper, large: false });
  }
  // The names and letters of tracks are set in these.
  const { palette } = style.programme;
  for (const ink of palette) uses.push({ name: "programme.palette", ink, paper, large: false });
  for (const name of ["outside", "inside"] as const) {
    const ink = links[name];
    if (ink) uses.push({ name: `links.${name}`, ink, paper, large: false });
  }
  return uses;
}

function coverStyles(all: boolean): readonly string[] {
  const upper = ["cover-kind", "cover-title", "cover-subtitle"];
  return all ? [...upper, "cover-dates", "cover-place"] : upper;
}

/**
 * Where the colour is spelt out: in the setting itself, otherwise in `colours`; otherwise the setting, or the template
 * as a whole.
 */
function placeOf(name: string, ink: Colour, settings: TemplateMap): Span {
  const own = nodeAt(settings, ...name.split("."), "colour") ?? nodeAt(settings, ...name.split("."));
  if (own?.kind === "scalar" && parseHex(String(own.value))) return own.span;
  const colours = settings.entries.get("colours")?.value;
  for (const { value } of colours?.kind === "map" ? colours.entries.values() : []) {
    const found = value.kind === "scalar" ? parseHex(String(value.value)) : null;
    if (found?.every((part, index) => part === ink[index])) return value.span;
  }
  return own?.span ?? settings.span;
}
