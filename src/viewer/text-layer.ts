// The words of a page over its picture, so that they can be selected, searched and read aloud. In: the text of the
// page, in points. Out: an element of the page's size in points, which is scaled with the page. Each line is as wide as
// it is printed.
import type { PageLink, PageText, Place, TextBlock, TextLine } from "../session/snapshot.ts";
import { element } from "./dom.ts";

export interface TextLayer {
  readonly root: HTMLElement;
  /** The lines by which hits are numbered, in order. */
  readonly lines: readonly HTMLElement[];
}

const ruler = document.createElement("canvas").getContext("2d");

export function textLayer({ blocks, links }: PageText, goTo: (place: Place) => void): TextLayer {
  const root = element("div", { class: "text" });
  const lines: HTMLElement[] = [];
  for (const block of blocks) {
    const made = blockElement(block);
    for (const line of block.lines) {
      const span = lineElement(line);
      made.append(span);
      if (block.role !== "Artifact") lines.push(span);
    }
    root.append(made);
  }
  for (const link of links) root.append(linkElement(link, goTo));
  return { root, lines };
}

function blockElement({ role, language, alt, lines }: TextBlock): HTMLElement {
  const [, level] = /^H([1-6])$/.exec(role) ?? [];
  const made = element("div", { lang: language });
  if (role === "Artifact") made.setAttribute("aria-hidden", "true");
  else if (level) {
    made.setAttribute("role", "heading");
    made.setAttribute("aria-level", level);
  } else if (role === "Figure") {
    made.setAttribute("role", "img");
    made.setAttribute("aria-label", alt ?? lines.map(({ text }) => text).join(" ") ?? "figure");
  } else made.setAttribute("role", "paragraph");
  return made;
}

function lineElement(line: TextLine): HTMLElement {
  // A divided word is one word: nothing comes between its halves.
  const span = element(
    "span",
    { class: "line" },
    line.divided || line.text.endsWith(" ") ? line.text : `${line.text} `,
  );
  const { style } = span;
  style.left = `${line.x}px`;
  style.top = `${line.y}px`;
  style.height = `${line.height}px`;
  style.lineHeight = `${line.height}px`;
  style.fontSize = `${line.size}px`;
  const natural = widthOf(line);
  if (natural > 0) style.transform = `scaleX(${line.width / natural})`;
  return span;
}

function widthOf({ text, size }: TextLine): number {
  if (!ruler || text.trim() === "") return 0;
  ruler.font = `${size}px serif`;
  return ruler.measureText(text.trimEnd()).width;
}

function linkElement({ x, y, width, height, title, to }: PageLink, goTo: (place: Place) => void): HTMLElement {
  const isInside = typeof to !== "string";
  const label = title || (isInside ? `page ${to.page + 1}` : to);
  const link = element("a", {
    href: isInside ? `#page=${to.page + 1}` : to,
    title: label,
    "aria-label": label,
    ...(isInside ? {} : { target: "_blank", rel: "noopener noreferrer" }),
    onclick: (event: MouseEvent) => {
      // With Alt, a click asks for the source instead.
      if (isInside || event.altKey) event.preventDefault();
      if (isInside && !event.altKey) goTo(to);
    },
  });
  Object.assign(link.style, { left: `${x}px`, top: `${y}px`, width: `${width}px`, height: `${height}px` });
  return link;
}
