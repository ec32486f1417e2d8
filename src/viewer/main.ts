// The page of `abstracts watch`: shows the book, follows its builds, and leads from it to the files and back. In:
// messages from the server. Out: what is on the screen.
import type { Place, Snapshot } from "../session/snapshot.ts";
import { BookView, step } from "./book-view.ts";
import { listen } from "./connection.ts";
import { element } from "./dom.ts";
import { helpDialog } from "./help.ts";
import { listenToKeys } from "./keys.ts";
import { OutlineView } from "./outline.ts";
import { ProblemsView } from "./problems.ts";
import { SearchView } from "./search.ts";
import { server } from "./server.ts";
import { keepSettings, readSettings, type ViewSettings } from "./settings.ts";
import { SourceCard } from "./source-card.ts";
import { Thumbnails } from "./thumbnails.ts";
import { Toolbar } from "./toolbar.ts";

/** Milliseconds by which the panels are later than the pages, which are being drawn then. */
const panelDelay = 60;

class Page {
  readonly #settings = readSettings();
  readonly #book = new BookView((looking) => this.#looked(looking));
  readonly #outline = new OutlineView((place) => this.#book.goTo(place));
  readonly #thumbnails = new Thumbnails(this.#book.renderer, (page) => this.#book.goToPage(page));
  readonly #search = new SearchView(this.#book);
  readonly #card = new SourceCard();
  readonly #help = helpDialog();
  readonly #problems = new ProblemsView({
    show: (problem, build) => void this.#showProblem(problem.id, build),
    open: (problem, build) => void this.#openProblem(problem.id, build),
  });
  readonly #banner = element("div", { class: "banner", role: "status" });
  readonly #side = element("aside", { class: "side", "aria-label": "Navigation" });
  readonly #toolbar = new Toolbar({
    side: (name) => this.#toggleSide(name),
    problems: () => this.#toggleProblems(),
    goToPage: (page) => this.#book.goToPage(page),
    zoom: (by) => this.#zoom(by),
    toggle: (name) => this.#toggle(name),
    choose: (choice) => void server.choose(choice),
    help: () => this.#help.showModal(),
  });
  #snapshot: Snapshot | null = null;
  #isSourceMode = false;
  #panels = 0;
  #isConnected = true;

  start(): void {
    const { outline, pages, search } = { outline: this.#outline, pages: this.#thumbnails, search: this.#search };
    this.#side.append(outline.root, pages.root, search.root);
    const main = element("div", { class: "middle" }, this.#banner, this.#book.root);
    const panels = element("div", { class: "panels" }, this.#side, main, this.#problems.root);
    document.body.append(this.#toolbar.root, panels, this.#card.root, this.#help);
    this.#apply();
    this.#showBanner();
    this.#book.root.addEventListener("click", (event) => this.#clicked(event), true);
    listenToKeys({
      search: () => this.#openSearch(),
      next: (by) => this.#search.step(by),
      side: (name) => this.#toggleSide(name),
      problems: () => this.#toggleProblems(),
      toggle: (name) => this.#toggle(name),
      zoom: (by) => this.#zoom(by),
      turn: (by) => this.#book.goToPage(this.#book.current + by * (this.#book.isSpread ? 2 : 1)),
      help: () => this.#help.showModal(),
      close: () => this.#closeTop(),
      hold: (isHeld) => document.body.classList.toggle("pointing", isHeld || this.#isSourceMode),
    });
    listen({
      hello: () => {},
      building: () => this.#toolbar.status("busy", "building …"),
      snapshot: (snapshot) => this.#show(snapshot),
      goTo: (place) => this.#goTo(place, true),
      connected: (isConnected) => this.#connected(isConnected),
    });
  }

  #show(snapshot: Snapshot): void {
    // A snapshot may arrive in two ways; the later build counts.
    const isOld =
      this.#snapshot && snapshot.build < this.#snapshot.build && snapshot.session === this.#snapshot.session;
    if (isOld) return;
    const { state, problems, milliseconds, go } = snapshot;
    this.#snapshot = snapshot;
    // The pages come first, and among them the one that has changed: the panels may be a frame late.
    if (go) this.#book.renderer.expect(snapshot.pages[go.page]);
    this.#showBanner();
    this.#book.show(snapshot);
    if (go && this.#settings.follow) this.#goTo(go, false);
    document.title = snapshot.title || "abstracts";
    this.#toolbar.show(snapshot);
    const errors = problems.filter(({ severity }) => severity === "error").length;
    const time = `${(milliseconds / 1000).toFixed(2)} s`;
    if (state === "fresh") this.#toolbar.status("good", `built in ${time}`);
    else this.#toolbar.status("bad", `${errors} ${errors === 1 ? "error" : "errors"}`);
    clearTimeout(this.#panels);
    this.#panels = setTimeout(() => this.#showPanels(snapshot), panelDelay);
    document.body.dataset.build = String(snapshot.build);
  }

  #showPanels(snapshot: Snapshot): void {
    this.#problems.show(snapshot);
    this.#outline.show(snapshot.outline);
    this.#thumbnails.show(snapshot.pages);
    void this.#search.refresh();
    this.#markPlace(this.#book.current);
  }

  #showBanner(): void {
    const away = "The watch has ended or does not answer; the pages stay as they are, and are updated when it is back.";
    const first = "The book is being built; its pages appear in a moment.";
    this.#banner.replaceChildren(
      ...(this.#isConnected ? [] : [element("p", { class: "away" }, away)]),
      ...(this.#snapshot
        ? this.#bannerOf(this.#snapshot)
        : this.#isConnected
          ? [element("p", { class: "first" }, first)]
          : []),
    );
  }

  #bannerOf({ state, problems, choice }: Snapshot): readonly HTMLElement[] {
    const [first] = problems.filter(({ severity }) => severity === "error");
    const parts: HTMLElement[] = [];
    if (choice.draft) parts.push(element("p", { class: "draft" }, "This is a draft: faults are in red."));
    if (state === "fresh" || !first) return parts;
    const at = first.file === null ? "" : `${first.file}:${first.line}: `;
    const kept = state === "kept" ? "These are the pages of the last build without errors." : "There are no pages yet.";
    const draft = element(
      "button",
      { type: "button", class: "button", onclick: () => void server.choose({ draft: true }) },
      "Show a draft",
    );
    const see = element(
      "button",
      { type: "button", class: "button", onclick: () => this.#toggleProblems(true) },
      "See the problems",
    );
    const sentence = `${at}${first.message}. `;
    parts.push(
      element("p", { class: "kept" }, element("b", {}, sentence), kept, " ", see, choice.draft ? null : draft),
    );
    return parts;
  }

  #connected(isConnected: boolean): void {
    const isBack = isConnected && !this.#isConnected;
    this.#isConnected = isConnected;
    if (!isConnected) this.#toolbar.status("away", "disconnected");
    document.body.classList.toggle("away", !isConnected);
    this.#showBanner();
    if (isBack) this.#book.retry();
  }

  #goTo(place: Place, always: boolean): void {
    this.#book.goTo(place, true, always);
  }

  #looked(looking: { readonly page: number; readonly pages: number; readonly scale: number }): void {
    this.#toolbar.look(looking);
    this.#markPlace(looking.page);
  }

  #markPlace(page: number): void {
    if (this.#settings.side === "outline") this.#outline.mark(page);
    if (this.#settings.side === "pages") this.#thumbnails.mark(page);
  }

  #clicked(event: MouseEvent): void {
    if (!event.altKey && !this.#isSourceMode) {
      this.#card.close();
      return;
    }
    const place = this.#book.placeAt(event.clientX, event.clientY);
    if (!place) return;
    event.preventDefault();
    event.stopPropagation();
    void this.#card.show(place, event.clientX, event.clientY);
  }

  async #showProblem(id: number, build: number): Promise<void> {
    const place = await server.placeOfProblem(build, id);
    if (place) this.#book.goTo(place, true);
    else this.#toolbar.status("bad", "nothing of it is printed");
  }

  async #openProblem(id: number, build: number): Promise<void> {
    const opened = await server.openProblem(build, id);
    if (opened?.address) location.href = opened.address;
    else if (opened?.failed !== null) this.#toolbar.status("bad", opened?.failed ?? "the server is not there");
  }

  #zoom(by: "larger" | "smaller" | "width" | "page" | "actual"): void {
    const { scale } = this.#book;
    const zoom = {
      larger: scale * step,
      smaller: scale / step,
      width: "width",
      page: "page",
      actual: 96 / 72,
    } as const;
    this.#book.setZoom(zoom[by]);
    this.#settings.zoom = this.#book.zoom;
    keepSettings(this.#settings);
  }

  #toggle(name: "spread" | "dark" | "follow" | "source"): void {
    if (name === "source") this.#isSourceMode = !this.#isSourceMode;
    else this.#settings[name] = !this.#settings[name];
    this.#apply();
  }

  #toggleSide(name: NonNullable<ViewSettings["side"]>): void {
    this.#settings.side = this.#settings.side === name ? null : name;
    this.#apply();
    if (this.#settings.side === "search") this.#search.focus();
  }

  #openSearch(): void {
    this.#settings.side = "search";
    this.#apply();
    this.#search.focus();
  }

  #toggleProblems(isShown = !this.#settings.problems): void {
    this.#settings.problems = isShown;
    this.#apply();
  }

  #closeTop(): void {
    if (this.#card.root.open) this.#card.close();
    else if (this.#settings.side === "search") {
      this.#search.clear();
      this.#toggleSide("search");
    }
    this.#book.root.focus();
  }

  #apply(): void {
    const { side, problems, spread, dark, follow, zoom } = this.#settings;
    this.#side.hidden = side === null;
    this.#outline.root.hidden = side !== "outline";
    this.#thumbnails.root.hidden = side !== "pages";
    this.#search.root.hidden = side !== "search";
    this.#problems.root.hidden = !problems;
    document.documentElement.dataset.surround = dark ? "dark" : "light";
    document.body.classList.toggle("pointing", this.#isSourceMode);
    for (const name of ["outline", "pages", "search"] as const) this.#toolbar.press(name, side === name);
    this.#toolbar.press("problems", problems);
    for (const [name, isOn] of Object.entries({ spread, dark, follow, source: this.#isSourceMode })) {
      this.#toolbar.press(name as "spread", isOn);
    }
    if (this.#book.isSpread !== spread) this.#book.setSpread(spread);
    if (this.#book.zoom !== zoom) this.#book.setZoom(zoom);
    keepSettings(this.#settings);
    this.#looked({ page: this.#book.current, pages: this.#book.pages, scale: this.#book.scale });
  }
}

new Page().start();
