// The bar above the pages: the current page, the zoom, the print options. In: what the buttons do. Out: the bar, which
// stays up to date.
import type { Choice, Snapshot } from "../session/snapshot.ts";
import type { Looking } from "./book-view.ts";
import { element, glyph, iconButton, icons } from "./dom.ts";
import type { ViewSettings } from "./settings.ts";

export interface ToolbarActions {
  side(name: NonNullable<ViewSettings["side"]>): void;
  problems(): void;
  goToPage(page: number): void;
  zoom(by: "larger" | "smaller" | "width" | "page" | "actual"): void;
  toggle(name: "spread" | "dark" | "follow" | "source"): void;
  choose(choice: Partial<Choice>): void;
  help(): void;
}

type Pressable = "outline" | "pages" | "search" | "spread" | "dark" | "follow" | "source";

const papers = ["a4", "a5", "b5", "letter"];

export class Toolbar {
  readonly root: HTMLElement;
  readonly #actions: ToolbarActions;
  readonly #title = element("h1", {}, "abstracts");
  readonly #status = element("output", { class: "status", "aria-live": "polite" });
  readonly #page = element("input", { type: "text", inputmode: "numeric", size: 4, "aria-label": "Page" });
  readonly #pages = element("span", { class: "of" });
  readonly #zoom: HTMLSelectElement;
  readonly #buttons: Readonly<Record<Pressable, HTMLButtonElement>>;
  readonly #problems: HTMLButtonElement;
  readonly #template: HTMLSelectElement;
  readonly #profile: HTMLSelectElement;
  readonly #paper: HTMLSelectElement;
  readonly #draft: HTMLInputElement;

  constructor(actions: ToolbarActions) {
    this.#actions = actions;
    const { toggle, side } = actions;
    const pressed = { "aria-pressed": "false" };
    this.#buttons = {
      outline: iconButton(icons.outline, "Outline (o)", () => side("outline"), pressed),
      pages: iconButton(icons.pages, "Thumbnails (t)", () => side("pages"), pressed),
      search: iconButton(icons.search, "Find (Ctrl+F)", () => side("search"), pressed),
      spread: iconButton(icons.spread, "Spreads (b)", () => toggle("spread"), pressed),
      dark: iconButton(icons.dark, "Dark surround (n)", () => toggle("dark"), pressed),
      follow: iconButton(icons.follow, "Go to what is saved (f)", () => toggle("follow"), pressed),
      source: iconButton(icons.source, "Click for the source (s, or hold Alt)", () => toggle("source"), pressed),
    };
    this.#problems = iconButton(icons.problems, "Problems (e)", actions.problems, { ...pressed, class: "icon badge" });
    this.#zoom = element("select", { "aria-label": "Zoom", onchange: () => this.#zoomed() });
    for (const [value, label] of zooms) this.#zoom.append(element("option", { value }, label));
    this.#page.addEventListener("change", () => actions.goToPage(Number.parseInt(this.#page.value, 10) - 1));
    this.#page.addEventListener("focus", () => this.#page.select());
    this.#template = this.#choice("Template", "template");
    this.#profile = this.#choice("Profile", "profile");
    this.#paper = this.#choice("Paper", "paper");
    this.#draft = element("input", {
      type: "checkbox",
      onchange: () => actions.choose({ draft: this.#draft.checked }),
    });
    this.root = this.#lay();
  }

  look({ page, pages, scale }: Looking): void {
    if (document.activeElement !== this.#page) this.#page.value = pages === 0 ? "" : String(page + 1);
    this.#pages.textContent = `/ ${pages}`;
    const [percent] = this.#zoom.options;
    if (percent) percent.textContent = `${Math.round((scale * 72 * 100) / 96)} %`;
    this.#zoom.selectedIndex = 0;
  }

  show({ title, choice, offers, problems }: Snapshot): void {
    this.#title.textContent = title || "abstracts";
    this.#title.title = title;
    offer(this.#template, offers.templates, choice.template);
    offer(this.#profile, offers.profiles, choice.profile);
    offer(this.#paper, papers, choice.paper);
    this.#draft.checked = choice.draft;
    const errors = problems.filter(({ severity }) => severity === "error").length;
    this.#problems.dataset.count =
      problems.length === 0 ? "" : problems.length > 999 ? "999+" : String(problems.length);
    this.#problems.classList.toggle("errors", errors > 0);
    const label = `Problems: ${errors} errors, ${problems.length - errors} warnings (e)`;
    this.#problems.title = label;
    this.#problems.setAttribute("aria-label", label);
  }

  status(kind: "good" | "busy" | "bad" | "away", text: string): void {
    this.#status.className = `status ${kind}`;
    this.#status.value = text;
  }

  press(name: Pressable | "problems", isPressed: boolean): void {
    const button = name === "problems" ? this.#problems : this.#buttons[name];
    button.setAttribute("aria-pressed", String(isPressed));
  }

  #lay(): HTMLElement {
    const { outline, pages, search, spread, dark, follow, source } = this.#buttons;
    const { zoom, help } = this.#actions;
    const group = (name: string, ...parts: readonly (Node | string)[]) =>
      element("div", { class: "group", role: "group", "aria-label": name }, ...parts);
    const draft = element(
      "label",
      { class: "check", title: "Show faults in red, in spite of errors" },
      this.#draft,
      "draft",
    );
    return element(
      "header",
      { class: "toolbar" },
      group("Panels", outline, pages, search),
      this.#title,
      this.#status,
      group("Page", this.#page, this.#pages),
      group(
        "Zoom",
        iconButton(icons.smaller, "Smaller (−)", () => zoom("smaller")),
        this.#zoom,
        iconButton(icons.larger, "Larger (+)", () => zoom("larger")),
      ),
      group("Print", this.#template, this.#profile, this.#paper, draft),
      group(
        "View",
        spread,
        dark,
        follow,
        source,
        element(
          "a",
          { class: "icon", href: "book.pdf", target: "_blank", title: "The PDF", "aria-label": "The PDF" },
          glyph(icons.print),
        ),
        iconButton(icons.help, "Keys (?)", help),
        this.#problems,
      ),
    );
  }

  #choice(label: string, name: "template" | "profile" | "paper"): HTMLSelectElement {
    const select = element("select", {
      "aria-label": label,
      title: label,
      onchange: () => this.#actions.choose({ [name]: select.value }),
    });
    return select;
  }

  #zoomed(): void {
    const { value } = this.#zoom;
    if (value === "width" || value === "page" || value === "actual") this.#actions.zoom(value);
  }
}

const zooms = [
  ["", "100 %"],
  ["width", "fit width"],
  ["page", "fit page"],
  ["actual", "100 %"],
] as const;

/** Fills a list of choices: the book's own setting comes first. A choice that is no longer offered stays visible. */
function offer(select: HTMLSelectElement, names: readonly string[], chosen: string | null): void {
  const all = chosen !== null && !names.includes(chosen) ? [...names, chosen] : names;
  const text = JSON.stringify(all);
  if (select.dataset.offered !== text) {
    select.dataset.offered = text;
    select.replaceChildren(
      element("option", { value: "" }, select.title),
      ...all.map((name) => element("option", { value: name }, name.replace(/^templates\//, ""))),
    );
  }
  select.value = chosen ?? "";
}
