// The abstract servers of neuroscience: G-Node's GCA (JSON), whose authors point at affiliations by position, and the text files
// of AMCOS (headings TITLE, AUTHOR, AFF, ABS, REFS).

import { orcidIn } from "../columns/row-authors.ts";
import { emptyConference, emptyContribution, type ImportedAuthor, type ImportedContribution } from "../conference.ts";
import type { JsonNode } from "../containers/json.ts";
import { cleanName, isEmail, partsName } from "../people/name.ts";
import { readBody, readLine, readWords } from "../text/field.ts";
import { type Content, jsonOf, type ReadContext, type SourceFormat } from "./format.ts";

export const gca: SourceFormat = {
  name: "gca",
  title: "G-Node Conference Application (GCA), the abstracts as JSON",
  recognize: (contents) =>
    jsonOf(contents).some(
      (json) => abstractsIn(json)[0]?.has("uuid", "title", "authors") && abstractsIn(json)[0]?.has("affiliations"),
    )
      ? 1
      : 0,
  read: (contents, context) => ({
    ...emptyConference,
    system: "gca",
    contributions: contents.flatMap((content) =>
      content.kind === "json" ? abstractsIn(content.json).map((node) => gcaAbstract(node, content, context)) : [],
    ),
  }),
};

function abstractsIn(json: JsonNode): readonly JsonNode[] {
  return json.items.length > 0 ? json.items : json.get("abstracts").items;
}

function byPosition(nodes: readonly JsonNode[]): readonly JsonNode[] {
  return [...nodes].sort((a, b) => Number(a.get("position").value ?? 0) - Number(b.get("position").value ?? 0));
}

function gcaAbstract(
  node: JsonNode,
  content: Extract<Content, { kind: "json" }>,
  context: ReadContext,
): ImportedContribution {
  const { diagnostics } = context;
  const affiliations = byPosition(node.get("affiliations").items).map((each) => ({
    position: Number(each.get("position").value ?? 0),
    text: readLine(
      ["section", "department", "address", "country"]
        .map((key) => each.get(key).text.trim())
        .filter((part) => part !== "")
        .join(", "),
      "guess",
      each,
      diagnostics,
    ),
  }));
  const body = readBody(node.get("text").text, "guess", node.get("text"), diagnostics);
  const references = node.get("references").items.flatMap((each) => {
    const text = readLine(
      [each.get("text").text, each.get("link").text].filter((part) => part !== "").join(" "),
      "guess",
      each,
      diagnostics,
    );
    const doi = /10\.\d{4,9}\/\S+/.exec(each.get("doi").text)?.[0];
    return text === "" && !doi
      ? []
      : [{ text: doi && !text.includes(doi) ? `${text} https://doi.org/${doi}`.trim() : text }];
  });
  return {
    ...emptyContribution,
    id: node.get("uuid").text,
    title: readLine(node.get("title").text, "guess", node.get("title"), diagnostics),
    type:
      node.get("isTalk").value === true
        ? "talk"
        : readWords(node.get("abstrTypes").items[0]?.get("name").text ?? "") || null,
    track: readWords(node.get("topic").text) || null,
    number: Number(node.get("sortId").value) > 0 ? node.get("sortId").text : null,
    authors: byPosition(node.get("authors").items).map((author): ImportedAuthor => {
      const own = author.get("affiliations").items.map((each) => Number(each.value));
      return {
        name: partsName(
          `${author.get("firstName").text} ${author.get("middleName").text}`.trim(),
          author.get("lastName").text,
        ),
        affiliations: own.flatMap(
          (position) =>
            affiliations.find((each) => each.position === position)?.text ?? affiliations[position]?.text ?? [],
        ),
        presenting: false,
        orcid: orcidIn(author.get("orcid").text),
        email: isEmail(author.get("mail").text) ? author.get("mail").text : null,
      };
    }),
    body: body.body,
    acknowledgements: readBody(node.get("acknowledgements").text, "guess", node.get("acknowledgements"), diagnostics)
      .body,
    references: [...references, ...body.references.map((text) => ({ text }))],
    figures: byPosition(node.get("figures").items).flatMap((figure) => {
      const name = figure.any("file", "name", "uuid").text;
      const bytes = ["", ".png", ".jpg", ".jpeg"]
        .map((ending) => content.file.beside(`${name}${ending}`) ?? content.file.beside(`figures/${name}${ending}`))
        .find((found) => found !== null);
      if (!bytes)
        diagnostics.warning(
          "import-figure",
          `the figure “${name}” is not beside the file and is left out`,
          figure.span,
          {
            hint: figure.get("URL").text
              ? `fetch it from ${figure.get("URL").text} and put it beside the file`
              : "put it beside the file",
          },
        );
      return bytes
        ? [{ name, bytes, caption: readLine(figure.get("caption").text, "guess", figure, diagnostics), alt: null }]
        : [];
    }),
    state: node.get("state").text || null,
    span: node.get("title").span,
  };
}

const heading = /^(TITLE|AUTHORS?|AFFSHORT|AFF|ABS|ABSTRACT|REFS|ABSSHORT|ABSHORT|KEYWORDS|TOPIC)\s*:?\s*$/;

export const amcos: SourceFormat = {
  name: "amcos",
  title: "AMCOS, text files with the headings TITLE, AUTHOR, AFF, ABS",
  recognize: (contents) => {
    const texts = contents.filter((content) => content.kind === "text");
    return texts.length > 0 &&
      texts.every((content) => /^TITLE\s*:?\s*$/m.test(content.text) && /^AUTHORS?\s*:?\s*$/m.test(content.text))
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

/** `Name {1,2} *`: star presents, plus keynote, x invited, slash special. */
function amcosAuthor(line: string, affiliations: readonly string[], marks: Set<string>): readonly ImportedAuthor[] {
  const match = /^([^{}]*)(?:\{([\d,\s]*)\})?\s*([*+x/]*)\s*$/.exec(line.trim());
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
