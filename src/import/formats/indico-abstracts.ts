// Indico's list of abstracts (JSON): the best source for authors, since `persons` holds them all in one list.
import { splitWords } from "../columns/split-words.ts";
import { emptyContribution, type ImportedContribution } from "../conference.ts";
import type { InputFile } from "../containers/input-file.ts";
import type { JsonNode } from "../containers/json.ts";
import { readBody, readLine, readWords } from "../text/field.ts";
import type { ReadContext } from "./format.ts";
import { orderedPersons, readPerson } from "./indico-people.ts";

export function readAbstract(node: JsonNode, file: InputFile, context: ReadContext): ImportedContribution {
  const { diagnostics } = context;
  const content = node.any("content", "description");
  const body = readBody(content.text, "markdown", content, diagnostics);
  const persons = node.get("persons").items;
  const authors = persons.filter(
    (person) => person.get("author_type").text !== "none" && person.get("author_type").value !== 0,
  );
  // Speakers who are not authors present too; they are listed after the authors.
  const speakers = persons.filter((person) => !authors.includes(person) && person.get("is_speaker").value === true);
  const figures = node.get("files").items.flatMap((item) => {
    const name = item.get("filename").text;
    const bytes = /\.(?:png|jpe?g|svg)$/i.test(name) ? file.beside(name) : null;
    return bytes ? [{ name, bytes, caption: "", alt: null }] : [];
  });
  const extra = customFields(node, context);
  return {
    ...emptyContribution,
    id: node.any("friendly_id", "id").text,
    title: readLine(node.get("title").text, "plain", node.get("title"), diagnostics),
    type: nameOf(node.any("accepted_contrib_type", "submitted_contrib_type")) || null,
    track: trackOf(node),
    authors: orderedPersons([...authors, ...speakers]).map((person) => readPerson(person, context)),
    keywords: extra.keywords,
    body: body.body + extra.body,
    references: [...body.references, ...extra.references].map((text) => ({ text })),
    acknowledgements: extra.acknowledgements,
    figures,
    state: stateIn(node.get("state").text),
    span: node.get("title").span,
  };
}

/** An abstract that somebody was invited to submit has not been submitted yet. */
export function stateIn(written: string): string | null {
  const state = written.toLowerCase();
  return state === "invited" ? "awaiting submission" : state || null;
}

function trackOf(node: JsonNode): string | null {
  const track = node.get("accepted_track").isGiven
    ? node.get("accepted_track")
    : (node.get("submitted_for_tracks").items[0] ?? node.get("track"));
  return nameOf(track) || null;
}

export function nameOf(node: JsonNode): string {
  return readWords(node.text || node.any("name", "title").text);
}

interface Extra {
  readonly keywords: readonly string[];
  readonly references: readonly string[];
  readonly acknowledgements: string;
  readonly body: string;
}

const taken = /keyword|mots|schlag|schlüssel|referenc|literatur|bibliograph|acknowledg|funding|danksag/;
const isMoreText = (name: string, text: string) =>
  /^(?:abstract|content|text|summary)\b/.test(name) && text.length > 100;

/** The fields of the form that have no place in a book, by name, as a note for people. */
export function describeFields(nodes: readonly JsonNode[]): string | null {
  const names = nodes.flatMap((node) =>
    node.get("custom_fields").items.flatMap((field) => {
      const [name, value] = [field.get("name").text, field.get("value")];
      const isTaken = !value.isGiven || taken.test(name.toLowerCase()) || isMoreText(name.toLowerCase(), value.text);
      return isTaken || name === "" ? [] : [`“${name}”`];
    }),
  );
  return names.length === 0 ? null : `Fields of the form that are not imported: ${[...new Set(names)].join(", ")}`;
}

/** Fields that the organizer added to the form. */
function customFields(node: JsonNode, { diagnostics }: ReadContext): Extra {
  const extra = { keywords: [] as string[], references: [] as string[], acknowledgements: "", body: "" };
  for (const field of node.get("custom_fields").items) {
    const [name, value] = [field.get("name").text.toLowerCase(), field.get("value")];
    if (!value.isGiven) continue;
    if (/keyword|mots|schlag|schlüssel/.test(name)) extra.keywords.push(...splitWords(value.text));
    else if (/referenc|literatur|bibliograph/.test(name))
      extra.references.push(
        ...value.text
          .split(/\n+/)
          .filter((line) => line.trim() !== "")
          .map((line) => readLine(line.replace(/^\s*(?:\[\d+\]|\d+[.)])\s*/, ""), "markdown", value, diagnostics)),
      );
    else if (/acknowledg|funding|danksag/.test(name))
      extra.acknowledgements = readBody(value.text, "markdown", value, diagnostics).body;
    else if (isMoreText(name, value.text))
      extra.body += `\n${readBody(value.text, "markdown", value, diagnostics).body}`;
  }
  return extra;
}
