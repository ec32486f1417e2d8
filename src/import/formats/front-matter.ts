// Markdown with front matter in YAML, and HTML pages: one abstract in each file.
import { derivedId } from "../columns/derived-id.ts";
import { orcidIn } from "../columns/row-authors.ts";
import { splitWords } from "../columns/split-words.ts";
import { emptyContribution, type ImportedAuthor, type ImportedContribution } from "../conference.ts";
import { isObject } from "../containers/json.ts";
import { readTypedYaml } from "../containers/typed-yaml.ts";
import { mostLevels } from "../containers/xml.ts";
import { readAuthorList } from "../people/author-list.ts";
import { cleanName } from "../people/name.ts";
import { readBody, readLine, readMarkdownFile, readWords, writtenBody } from "../text/field.ts";
import { readHtml } from "../text/html.ts";
import { plainOf } from "../text/rich.ts";
import { writeInline } from "../text/write-markdown.ts";
import type { Content, ReadContext } from "./format.ts";

type TextContent = Extract<Content, { kind: "text" }>;

export function isFrontMatter({ text, file }: TextContent): boolean {
  return (
    /^\ufeff?---\r?\n[\s\S]{0,20000}?\n(?:---|\.\.\.)\s*(?:\r?\n|$)/.test(text) &&
    /^title\s*:/m.test(text) &&
    /\.(?:md|markdown|qmd|rmd|txt|html?)$/i.test(file.name)
  );
}

function field(head: Readonly<Record<string, unknown>>, ...names: readonly string[]): unknown {
  const key = Object.keys(head).find((each) => names.includes(each.toLowerCase()));
  return key === undefined ? undefined : head[key];
}

const words = (value: unknown): string => (typeof value === "string" || typeof value === "number" ? String(value) : "");

export function frontMatterAbstract(
  content: TextContent,
  name: string,
  keys: ReadonlySet<string>,
  context: ReadContext,
): readonly ImportedContribution[] {
  const { diagnostics } = context;
  const at = { span: { source: content.source, start: 0, end: 3 } };
  const text = content.text.replace(/^\ufeff/, "").replace(/\r\n?/g, "\n");
  const end = text.search(/\n(?:---|\.\.\.)[ \t]*(?:\n|$)/);
  const { value: head, fault } = readTypedYaml(text.slice(4, end + 1));
  if (fault)
    diagnostics.warning(
      "import-damaged",
      isObject(head)
        ? "the front matter is damaged; what can be read of it is imported"
        : "the front matter is not YAML; the file is left out",
      at.span,
    );
  if (!isObject(head)) return [];
  const title = readLine(words(field(head, "title", "titel", "titre")), "markdown", at, diagnostics);
  if (title === "") return [];
  const authors = authorsOf(
    field(head, "authors", "author", "autoren"),
    field(head, "affiliations", "institutes"),
    context,
    at,
  );
  const written = text.slice(text.indexOf("\n", end + 1) + 1);
  const inHead = words(field(head, "abstract", "description"));
  const whole = written.trim() === "" ? inHead : written;
  const body = /\.html?$/i.test(content.file.name)
    ? readBody(whole, "html", at, diagnostics)
    : readMarkdownFile(whole, keys, at, diagnostics);
  const keywords = field(head, "keywords", "tags");
  return [
    {
      ...emptyContribution,
      id: words(field(head, "id", "slug")) || name,
      title,
      authors,
      type: words(field(head, "type", "format", "presentation")) || null,
      track: words(field(head, "track", "topic", "session")) || null,
      keywords: Array.isArray(keywords)
        ? keywords.map(words).filter((word) => word !== "")
        : splitWords(words(keywords)),
      state: words(field(head, "status", "state", "decision")) || null,
      body: body.body,
      references: body.references.map((reference) => ({ text: reference })),
      figures: figuresOf(body.figures, content, at, context),
      span: at.span,
    },
  ];
}

function figuresOf(
  found: ReturnType<typeof readBody>["figures"],
  { file }: Content,
  at: { readonly span: ImportedContribution["span"] },
  { diagnostics }: ReadContext,
): ImportedContribution["figures"] {
  return found.flatMap(({ file: name, caption, alt }) => {
    const bytes = /^[a-z]+:\/\//i.test(name) ? null : file.beside(name);
    if (!bytes)
      diagnostics.warning(
        "import-figure",
        /^https?:/i.test(name)
          ? `the picture “${name}” is on the network and is not fetched`
          : `the picture “${name}” is not beside the file and is left out`,
        at.span,
        { hint: "put it beside the file" },
      );
    return bytes ? [{ name, bytes, caption, alt }] : [];
  });
}

function authorsOf(
  value: unknown,
  places: unknown,
  { diagnostics }: ReadContext,
  at: { readonly span: ImportedContribution["span"] },
): readonly ImportedAuthor[] {
  if (!Array.isArray(value))
    return readAuthorList(words(value) || (isObject(value) ? words(value.name) : ""), {
      affiliations: words(places) || null,
    }).authors;
  const known = new Map(
    Array.isArray(places)
      ? places.flatMap((place) =>
          isObject(place) ? [[words(place.id ?? place.ref ?? place.index), placeName(place)] as const] : [],
        )
      : isObject(places)
        ? Object.entries(places).map(([key, each]) => [key, words(each)] as const)
        : [],
  );
  return value.flatMap((each: unknown): readonly ImportedAuthor[] => {
    if (!isObject(each)) return readAuthorList(words(each), { affiliations: null }).authors;
    const given = each.affiliations ?? each.affiliation ?? each.institute ?? each.institution;
    const listed = (Array.isArray(given) ? given : words(given) === "" && isObject(given) ? [given] : [given]).map(
      (place: unknown) =>
        isObject(place)
          ? placeName(place) || (known.get(words(place.ref)) ?? "")
          : (known.get(words(place)) ?? words(place)),
    );
    const name = isObject(each.name)
      ? `${words(each.name.given)} ${words(each.name.family)}`
      : words(each.name) || `${words(each.given)} ${words(each.family)}`;
    return name.trim() === ""
      ? []
      : [
          {
            name: cleanName(name),
            affiliations: listed
              .filter((place) => place !== "")
              .map((place) => readLine(place, "plain", at, diagnostics)),
            presenting: each.presenting === true || each.presenter === true || each.speaker === true,
            orcid: orcidIn(words(each.orcid)),
            email: null,
          },
        ];
  });
}

function placeName(place: Readonly<Record<string, unknown>>): string {
  return [place.department, place.name, place.city, place.country]
    .map(words)
    .filter((part) => part !== "")
    .join(", ");
}

/** Reads a page: its first heading is the title, elements marked as authors are the authors, the rest is the text. */
export function htmlAbstract(
  content: Extract<Content, { kind: "html" }>,
  name: string,
  context: ReadContext,
): readonly ImportedContribution[] {
  const at = { span: { source: content.source, start: 0, end: 1 } };
  const meta = (...keys: readonly string[]) =>
    [...content.text.matchAll(/<meta\s[^<>]{0,2000}>/gi)]
      .filter(([tag]) =>
        keys.includes(/name\s{0,20}=\s{0,20}["']([^"'<>]{1,99})["']/i.exec(tag)?.[1]?.toLowerCase() ?? ""),
      )
      .map(([tag]) => /content\s*=\s*"([^"]*)"|content\s*=\s*'([^']*)'/i.exec(tag))
      .map((match) => match?.[1] ?? match?.[2] ?? "");
  const { blocks, isDeep } = readHtml(content.text);
  if (isDeep) {
    const message = `“${content.file.path}” nests deeper than ${mostLevels.toLocaleString("en")} levels; what follows there is left out`;
    context.diagnostics.warning("import-too-large", message, at.span);
  }
  const heading = blocks.findIndex((block) => block.kind === "heading");
  const first = heading === -1 ? null : blocks[heading];
  const named = readWords(/<title>([^<]{0,1000})<\/title>/i.exec(content.text)?.[1] ?? "");
  const title = meta("citation_title")[0]
    ? readLine(meta("citation_title")[0] ?? "", "html", at, context.diagnostics)
    : first && "runs" in first
      ? writeInline(first.runs)
      : readLine(named, "html", at, context.diagnostics);
  if (title === "") return [];
  const listed = meta("citation_author");
  const next = blocks[heading + 1];
  const line =
    next?.kind === "paragraph" && plainOf(next.runs).length < 300 && listed.length === 0 ? plainOf(next.runs) : "";
  const places = meta("citation_author_institution");
  const authors =
    listed.length > 0
      ? listed.map(
          (author, index): ImportedAuthor => ({
            name: cleanName(readWords(author)),
            affiliations:
              places.length === listed.length
                ? [readLine(places[index] ?? "", "html", at, context.diagnostics)].filter((text) => text !== "")
                : [],
            presenting: false,
            orcid: null,
            email: null,
          }),
        )
      : readAuthorList(line, { affiliations: null }).authors;
  const body = writtenBody(blocks.slice(heading + 1 + (line === "" ? 0 : 1)));
  return [
    {
      ...emptyContribution,
      id: name || derivedId(title, authors),
      title,
      authors,
      keywords: meta("keywords", "citation_keywords").flatMap((text) => splitWords(text)),
      body: body.body,
      references: body.references.map((text) => ({ text })),
      figures: figuresOf(body.figures, content, at, context),
      span: at.span,
    },
  ];
}
