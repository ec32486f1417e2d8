// Elements of the page, each made in one call. Text is always text: nothing from a book is ever parsed as markup.

type Child = Node | string | null | false;
type Attributes = Readonly<Record<string, string | number | boolean | null | undefined | ((event: never) => void)>>;

/** An element with its attributes (`onclick` and the like add listeners) and children. */
export function element<K extends keyof HTMLElementTagNameMap>(
  name: K,
  attributes: Attributes = {},
  ...children: readonly Child[]
): HTMLElementTagNameMap[K] {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (typeof value === "function") made.addEventListener(key.slice(2), value as EventListener);
    else if (value === true) made.setAttribute(key, "");
    else if (value !== false && value !== null && value !== undefined) made.setAttribute(key, String(value));
  }
  made.append(...children.filter((child) => child !== null && child !== false));
  return made;
}

/** A button with an icon (a path in a square of 24) and a label. */
export function iconButton(icon: string, label: string, pressed: () => void, more: Attributes = {}): HTMLButtonElement {
  return element(
    "button",
    { type: "button", class: "icon", title: label, "aria-label": label, onclick: pressed, ...more },
    glyph(icon),
  );
}

export function glyph(path: string): SVGSVGElement {
  const space = "http://www.w3.org/2000/svg";
  const svg = document.createElementNS(space, "svg");
  svg.setAttribute("viewBox", "0 0 24 24");
  svg.setAttribute("aria-hidden", "true");
  const line = document.createElementNS(space, "path");
  line.setAttribute("d", path);
  svg.append(line);
  return svg;
}

export const icons = {
  outline: "M4 6h2M4 12h2M4 18h2M9 6h11M9 12h11M9 18h11",
  pages: "M4 4h7v7H4zM13 4h7v7h-7zM4 13h7v7H4zM13 13h7v7h-7z",
  search: "M10.5 4a6.5 6.5 0 1 1 0 13a6.5 6.5 0 1 1 0-13M15.5 15.500L20 20",
  problems: "M12 4L21 20H3zM12 10v4M12 17v.01",
  larger: "M12 5v14M5 12h14",
  smaller: "M5 12h14",
  spread: "M4 5h8v14H4zM12 5h8v14h-8z",
  source: "M9 7l-5 5l5 5M15 7l5 5l-5 5",
  dark: "M20 14A8 8 0 1 1 10 4a6.5 6.5 0 0 0 10 10z",
  print: "M12 4v11M8 11l4 4l4-4M5 19h14",
  close: "M6 6l12 12M18 6L6 18",
  up: "M6 15l6-6l6 6",
  down: "M6 9l6 6l6-6",
  help: "M9 9a3 3 0 1 1 4 2.800c-.8.4-1 .8-1 1.700M12 17v.01",
  follow: "M12 8a4 4 0 1 1 0 8a4 4 0 1 1 0-8M12 2v4M12 18v4M2 12h4M18 12h4",
} as const;
