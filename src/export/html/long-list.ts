// A list that grows with the meeting: people, keywords, abstracts, posters. In: groups of entries, already written.
// Out: one page if it is light; otherwise a page for each group, and one before them that leads there, so that no page
// is heavy and an entry keeps its address whatever is added to other groups.
import { FreeNames } from "../../model/free-names.ts";
import { slug } from "../../model/slug.ts";
import { attribute, joined, type Markup, markup, nothing } from "../markup.ts";
import type { SitePage } from "./layout.ts";

export interface ListGroup {
  readonly id: string;
  readonly name: string;
  /** The name with its markup, if it has any. */
  readonly heading?: Markup;
  readonly entries: readonly ListEntry[];
}

export interface ListEntry {
  readonly id: string;
  readonly line: Markup;
}

export interface LongListWish {
  /** The first part of file names: `people` for `people.html` and `people-a.html`. */
  readonly stem: string;
  readonly title: string;
  readonly at: SitePage["at"];
  readonly groups: readonly ListGroup[];
  readonly around: (entries: Markup) => Markup;
  /** Whether groups are letters: these are linked in a row, and are not headings if all groups are on one page. */
  readonly letters: boolean;
  /** Whether letters are headings even on one page. */
  readonly headed?: boolean;
}

/** The most bytes of entries on a page, which stays below 100 kB with its frame. */
const most = 85_000;

interface Part {
  readonly path: string;
  readonly group: ListGroup;
  readonly entries: readonly ListEntry[];
}

export class LongList {
  readonly #wish: LongListWish;
  /** Empty if everything is on one page. */
  readonly #parts: readonly Part[];
  readonly #paths = new Map<string, string>();

  constructor(wish: LongListWish) {
    this.#wish = wish;
    const size = wish.groups.reduce((sum, { entries }) => sum + sizeOf(entries), 0);
    this.#parts = size <= most ? [] : partsOf(wish);
    for (const { path, group, entries } of this.#parts) {
      if (!this.#paths.has(group.id)) this.#paths.set(group.id, path);
      for (const { id } of entries) this.#paths.set(id, path);
    }
  }

  /** The address of an entry or a group, relative to the site's first page. */
  addressOf(id: string): string {
    return `${this.#paths.get(id) ?? `${this.#wish.stem}.html`}#${id}`;
  }

  get pages(): readonly SitePage[] {
    const { stem, title, at } = this.#wish;
    const whole = `${stem}.html`;
    if (this.#parts.length === 0) return [{ path: whole, title, at, main: this.#onePage() }];
    const of = (part: Part): SitePage => ({
      path: part.path,
      title: `${title}: ${part.group.name}`,
      at,
      main: markup`<h1>${title}</h1>\n${this.#way(part)}${this.#section(part.group, part.entries)}`,
    });
    return [{ path: whole, title, at, main: markup`<h1>${title}</h1>\n${this.#cards()}` }, ...this.#parts.map(of)];
  }

  #onePage(): Markup {
    const { title, groups, letters, headed = false, around } = this.#wish;
    if (letters && !headed) {
      const lines = groups.flatMap(({ entries }) => entries.map(({ line }) => line));
      return markup`<h1>${title}</h1>\n${around(joined(lines))}`;
    }
    const ways = groups.map(({ id, name }) => markup`<a href="#${id}">${name}</a>`);
    const row = groups.length > (letters ? 3 : 2) ? this.#row(ways) : nothing;
    return markup`<h1>${title}</h1>\n${row}${groups.map((group) => this.#section(group, group.entries))}`;
  }

  #section({ id, name, heading }: ListGroup, entries: readonly ListEntry[]): Markup {
    return markup`<section id="${id}"><h2>${heading ?? name}</h2>\n${this.#wish.around(joined(entries.map(({ line }) => line)))}</section>\n`;
  }

  /** The links to the other parts. */
  #way(of: Part): Markup {
    const links = this.#parts.map((part) => {
      const current = attribute("aria-current", part === of && "page");
      return markup`<a href="${part.path}"${current}>${this.#nameOf(part)}</a>`;
    });
    return this.#row(links);
  }

  #row(links: readonly Markup[]): Markup {
    const { title, letters } = this.#wish;
    return markup`<nav class="${letters ? "letters" : "letters words"}" aria-label="${title}">${links}</nav>\n`;
  }

  #cards(): Markup {
    const items = this.#parts.map(
      (part) =>
        markup`<li><a class="card" href="${part.path}"><strong>${this.#nameOf(part)}</strong><span>${part.entries.length}</span></a></li>\n`,
    );
    return markup`<ul class="cards${this.#wish.letters && " small"}">\n${items}</ul>\n`;
  }

  /** The name of a part: `S`, `S 2`. */
  #nameOf({ path, group }: Part): string {
    const first = this.#paths.get(group.id);
    const own = this.#parts.filter((part) => part.group === group).findIndex((part) => part.path === path);
    return first === path ? group.name : `${group.name} ${own + 1}`;
  }
}

function sizeOf(entries: readonly ListEntry[]): number {
  return entries.reduce((sum, { line }) => sum + Buffer.byteLength(line.text), 0);
}

function partsOf({ stem, groups }: LongListWish): readonly Part[] {
  const names = new FreeNames([], (name, number) => `${name}_${number}`);
  return groups.flatMap((group) => {
    const base = `${stem}-${nameOfFile(group.name)}`;
    return cut(group.entries).map((entries, index) => {
      const path = `${names.take(index === 0 ? base : `${base}-${index + 1}`)}.html`;
      return { path, group, entries };
    });
  });
}

/** A name in ASCII; other scripts become code points, so that it never depends on other names. */
export function nameOfFile(name: string): string {
  const plain = slug(name).slice(0, 40);
  if (/^[\x20-\x7e]*$/.test(name)) return plain || "0";
  const codes = [...name].slice(0, 12).map((one) => one.codePointAt(0)?.toString(36));
  return plain === "" ? codes.join("") : `${plain}-${codes.join("")}`;
}

function cut(entries: readonly ListEntry[]): readonly (readonly ListEntry[])[] {
  const parts: ListEntry[][] = [];
  let size = Number.POSITIVE_INFINITY;
  for (const entry of entries) {
    const bytes = Buffer.byteLength(entry.line.text);
    if (size + bytes > most) {
      parts.push([]);
      size = 0;
    }
    parts.at(-1)?.push(entry);
    size += bytes;
  }
  return parts;
}
