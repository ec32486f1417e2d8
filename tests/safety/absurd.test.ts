// Small files that require absurd amounts of work: bounded before the work begins, or done once instead of repeatedly.
import { describe, expect, it } from "vitest";
import { parseFlow, parseInline } from "../../src/input/markdown/parse-markdown.ts";
import type { Day, Session } from "../../src/model/book.ts";
import { crowdOf } from "../../src/model/crowded.ts";
import { parseStyleXml } from "../../src/references/style-element.ts";
import { faultOfSize } from "../../src/references/style-size.ts";
import { Diagnostics } from "../../src/source/diagnostic.ts";
import { limits } from "../../src/source/limits.ts";
import { readYaml } from "../../src/source/read-yaml.ts";
import { source, span } from "../../src/source/source.ts";
import { textFrom } from "../input/markdown/support.ts";

const many = (text: string, count: number) => text.repeat(count);

describe("Markdown", () => {
  const codes = (markdown: string, inline = false) => {
    const diagnostics = new Diagnostics();
    const context = { diagnostics, headingDepth: 2 as const, picture: (path: string) => path };
    (inline ? parseInline : parseFlow)(textFrom(markdown), context);
    return [...new Set(diagnostics.sorted().map(({ code }) => code))];
  };

  it.each<readonly [string, string]>([
    ["quotations in each other", `${many(">", 40_000)} x`],
    ["quotations with spaces", `${many("> ", 10_000)}x`],
    ["bullets on a line", `${many("- ", 50_000)}x`],
    ["numbers on a line", `${many("1. ", 20_000)}x`],
    ["both in turn", `text\n\n${many("> - ", 20_000)}x`],
    ["lists in each other", Array.from({ length: 1500 }, (_, i) => `${many("  ", i)}- a`).join("\n")],
    ["lists in each other by tabs", Array.from({ length: 1500 }, (_, i) => `${many("\t", i)}* a`).join("\n")],
    ["comments without an end", many("<!--", 50_000)],
    ["instructions without an end", many("<?a ", 50_000)],
    ["tags without an end", many('<a b="', 50_000)],
    ["a million cells", `|${many("a|", 300)}\n|${many("-|", 300)}\n${many(`|${many("b|", 300)}\n`, 300)}`],
    ["more formulas than a book", many("$x$ ", 5_001)],
    ["a text longer than a book", many("word ", 200_001)],
  ])("with %s is refused at its place", (_, markdown) => {
    expect(codes(markdown)).toEqual(["too-large"]);
  });

  it.each<readonly [string, string]>([
    ["a hundred levels less", `${many("> ", 90)}x`],
    ["tags in each other", `${many("<b><i><u>", 1_000)}x`],
    ["tags side by side", many("H<sub>2</sub>O ", 1_000)],
    ["tags closed", `${many("<em>", 1_000)}${many("</em>", 1_000)}`],
    ["many citations", many("[@key] ", 1_000)],
  ])("with %s is read", (_, markdown) => {
    expect(codes(markdown)).not.toContain("too-large");
    expect(codes(markdown, true)).not.toContain("too-large");
  });

  it("counts the cells of tables, not the bars around them", () => {
    const table = (rows: number) => `| a | b |\n| - | - |\n${many("| c | d |\n", rows - 1)}`;
    const rows = limits.tableCells / 2;
    expect(codes(table(rows))).not.toContain("too-large");
    expect(codes(table(rows + 1))).toEqual(["too-large"]);
    expect(codes(table(rows + 1).replace(/^\| | \|$/gm, ""))).toEqual(["too-large"]);
    // Rows of one cell each have twice as many bars as cells.
    expect(codes(`| a |\n| - |\n${many("| c |\n", rows + 1)}`)).not.toContain("too-large");
  });

  it("keeps the content of an unclosed tag, in order", () => {
    const [paragraph] = parseFlow(textFrom("a <b>b <i>c</i> <u>d"), {
      diagnostics: new Diagnostics(),
      headingDepth: 2,
      picture: (path: string) => path,
    });
    const text = JSON.stringify(paragraph, (key, value) => (key === "span" ? undefined : value));
    expect(text.replace(/.*?"value":"([^"]*)"/g, "$1").replace(/[^a-d<>bu ].*$/, "")).toMatch(/^a <b>b c <u>d/);
  });
});

describe("YAML", () => {
  it("resolves each alias once, to the right anchor", () => {
    const file = source(
      "a.yaml",
      `a: &x one\nb: *x\nc: &x two\nd: *x\nlist: [${many("*x, ", limits.listItems - 1)}]\n? &k key\n: *k\n`,
    );
    const diagnostics = new Diagnostics();
    const [document] = readYaml(file, diagnostics).documents;
    const values =
      document?.kind === "map"
        ? document.entries.map(({ value }) => (value.kind === "scalar" ? value.value : value.kind))
        : [];
    expect(values).toEqual(["one", "one", "two", "two", "sequence", "key"]);
    expect(diagnostics.sorted()).toEqual([]);
  });

  it("limits lists to the length of anything in a book, except a file that is a list", () => {
    const said = (text: string) => {
      const diagnostics = new Diagnostics();
      const { documents } = readYaml(source("a.yaml", text), diagnostics);
      const [first] = diagnostics.sorted();
      const place = first?.span?.source.text.slice(first.span.start, first.span.end);
      return [documents.length, first?.code, place];
    };
    const items = Array.from({ length: limits.listItems + 5 }, (_, i) => `- a${i}\n`).join("");
    expect(said(items)).toEqual([1, undefined, undefined]);
    expect(said(`authors:\n${items}`)).toEqual([1, "too-large", `a${limits.listItems}`]);
    expect(said(`authors: &a [x]\nothers: [${many("*a, ", limits.listItems + 1)}]\n`)[1]).toBe("too-large");
  });

  it("counts documents, wherever their marks are", () => {
    const codes = (text: string) => {
      const diagnostics = new Diagnostics();
      readYaml(source("a.yaml", text), diagnostics);
      return diagnostics.sorted().map(({ code }) => code);
    };
    expect(codes(many("---\n", limits.documents + 1))).toEqual(["too-large"]);
    expect(codes(`a: |\n${many("--- x\n", limits.documents + 1)}`)).toEqual(["too-large"]);
    expect(codes(many("--- x\n", 2_000))).toEqual([]);
  });

  it.each(["a: *a\n", "a: &a [*a]\n", "a: *later\nb: &later c\n"])(
    "finds no anchor after or around an alias: %s",
    (text) => {
      const diagnostics = new Diagnostics();
      readYaml(source("a.yaml", text), diagnostics);
      expect(diagnostics.sorted().map(({ code }) => code)).toEqual([expect.stringMatching(/^yaml-/)]);
    },
  );
});

describe("a citation style", () => {
  const style = (macros: string, layout: string) =>
    parseStyleXml(
      `<style><citation><layout/></citation>${macros}<bibliography><layout>${layout}</layout></bibliography></style>`,
    );
  const call = (name: string) => `<text macro="${name}"/>`;

  it("whose macros fan out is refused", () => {
    const fan = [0, 1, 2, 3, 4].map((i) => `<macro name="m${i}">${many(call(`m${i + 1}`), 10)}</macro>`).join("");
    expect(faultOfSize(style(`${fan}<macro name="m5"><text variable="title"/></macro>`, call("m0")))).toBe(
      `it needs more than ${limits.styleElements.toLocaleString("en")} elements for one entry`,
    );
  });

  it("whose macros call themselves, or that nests endlessly, is refused", () => {
    expect(
      faultOfSize(style(`<macro name="a">${call("b")}</macro><macro name="b">${call("a")}</macro>`, call("a"))),
    ).toMatch(/^its macro “[ab]” calls itself$/);
    const nested = (inside: string) => `${many("<group>", 90)}${inside}${many("</group>", 90)}`;
    const chain = ["a", "b", "c"].map(
      (name, i, all) => `<macro name="${name}">${nested(call(all[i + 1] ?? ""))}</macro>`,
    );
    expect(faultOfSize(style(chain.join(""), ""))).toMatch(/deeper than 200/);
  });

  it("of which one branch is taken counts the largest branch", () => {
    const branch = `<choose><if>${many("<a/>", 100)}</if><else>${many("<a/>", 100)}</else></choose>`;
    expect(faultOfSize(style("", many(branch, Math.floor(limits.styleElements / 110))))).toBe(null);
  });
});

describe("a day", () => {
  const here = span(source("programme.yaml", ""), 0);
  const session = (start: number | null, end: number | null) =>
    ({ start, end, items: [], span: here }) as unknown as Session;
  const day = (sessions: readonly Session[]): Day =>
    ({ date: "2024-05-14", title: null, sessions, span: here }) as unknown as Day;

  it("with more sessions at once than a page has room for has no grid", () => {
    expect(crowdOf(day(Array.from({ length: 600 }, () => session(540, 630))))).toMatchObject({
      count: 600,
      atOnce: true,
    });
    expect(crowdOf(day(Array.from({ length: 600 }, (_, i) => session(540 + i, 541 + i))))).toBe(null);
    expect(crowdOf(day(Array.from({ length: 600 }, () => session(null, null))))).toBe(null);
    expect(crowdOf(day(Array.from({ length: 101 }, (_, i) => session(500 + i / 10, null))))).toMatchObject({
      count: 101,
    });
    expect(crowdOf(day(Array.from({ length: 1001 }, (_, i) => session(i, i + 1))))).toMatchObject({
      count: 1001,
      atOnce: false,
    });
  });
});
