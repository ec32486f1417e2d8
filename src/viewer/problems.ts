// The problems of the book, listed beside its pages: by file, with the line and a hint; with a way to the page and to
// the file, and, if the program can fix the problem, the change, which a second press writes.
import type { Problem, Snapshot } from "../session/snapshot.ts";
import { element } from "./dom.ts";
import { server } from "./server.ts";

export interface ProblemActions {
  /** Shows where the source of the problem is printed. */
  show(problem: Problem, build: number): void;
  /** Opens the file of the problem in the editor. */
  open(problem: Problem, build: number): void;
}

/** The most problems listed for each filter; all of them are counted. */
const listed = 300;

export class ProblemsView {
  readonly root: HTMLElement;
  readonly #actions: ProblemActions;
  readonly #filter = element("select", { "aria-label": "Show only", onchange: () => this.#list() });
  readonly #body = element("div", { class: "problem-list" });
  #problems: readonly Problem[] = [];
  #build = 0;
  #shown = "";

  constructor(actions: ProblemActions) {
    this.#actions = actions;
    const head = element("div", { class: "panel-head" }, element("h2", {}, "Problems"), this.#filter);
    this.root = element("aside", { class: "problems", "aria-label": "Problems" }, head, this.#body);
  }

  /** A list that is the same stays as it is, with what is scrolled, focused and looked at in it. */
  show({ problems, build }: Snapshot): void {
    this.#build = build;
    const text = JSON.stringify(problems);
    if (text === this.#shown) return;
    this.#shown = text;
    this.#problems = problems;
    const chosen = this.#filter.value;
    const counts = new Map<string, number>();
    for (const { code } of problems) counts.set(code, (counts.get(code) ?? 0) + 1);
    const options = [...counts].sort(([a], [b]) => (a < b ? -1 : 1));
    this.#filter.replaceChildren(
      element("option", { value: "" }, `all (${problems.length})`),
      ...options.map(([code, count]) => element("option", { value: code }, `${code} (${count})`)),
    );
    this.#filter.value = counts.has(chosen) ? chosen : "";
    this.#filter.hidden = problems.length === 0;
    this.#list();
  }

  #list(): void {
    const code = this.#filter.value;
    const shown = this.#problems.filter((problem) => code === "" || problem.code === code);
    const files = new Map<string, Problem[]>();
    for (const problem of shown.slice(0, listed)) {
      const file = problem.file ?? "the book";
      files.set(file, [...(files.get(file) ?? []), problem]);
    }
    const sections = [...files].map(([file, problems]) =>
      element(
        "section",
        {},
        element("h3", { title: file }, element("bdi", {}, file)),
        ...problems.map((problem) => this.#item(problem)),
      ),
    );
    const rest = shown.length - listed;
    const more = rest > 0 ? [element("p", { class: "empty" }, `… and ${rest} more`)] : [];
    const none = element("p", { class: "empty" }, "Nothing is wrong.");
    this.#body.replaceChildren(...(sections.length > 0 ? [...sections, ...more] : [none]));
  }

  #item(problem: Problem): HTMLElement {
    const { severity, message, hint, code, line, excerpt, file, fixable } = problem;
    const place = line === null ? null : element("span", { class: "place" }, `line ${line}`);
    const head = element(
      "button",
      {
        type: "button",
        class: "message",
        title: "Show it on the page",
        onclick: () => this.#actions.show(problem, this.#build),
      },
      element("span", { class: "severity" }, severity),
      place,
      element("span", { class: "sentence" }, message),
    );
    const actions = element("div", { class: "actions" }, element("code", {}, code));
    if (file !== null) {
      const open = () => this.#actions.open(problem, this.#build);
      actions.append(element("button", { type: "button", class: "button", onclick: open }, "Open in editor"));
    }
    const item = element(
      "div",
      { class: `problem ${severity}`, "data-code": code },
      head,
      hint === null ? null : element("p", { class: "hint" }, hint),
      excerpt &&
        element(
          "pre",
          // The excerpt may be wider than the panel: this lets keyboard users scroll it.
          { tabindex: "0" },
          excerpt.text,
          "\n",
          " ".repeat(excerpt.indent),
          element("b", {}, "^".repeat(excerpt.carets)),
        ),
      actions,
    );
    if (fixable) actions.append(fixButton(problem, () => this.#build, item));
    return item;
  }
}

/** The first press shows what would change, the second one writes it. */
function fixButton({ id }: Problem, build: () => number, item: HTMLElement): HTMLElement {
  let isShown = false;
  const say = (text: string) => item.append(element("p", { class: "refused", role: "alert" }, text));
  const button = element("button", { type: "button", class: "button fix" }, "Fix …");
  button.addEventListener("click", async () => {
    button.disabled = true;
    const answer = await server.fix(build(), id, isShown);
    button.disabled = false;
    for (const old of item.querySelectorAll(".refused")) old.remove();
    if (!answer) {
      button.remove();
      say(
        isShown
          ? "It was not written: the book has been built again meanwhile."
          : "It can no longer be fixed automatically.",
      );
    } else if (!isShown) {
      isShown = true;
      button.textContent = "Write this change";
      button.classList.add("sure");
      item.append(diffElement(answer.diff));
    } else if (answer.written) {
      button.textContent = "Written";
      button.disabled = true;
    } else say(answer.refused ?? "It was not written.");
  });
  return button;
}

function diffElement(diff: string): HTMLElement {
  const kinds: Readonly<Record<string, string>> = { "+": "added", "-": "removed", "@": "at" };
  const lines = diff.split("\n").slice(2);
  return element(
    "pre",
    { class: "diff", tabindex: "0", role: "group", "aria-label": "The change" },
    ...lines.map((line) => element("span", { class: kinds[line[0] ?? ""] ?? "" }, `${line}\n`)),
  );
}
