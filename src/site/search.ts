// The search, which looks up the index as people type. In: the form, the list of results. Out: results, the best first.
import MiniSearch, { type Query } from "minisearch";
import type { SearchEntry } from "./data.ts";
import { entryLine } from "./entry-line.ts";
import { addStars } from "./favourites.ts";
import { searchOptions, termsOf } from "./terms.ts";

const most = 100;

export function startSearch(root: HTMLElement): void {
  const { siteSearch } = window;
  const field = document.querySelector<HTMLInputElement>("#search-words");
  const list = root.querySelector<HTMLElement>("ol");
  const status = root.querySelector<HTMLElement>("[role=status]");
  if (!siteSearch || !field || !list || !status) return;
  // The library reads the same object that it wrote.
  const index = MiniSearch.loadJS<SearchEntry>(siteSearch.index as Parameters<typeof MiniSearch.loadJS>[0], {
    ...searchOptions,
  });
  const show = (): void => {
    const words = field.value.trim();
    const queries = termsOf(words).map(queryFor);
    const asTyped = queries.length === 0 ? [] : index.search({ queries, combineWith: "AND" }, wish);
    const found = asTyped.length === 0 && words !== "" ? index.search(words, { ...wish, fuzzy: slips }) : asTyped;
    const entries = found.slice(0, most).flatMap(({ id }) => siteSearch.entries[Number(id)] ?? []);
    list.replaceChildren(...entries.map((entry) => entryLine(entry.star, entry)));
    addStars(list);
    const { none = "", some = "" } = root.dataset;
    status.textContent = words === "" ? "" : found.length === 0 ? none : some.replace("#", String(found.length));
    const address = new URL(location.href);
    if (words === "") address.searchParams.delete("q");
    else address.searchParams.set("q", words);
    history.replaceState(null, "", address);
  };
  field.value = new URLSearchParams(location.search).get("q") ?? "";
  field.addEventListener("input", show);
  field.form?.addEventListener("submit", (event) => {
    event.preventDefault();
    show();
  });
  show();
  field.focus();
}

const wish = {
  prefix: true,
  boost: { title: 4, authors: 3, keywords: 2 },
  combineWith: "AND" as const,
};

/** A letter begins a tenth of all words: in the texts, only a word of this one letter counts. */
function queryFor(term: string): Query {
  if (!/^[a-z\d]$/.test(term)) return { queries: [term] };
  const beginning = { queries: [term], fields: ["title", "authors", "keywords"] };
  return { combineWith: "OR", queries: [beginning, { queries: [term], prefix: false }] };
}

/** The share of letters that may be wrong; used only if nothing matches exactly, because fuzzy search is slowest. */
const slips = (term: string) => (term.length > 4 ? 0.2 : false);
