// AMCOS: a text file for each abstract, with the headings TITLE, AUTHOR, AFF, ABS and REFS; the file's name separates
// talks from posters.
import { emptyConference, emptyContribution, type ImportedAuthor, type ImportedContribution } from "../conference.ts";
import { cleanName } from "../people/name.ts";
import { readBody, readLine, readWords } from "../text/field.ts";
import type { Content, ReadContext, SourceFormat } from "./format.ts";

const heading = /^(TITLE|AUTHORS?|AFFSHORT|AFF|ABS|ABSTRACT|REFS|ABSSHORT|ABSHORT|KEYWORDS|TOPIC)\s{0,99}:?\s{0,99}$/;

export const amcos: SourceFormat = {
  name: "amcos",
  title: "AMCOS, text files with the headings TITLE, AUTHOR, AFF, ABS",
  recognize: (contents) => {
    const texts = contents.filter((content) => content.kind === "text");
    return texts.length > 0 &&
      texts.every(
        (content) =>
          /^TITLE\s{0,9}:?\s{0,99}$/m.test(content.text) && /^AUTHORS?\s{0,9}:?\s{0,99}$/m.test(content.text),
      )
      ? 0.95
      : 0;
  },
  read: (contents, context) => ({
    ...emptyConference,
    system: "amcos",
    contributions: contents.flatMap((content) => (content.kind === "text" ? amcosAbstract(content, context) : [])),
  }),
};

function amcosAbstract(
  content: Extract<Content, { kind: "text" }>,
  context: ReadContext,
): readonly ImportedContribution[] {
  const { diagnostics } = context;
  const parts: { readonly name: string; readonly at: number; readonly lines: string[] }[] = [];
  let at = 0;
  for (const line of content.text.split("\n")) {
    const name = heading.exec(line.trim())?.[1];
    if (name) parts.push({ name: name.replace(/S$/, "").replace("ABSTRACT", "ABS"), at, lines: [] });
    else parts.at(-1)?.lines.push(line.replace(/\r$/, ""));
    at += line.length + 1;
  }
  const part = (...names: readonly string[]) => parts.find(({ name }) => names.includes(name));
  const place = { span: { source: content.source, start: part("TITLE")?.at ?? 0, end: (part("TITLE")?.at ?? 0) + 5 } };
  const title = readLine(part("TITLE")?.lines.join(" ") ?? "", "guess", place, diagnostics);
  if (title === "") return [];
  const affiliations = parts
    .filter(({ name }) => name === "AFF")
    .map(({ lines }) =>
      readLine(lines.join(" ").replace(/^\s*\{?\d{1,2}\}?[.:)]?\s+/, ""), "guess", place, diagnostics),
    );
  const body = readBody((part("AB", "ABS")?.lines ?? []).join("\n"), "guess", place, diagnostics);
  const marks = new Set<string>();
  const authors = (part("AUTHOR")?.lines ?? []).flatMap((line) => amcosAuthor(line, affiliations, marks));
  const base = (content.file.name.split("/").at(-1) ?? "").replace(/\.txt$/i, "");
  return [
    {
      ...emptyContribution,
      id: base,
      title,
      type: marks.has("+")
        ? "keynote"
        : marks.has("x")
          ? "invited"
          : base.startsWith("p_")
            ? "poster"
            : base.startsWith("t_")
              ? "talk"
              : null,
      authors,
      track: readWords(part("TOPIC")?.lines.join(" ") ?? "") || null,
      keywords: (part("KEYWORD")?.lines.join(";") ?? "")
        .split(/[;,]/)
        .map((word) => word.trim())
        .filter((word) => word !== ""),
      body: body.body,
      references: [
        ...(part("REF")?.lines ?? [])
          .map((line) => line.replace(/^\s*(?:\[\d+\]|\d+[.)])\s*/, "").trim())
          .filter((line) => line !== "")
          .map((line) => readLine(line, "guess", place, diagnostics)),
        ...body.references,
      ].map((text) => ({ text })),
      span: place.span,
    },
  ];
}

/** `Name {1,2} *`: a star marks the presenter, plus a keynote, x an invited talk, a slash a special one. */
function amcosAuthor(line: string, affiliations: readonly string[], marks: Set<string>): readonly ImportedAuthor[] {
  const match = /^([^{}]*)(?:\{([\d,\s]{0,99})\}\s{0,99}([*+x/]{0,99}))?$/.exec(line.trim());
  const name = match?.[1]?.trim() ?? "";
  if (name === "") return [];
  const signs = match?.[3] ?? "";
  for (const sign of signs) marks.add(sign);
  const own = (match?.[2] ?? "").split(",").map((number) => Number(number.trim()));
  return [
    {
      name: cleanName(name),
      affiliations: own.flatMap((number) => affiliations[number - 1] ?? []),
      presenting: /[*+x]/.test(signs),
      orcid: null,
      email: null,
    },
  ];
}
