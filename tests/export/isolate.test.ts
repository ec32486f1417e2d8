// Words of the other writing direction in a site: each keeps its own order, and a site in one direction is as it was.
import { afterAll, describe, expect, it } from "vitest";
import { isolatedWords, runsAgainst } from "../../src/export/html/isolate.ts";
import { bookOf, cleanUp, rightToLeft } from "./exported.ts";

afterAll(cleanUp);

describe("the direction of words", () => {
  it.each([
    ["Dust.", "ar", true],
    ["«Dust» 2026", "fa", true],
    ["غبار", "ar", false],
    ["אבק", "en", true],
    ["Dust", "en", false],
    ["2026", "ar", false],
    ["", "ar", false],
  ])("“%s” in a page in %s", (words, language, against) => {
    expect(runsAgainst(words, language)).toBe(against);
  });

  it("a name is isolated only if it runs against the page", () => {
    expect(isolatedWords("Ada Lee", "ar")).toBe("\u2068Ada Lee\u2069");
    expect(isolatedWords("Ada Lee", "de")).toBe("Ada Lee");
  });
});

it("a site from right to left isolates Latin titles and institutions, and no others", async () => {
  const files = {
    ...rightToLeft,
    "abstracts/dust.yaml":
      "title: Dust\nauthors: [{ name: Ada Lee, affiliation: Dust Lab }, { name: عمر, affiliation: بغداد }]\nabstract: نص.\n",
  };
  const site = await bookOf(files).as("html");
  const pages = site.files.filter(({ path }) => path.startsWith("abstracts/") && path.endsWith(".html"));
  const text = pages.map(({ bytes }) => Buffer.from(bytes).toString("utf8")).join("\n");
  const words = Array.from(
    text.matchAll(/<h1>(.*?)<\/h1>|<li>(?:<sup>\d<\/sup>)?([^<]*|<bdi>[^<]*<\/bdi>)<\/li>/g),
    ([, title, institution]) => (title ?? institution ?? "").replace(/ <math.*/, ""),
  );
  expect(words.sort()).toEqual(
    [
      "حركة الكواكب",
      "نيسابور، إيران",
      "الجبر والمقابلة",
      "بغداد",
      "<bdi>Dust</bdi>",
      "<bdi>Dust Lab</bdi>",
      "بغداد",
    ].sort(),
  );
});
