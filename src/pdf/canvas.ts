// A page's content stream: operators in, bytes out. It knows the state that operators leave behind, so that font,
// colour and rise are only set when they change, and it keeps every operator inside marked content (ISO 32000-1 §14.6).
import type { Tag } from "../compose/block.ts";
import type { Artifact, Bleed } from "../page/document.ts";
import type { Colour } from "../vector/drawing.ts";
import type { DocumentFont } from "./document-font.ts";
import { OperatorBuffer } from "./operators.ts";
import type { PageTags } from "./page-tags.ts";
import type { Image, Resource } from "./resources.ts";
import { hundredths, number, type Pointer, reference, utf16Hex } from "./syntax.ts";

/** ISO 32000-1 §14.8.2.2.2; a background must have a box. */
const artifacts: Readonly<Record<Artifact, string>> = {
  header: "/Type/Pagination/Subtype/Header",
  footer: "/Type/Pagination/Subtype/Footer",
  pagination: "/Type/Pagination",
  layout: "/Type/Layout",
  background: "/Type/Background",
};

export interface PageBox {
  readonly width: number;
  readonly height: number;
  readonly bleed: Bleed | null;
}

/** One for all pages: it keeps the room that the largest of them needed. */
const shared = new OperatorBuffer();

export class Canvas {
  readonly box: PageBox;
  /** Null in a plain file. */
  readonly tags: PageTags | null;
  /** Set if something on the page is translucent: the page is then a transparency group. */
  translucent = false;
  /** Text that is shown goes straight into it. */
  readonly operators = shared;
  readonly #fonts = new Map<string, Pointer>();
  readonly #images = new Map<string, Pointer>();
  readonly #states = new Map<string, Pointer>();
  readonly #patterns = new Map<string, Pointer>();
  #owner: Tag | Artifact | null = null;
  /** The open sequence has an ActualText of its own. */
  #hasActualText = false;
  /** The number of the open sequence; where its operator begins, and where it ends. */
  #id = 0;
  #openedAt = -1;
  #freshAt = -1;
  #inText = false;
  // Where the current line of the text object begins, in hundredths of a point: sums of rounded numbers stay exact.
  #lineX = 0;
  #lineY = 0;
  #font: DocumentFont | null = null;
  #size = 0;
  #rise = 0;
  #stretch = 1;
  #spacing = 0;
  #fill = "";
  #colour: Colour | null = null;

  constructor(box: PageBox, tags: PageTags | null) {
    this.box = box;
    this.tags = tags;
    this.operators.clear();
  }

  write(operators: string): void {
    this.operators.write(operators);
  }

  /**
   * What follows is content of the tag, or decoration. Consecutive content of one tag shares a sequence; returns true
   * when a new one begins.
   */
  beginMarkedContent(owner: Tag | Artifact): boolean {
    if (this.#owner === owner && !this.#hasActualText) return false;
    this.endMarkedContent();
    this.#owner = owner;
    if (this.tags === null) return true;
    if (typeof owner === "string") {
      const box = owner === "background" ? this.#wholePage() : "";
      this.write(`/Artifact<<${artifacts[owner]}${box}>>BDC`);
    } else {
      this.#id = this.tags.content(owner);
      // The element has the role; a sequence may have any name (§14.7.4.2), and one for all is the shortest.
      this.#openedAt = this.operators.length;
      this.write(`/P<</MCID ${this.#id}>>BDC`);
      this.#freshAt = this.operators.length;
    }
    return true;
  }

  #wholePage(): string {
    const { width, height, bleed } = this.box;
    const by = bleed?.width ?? 0;
    return `/BBox[${number(0 - by)} ${number(0 - by)} ${number(width + by)} ${number(height + by)}]`;
  }

  /**
   * What follows represents these characters (ISO 32000-1 §14.9.4), until null. The sequence is a sibling of the
   * others, not nested in them: some readers lose their place after nested ones. Artifacts have none.
   */
  actualText(actual: string | null): void {
    const owner = this.#owner;
    if (owner === null || typeof owner === "string") return;
    if (actual === null) {
      this.beginMarkedContent(owner);
      return;
    }
    // A sequence that has only just begun becomes this one.
    const fresh = this.operators.length === this.#freshAt;
    if (fresh) this.operators.truncate(this.#openedAt);
    else this.endMarkedContent();
    this.#owner = owner;
    this.#hasActualText = true;
    if (!fresh) this.#id = this.tags?.content(owner) ?? 0;
    this.write(`/Span<<${this.tags ? `/MCID ${this.#id}` : ""}/ActualText<${utf16Hex(actual)}>>>BDC`);
  }

  endMarkedContent(): void {
    this.endText();
    if (this.#hasActualText || (this.#owner !== null && this.tags !== null)) this.write("EMC");
    this.#owner = null;
    this.#hasActualText = false;
  }

  /** Begins a line of text at a place of the page, y downwards; returns where it actually begins. */
  beginLine(x: number, y: number): number {
    const lineX = Math.round(x * 100);
    const lineY = Math.round((this.box.height - y) * 100);
    if (!this.#inText) {
      this.#inText = true;
      this.#lineX = 0;
      this.#lineY = 0;
      this.write("BT");
    }
    this.write(`${hundredths(lineX - this.#lineX)} ${hundredths(lineY - this.#lineY)} Td`);
    this.#lineX = lineX;
    this.#lineY = lineY;
    return lineX / 100;
  }

  endText(): void {
    if (this.#inText) this.write("ET");
    this.#inText = false;
  }

  get inText(): boolean {
    return this.#inText;
  }

  /** The operators that change the text state to this, or nothing. */
  textState(font: DocumentFont, size: number, rise: number, stretch: number, spacing: number): string {
    // Nothing changes between most words, which is checked without creating a string.
    const changed = font !== this.#font || size !== this.#size;
    if (!changed && rise === this.#rise && stretch === this.#stretch && spacing === this.#spacing) return "";
    let operators = "";
    if (changed) {
      this.#font = font;
      this.#size = size;
      this.#fonts.set(font.name, font.ref);
      operators += `/${font.name} ${number(size)} Tf `;
    }
    const up = Math.round(rise * 100) / 100;
    if (up !== this.#rise) {
      this.#rise = up;
      operators += `${up} Ts `;
    }
    if (stretch !== this.#stretch) {
      this.#stretch = stretch;
      operators += `${number(stretch * 100, 2)} Tz `;
    }
    if (spacing !== this.#spacing) {
      this.#spacing = spacing;
      operators += `${spacing} Tc `;
    }
    return operators;
  }

  fill(colour: Colour): string {
    if (colour === this.#colour) return "";
    this.#colour = colour;
    const operator = colourOperator(colour, "rg");
    if (operator === this.#fill) return "";
    this.#fill = operator;
    return `${operator} `;
  }

  /** A filled rectangle, y downwards. */
  rectangle(x: number, y: number, width: number, height: number, colour: Colour): void {
    const bottom = this.box.height - y - height;
    this.write(`${this.fill(colour)}${number(x)} ${number(bottom)} ${number(width, 3)} ${number(height, 3)} re f`);
  }

  useImage(image: Image): string {
    this.#images.set(image.name, image.ref);
    return `/${image.name}`;
  }

  useState(state: Resource): string {
    this.#states.set(state.name, state.ref);
    this.translucent = true;
    return `/${state.name} gs`;
  }

  usePattern(pattern: Resource): string {
    this.#patterns.set(pattern.name, pattern.ref);
    return `/${pattern.name}`;
  }

  /** Valid until the next canvas is made. */
  content(): Uint8Array {
    this.endMarkedContent();
    return this.operators.finish();
  }

  /** The names of its fonts, if it has no other resources. */
  get fontNames(): readonly string[] | null {
    return this.#images.size + this.#states.size + this.#patterns.size === 0 ? [...this.#fonts.keys()] : null;
  }

  resources(): string {
    return (
      dictionary("Font", this.#fonts) +
      dictionary("XObject", this.#images) +
      dictionary("ExtGState", this.#states) +
      dictionary("Pattern", this.#patterns)
    );
  }
}

export function colourOperator(colour: Colour, operator: "rg" | "RG"): string {
  return `${number(colour[0], 3)} ${number(colour[1], 3)} ${number(colour[2], 3)} ${operator}`;
}

export function dictionary(key: string, entries: ReadonlyMap<string, Pointer>): string {
  if (entries.size === 0) return "";
  return `/${key}<<${[...entries].map(([name, ref]) => `/${name} ${reference(ref)}`).join("")}>>`;
}
