// Keyboard shortcuts, the same as in common PDF readers.
import type { ViewSettings } from "./settings.ts";

export interface KeyActions {
  search(): void;
  next(by: number): void;
  side(name: NonNullable<ViewSettings["side"]>): void;
  problems(): void;
  toggle(name: "spread" | "dark" | "follow" | "source"): void;
  zoom(by: "larger" | "smaller" | "width" | "page" | "actual"): void;
  turn(by: number): void;
  help(): void;
  close(): void;
  /**
   * Called when Alt is pressed or released: while it is held, whatever is under the pointer shows that it has a source.
   */
  hold(isHeld: boolean): void;
}

export const keyHelp: readonly (readonly [keys: string, what: string])[] = [
  ["→ ←, Page Down, Page Up", "next and previous page"],
  ["Home, End", "first and last page"],
  ["+ −", "larger, smaller"],
  ["0, w, p", "100 %, fit width, fit page"],
  ["Ctrl+F, /", "find in the book"],
  ["Ctrl+G, Shift+Ctrl+G", "next and previous hit"],
  ["o, t, e", "outline, thumbnails, problems"],
  ["b", "spreads"],
  ["n", "dark surround"],
  ["f", "go to the page of what is saved"],
  ["Alt+click, s", "the source of what is clicked"],
  ["Esc", "close"],
];

export function listenToKeys(actions: KeyActions): void {
  addEventListener("keydown", (event) => {
    // A dialog over the page has its own keys: Escape closes it.
    if (document.querySelector("dialog:modal")) return;
    if (event.key === "Alt") actions.hold(true);
    if (pressed(event, actions)) event.preventDefault();
  });
  addEventListener("keyup", (event) => event.key === "Alt" && actions.hold(false));
  addEventListener("blur", () => actions.hold(false));
}

/** Whether the key had a meaning here. */
function pressed(event: KeyboardEvent, actions: KeyActions): boolean {
  const { key, ctrlKey, metaKey, altKey, shiftKey } = event;
  if (key === "Escape") actions.close();
  else if ((ctrlKey || metaKey) && !altKey) return withControl(key.toLowerCase(), shiftKey, actions);
  else if (altKey || isTyping(event.target)) return false;
  else return alone(key, actions);
  return true;
}

function withControl(key: string, isShifted: boolean, actions: KeyActions): boolean {
  if (key === "f") actions.search();
  else if (key === "g") actions.next(isShifted ? -1 : 1);
  else if (key === "+" || key === "=") actions.zoom("larger");
  else if (key === "-") actions.zoom("smaller");
  else if (key === "0") actions.zoom("width");
  else return false;
  return true;
}

function alone(key: string, { search, side, problems, toggle, zoom, turn, help }: KeyActions): boolean {
  const meant: Readonly<Record<string, () => void>> = {
    "/": search,
    o: () => side("outline"),
    t: () => side("pages"),
    e: problems,
    b: () => toggle("spread"),
    n: () => toggle("dark"),
    f: () => toggle("follow"),
    s: () => toggle("source"),
    "+": () => zoom("larger"),
    "=": () => zoom("larger"),
    "-": () => zoom("smaller"),
    "0": () => zoom("actual"),
    w: () => zoom("width"),
    p: () => zoom("page"),
    ArrowRight: () => turn(1),
    ArrowLeft: () => turn(-1),
    PageDown: () => turn(1),
    PageUp: () => turn(-1),
    Home: () => turn(-1e6),
    End: () => turn(1e6),
    "?": help,
  };
  if (!Object.hasOwn(meant, key)) return false;
  meant[key]?.();
  return true;
}

function isTyping(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && target.matches("input:not([type=checkbox]), select, textarea");
}
