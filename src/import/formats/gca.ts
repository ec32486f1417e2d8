// JSON of the G-Node's GCA, the abstract server of neuroscience: authors refer to their affiliations by position, and
// figures are named after their `uuid`.
import { orcidIn } from "../columns/row-authors.ts";
import { emptyConference, emptyContribution, type ImportedAuthor, type ImportedContribution } from "../conference.ts";
import type { JsonNode } from "../containers/json.ts";
import { isEmail, partsName } from "../people/name.ts";
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

type JsonContent = Extract<Content, { kind: "json" }>;

function gcaAbstract(node: JsonNode, content: JsonContent, context: ReadContext): ImportedContribution {
  const { diagnostics } = context;
  const body = readBody(node.get("text").text, "guess", node.get("text"), diagnostics);
  const thanks = node.get("acknowledgements");
  return {
    ...emptyContribution,
    id: node.get("uuid").text,
    title: readLine(node.get("title").text, "guess", node.get("title"), diagnostics),
    type:
      node.get("isTalk").value === true
        ? "talk"
        : readWords(node.get("abstrTypes").items[0]?.get("name").text ?? "") || null,
    track: readWords(node.get("topic").text) || null,
    number: numberOf(node),
    authors: authorsOf(node, context),
    body: body.body,
    acknowledgements: readBody(thanks.text, "guess", thanks, diagnostics).body,
    references: [...referencesOf(node, context), ...body.references].map((text) => ({ text })),
    figures: byPosition(node.get("figures").items).flatMap((figure) => figureOf(figure, content, context)),
    state: node.get("state").text || null,
    span: node.get("title").span,
  };
}

/** The server counts the abstracts of each group, and puts the group's number in the upper half: 65538 is the second of group 1. */
function numberOf(node: JsonNode): string | null {
  const sorted = Number(node.get("sortId").value ?? 0);
  if (!Number.isInteger(sorted) || sorted <= 0) return null;
  const [group, count] = [sorted >> 16, sorted & 0xffff];
  const own = node.get("abstrTypes").items.find((each) => Number(each.get("prefix").value) === group);
  return `${group === 0 ? "" : (own?.get("short").text ?? "")}${count}`;
}

/** Each affiliation is given once; authors refer to them by position. */
function authorsOf(node: JsonNode, { diagnostics }: ReadContext): readonly ImportedAuthor[] {
  const affiliations = byPosition(node.get("affiliations").items).map((each) => ({
    position: Number(each.get("position").value ?? 0),
    text: readLine(
      ["department", "section", "address", "country"]
        .map((key) => each.get(key).text.trim())
        .filter((part) => part !== "")
        .join(", "),
      "guess",
      each,
      diagnostics,
    ),
  }));
  return byPosition(node.get("authors").items).map((author): ImportedAuthor => {
    const own = author.get("affiliations").items.map((each) => Number(each.value));
    const mail = author.get("mail").text;
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
      email: isEmail(mail) ? mail : null,
    };
  });
}

function referencesOf(node: JsonNode, { diagnostics }: ReadContext): readonly string[] {
  return byPosition(node.get("references").items).flatMap((each) => {
    const words = [each.get("text").text, each.get("link").text].filter((part) => part !== "").join(" ");
    const text = readLine(words, "guess", each, diagnostics);
    const doi = /10\.\d{4,9}\/\S+/.exec(each.get("doi").text)?.[0];
    if (text === "" && !doi) return [];
    return [doi && !text.includes(doi) ? `${text} https://doi.org/${doi}`.trim() : text];
  });
}

function figureOf(
  figure: JsonNode,
  { file }: JsonContent,
  { diagnostics }: ReadContext,
): ImportedContribution["figures"] {
  const name = figure.any("file", "name", "uuid").text;
  const bytes = ["", ".png", ".jpg", ".jpeg"]
    .map((ending) => file.beside(`${name}${ending}`) ?? file.beside(`figures/${name}${ending}`))
    .find((found) => found !== null);
  if (bytes)
    return [{ name, bytes, caption: readLine(figure.get("caption").text, "guess", figure, diagnostics), alt: null }];
  const address = figure.get("URL").text;
  diagnostics.warning("import-figure", `the figure “${name}” is not beside the file and is left out`, figure.span, {
    hint: address ? `fetch it from ${address} and put it beside the file` : "put it beside the file",
  });
  return [];
}
