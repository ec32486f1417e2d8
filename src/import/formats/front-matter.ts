// Markdown with front matter in YAML: one abstract in each file.
import { orcidIn } from "../columns/row-authors.ts";
import { splitWords } from "../columns/split-words.ts";
import { emptyContribution, type ImportedAuthor, type ImportedContribution } from "../conference.ts";
import { isObject } from "../containers/json.ts";
import { readTypedYaml } from "../containers/typed-yaml.ts";
import { readAuthorList } from "../people/author-list.ts";
import { cleanName } from "../people/name.ts";
import { readBody, readLine, readMarkdownFile } from "../text/field.ts";
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
  // The text of an article goes on after its abstract, as in LaTeX.
  const own = words(field(head, "abstract", "zusammenfassung", "résumé", "resumen"));
  const whole = own.trim() || (written.trim() === "" ? words(field(head, "description")) : written);
  if (own.trim() !== "" && written.trim() !== "")
    diagnostics.warning("import-dropped", "the text after the abstract in the front matter is left out", at.span);
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

export function figuresOf(
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
