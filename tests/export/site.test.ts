// The site as files: held to HTML's own rules, whole in itself, and closed to what a text might say.
import { afterAll, describe, expect, it } from "vitest";
import { requireOnDemand } from "../../scripts/on-demand.mjs";
import { bookOf, cleanUp, type ExportedBook, generated, hostile, rightToLeft, sampleForDeposits } from "./exported.ts";

afterAll(cleanUp);

const sample = sampleForDeposits();
const books: readonly (readonly [string, ExportedBook])[] = [
  ["the sample book", sample],
  ["300 abstracts", generated(300)],
  ["a book from right to left", bookOf(rightToLeft)],
  ["hostile text", bookOf(hostile)],
];
const { HtmlValidate }: typeof import("html-validate") = requireOnDemand("browser")("html-validate");
const validator = new HtmlValidate({ root: true, extends: ["html-validate:standard"] });

const made = new Map<ExportedBook, Promise<ReadonlyMap<string, string>>>();

function siteOf(book: ExportedBook): Promise<ReadonlyMap<string, string>> {
  const site = made.get(book) ?? makeSite(book);
  made.set(book, site);
  return site;
}

async function makeSite(book: ExportedBook): Promise<ReadonlyMap<string, string>> {
  const { files } = await book.as("html", { pdf: "book.pdf" });
  return new Map(files.map(({ path, bytes }) => [path, Buffer.from(bytes).toString("utf8")]));
}

const isPage = (path: string) => path.endsWith(".html");

describe.each(books)("the site of %s", (_, book) => {
  it("is valid HTML, and no page is heavy", async () => {
    const faults: string[] = [];
    for (const [path, text] of await siteOf(book)) {
      // Of many abstracts one in ten.
      if (!isPage(path) || /^abstracts\/.*[1-9]\.html$/.test(path)) continue;
      const { results } = await validator.validateString(text);
      for (const { messages } of results)
        for (const { line, message } of messages) faults.push(`${path}:${line}: ${message}`);
      expect(Buffer.byteLength(text), path).toBeLessThan(100_000);
    }
    expect(faults).toEqual([]);
  }, 300_000);

  it("links to existing files and places, and loads nothing from elsewhere", async () => {
    const site = await siteOf(book);
    const places = new Map(
      [...site].map(([path, text]) => [path, new Set([...text.matchAll(/ id="([^"]*)"/g)].map(([, id]) => id))]),
    );
    const lost: string[] = [];
    for (const [path, text] of site) {
      if (!isPage(path)) continue;
      for (const [, attribute = "", written = ""] of text.matchAll(
        /<(?!a |link rel="canonical")[a-z]+ [^>]*?(src|href)="([^"]*)"/g,
      ))
        expect(/^(?:https?:)?\/\//.test(written), `${path} loads ${attribute} ${written}`).toBe(false);
      for (const [, written = ""] of text.matchAll(/ (?:src|href|action)="([^"]*)"/g)) {
        if (/^(?:https?:|mailto:)/.test(written)) continue;
        const target = new URL(written.replaceAll("&amp;", "&"), `file:///${path}`);
        const file = decodeURIComponent(target.pathname.slice(1)) || "index.html";
        if (file === "book.pdf") continue;
        const found = places.get(file);
        if (!found || (target.hash !== "" && !found.has(decodeURIComponent(target.hash.slice(1)))))
          lost.push(`${path} → ${written}`);
      }
    }
    expect(lost).toEqual([]);
  });

  it("has only its own scripts, no inline styles, and no executable address", async () => {
    for (const [path, text] of await siteOf(book)) {
      if (!isPage(path)) continue;
      const scripts = [...text.matchAll(/<script\b([^>]*)>/g)].map(([, attributes = ""]) => attributes.trim());
      for (const script of scripts)
        expect(script).toMatch(/^(?:defer src="(?:\.\.\/)?assets\/\w+\.js"|type="application\/ld\+json")$/);
      const tags =
        text.replace(/<script type="application\/ld\+json">[^<]*<\/script>/g, "").match(/<[a-z][^>]*>/g) ?? [];
      for (const tag of tags) {
        const names = [...tag.replace(/="[^"]*"/g, "=").matchAll(/\s([a-z:-]+)=?/g)].map(([, name = ""]) => name);
        expect(
          names.filter((name) => /^on|^style$|^srcdoc$|^formaction$/.test(name)),
          `${path}: ${tag}`,
        ).toEqual([]);
        expect(tag, path).not.toMatch(/(?:href|src|action)="\s*(?:javascript|data|vbscript):/i);
      }
    }
  });
});

describe("the site", () => {
  it("has the addresses of the PDF's destinations, and metadata for search engines", async () => {
    const site = await siteOf(sample);
    const page = site.get("abstracts/noether-invariants.html") ?? "";
    for (const part of [
      'id="abstract-noether-invariants"',
      'href="../book.pdf#nameddest=abstract-noether-invariants"',
      '<meta name="citation_title" content="Invariant variational problems">',
      '<meta name="citation_author" content="Noether, Emmy">',
      '<meta name="citation_firstpage" content="',
      '<link rel="canonical" href="https://meeting.example/2030/abstracts/noether-invariants.html">',
      '"@type":"ScholarlyArticle"',
      '<math display="block">',
    ])
      expect(page).toContain(part);
    expect(site.get("sitemap.xml")).toContain(
      "<loc>https://meeting.example/2030/abstracts/noether-invariants.html</loc>",
    );
    expect(site.get("day-2026-09-14.html")).toContain('id="session-quanta"');
  });

  it("of 500 abstracts is light, and has lists in parts that lead to one another", async () => {
    const { files } = await generated(500, false).as("html");
    const sizes = files.map(({ path, bytes }) => (path.startsWith("figures/") ? 0 : bytes.length));
    // What 1,000 may have, less half of what grows: the font for formulas is 1.5 MB.
    expect(sizes.reduce((sum, size) => sum + size, 0)).toBeLessThan(13.25e6);
    const pages = files.filter(({ path }) => isPage(path));
    for (const { path, bytes } of pages) expect(bytes.length, path).toBeLessThan(100_000);
    const site = new Map(pages.map(({ path, bytes }) => [path, Buffer.from(bytes).toString("utf8")]));
    const people = [...site.keys()].filter((path) => /^people-/.test(path));
    expect(people.length).toBeGreaterThan(10);
    for (const path of people) {
      expect(site.get("people.html")).toContain(`href="${path}"`);
      expect(site.get(people[0] ?? "")).toContain(`href="${path}"`);
    }
    const listed = [...site].flatMap(([path, text]) => (/^(?:people|keywords)-/.test(path) ? [text] : []));
    const ids = new Set(listed.flatMap((text) => [...text.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id)));
    const wanted = [...site].flatMap(([path, text]) =>
      path.startsWith("abstracts/") ? [...text.matchAll(/"\.\.\/(?:people|keywords)[^"#]*#([^"]+)"/g)] : [],
    );
    expect(wanted.length).toBeGreaterThan(1500);
    expect(wanted.filter(([, id]) => !ids.has(id ?? ""))).toEqual([]);
  }, 120_000);

  it("states the language and direction of the book, and of each text in another", async () => {
    const site = await siteOf(bookOf(rightToLeft));
    expect(site.get("index.html")).toMatch(/<html lang="ar" dir="rtl"/);
    const foucault = (await siteOf(sample)).get("abstracts/foucault-pendule.html");
    expect(foucault).toContain('<article id="abstract-foucault-pendule" lang="fr">');
  });

  it("is the same for the same book", async () => {
    const [a, b] = [await siteOf(bookOf(rightToLeft)), await siteOf(bookOf(rightToLeft))];
    expect([...a]).toEqual([...b]);
  });
});
