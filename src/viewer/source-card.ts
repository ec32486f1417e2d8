// The source of what is printed at a place: file and line, the lines around it, and a way to the editor.
import { element, iconButton, icons } from "./dom.ts";
import { type AddressedPlace, server } from "./server.ts";

interface Pointed {
  readonly page: number;
  readonly x: number;
  readonly y: number;
}

export class SourceCard {
  readonly root = element("dialog", { class: "source-card", "aria-label": "Source" });
  #asked = 0;

  /** Shows the card near a point of the window. */
  async show(at: Pointed, clientX: number, clientY: number): Promise<void> {
    const asked = ++this.#asked;
    const place = await server.sourceAt(at.page, at.x, at.y);
    if (asked !== this.#asked) return;
    this.root.replaceChildren(...(place ? this.#contents(place, at) : [this.#head("Nothing here comes from a file.")]));
    this.root.show();
    const { width, height } = this.root.getBoundingClientRect();
    this.root.style.left = `${Math.max(8, Math.min(clientX - width / 3, innerWidth - width - 8))}px`;
    const below = clientY + 18;
    this.root.style.top = `${below + height < innerHeight ? below : Math.max(8, clientY - height - 18)}px`;
    this.root.querySelector<HTMLElement>(".open")?.focus();
  }

  close(): void {
    this.#asked++;
    this.root.close();
  }

  #contents(place: AddressedPlace, at: Pointed): readonly HTMLElement[] {
    const { file, line, column, from, lines, address } = place;
    const rows = lines.map((text, index) =>
      element(
        "span",
        { class: from + index === line ? "here" : "" },
        element("i", {}, String(from + index)),
        `${text}\n`,
      ),
    );
    const open =
      address === null
        ? element(
            "button",
            { type: "button", class: "button open", onclick: () => void this.#openHere(at) },
            "Open in editor",
          )
        : element("a", { class: "button open", href: address }, "Open in editor");
    return [this.#head(`${file}:${line}:${column}`), element("pre", { tabindex: "0" }, ...rows), open];
  }

  #head(text: string): HTMLElement {
    const label = element("code", {}, text);
    return element(
      "div",
      { class: "panel-head" },
      label,
      iconButton(icons.close, "Close (Esc)", () => this.close()),
    );
  }

  async #openHere({ page, x, y }: Pointed): Promise<void> {
    const answer = await server.openPlace(page, x, y);
    const failed = answer ? answer.failed : "the server is not there";
    if (failed !== null) this.root.append(element("p", { class: "refused", role: "alert" }, failed));
  }
}
