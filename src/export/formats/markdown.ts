// `markdown`: a file for each abstract, with its fields in the front matter, for other site generators; and the
// programme as one page.
import { dayTitle } from "../../compose/day-title.ts";
import { labelsFor } from "../../language/labels.ts";
import type { Abstract, ProgrammeItem } from "../../model/book.ts";
import { plainText } from "../../model/text.ts";
import { fileName } from "../facts/names.ts";
import { namesOf } from "../facts/plain.ts";
import { dayOf, itemOf, presentedAbstracts, sessionOf } from "../facts/programme.ts";
import { clockTime } from "../facts/times.ts";
import { type ExportFile, type ExportFormat, type ExportSource, textFile } from "../format.ts";
import { flowMarkdown, inlineMarkdown } from "../text/markdown.ts";

export const markdown: ExportFormat = {
  name: "markdown",
  title: "a Markdown file of each abstract, and the programme as one page",
  standard: "CommonMark with the book's own marks; YAML in front",
  makes: "folder",
  ending: "markdown",
  mark: "",
  needs: { pages: false, mathml: false },
  write: (source) => [programme(source), ...presentedAbstracts(source.book).map((one) => page(one, source))],
};

function page(abstract: Abstract, source: ExportSource): ExportFile {
  const { book, references } = source;
  const labels = labelsFor(abstract.language);
  const { citations, entries } = references.listOf(abstract);
  const [day, session, item] = [dayOf(book, abstract), sessionOf(book, abstract), itemOf(book, abstract)];
  const start = item?.start ?? session?.start ?? null;
  const fields = {
    id: abstract.id,
    title: plainText(abstract.title),
    type: abstract.type,
    lang: abstract.language,
    authors: abstract.authors.map(({ person, affiliations, presenting }) => ({
      name: person.printed,
      affiliations: affiliations.map((at) => plainText(abstract.affiliations[at]?.text ?? [])),
      ...(person.orcid !== null && { orcid: person.orcid }),
      ...(presenting && { presenting }),
      ...(source.emails && person.email !== null && { email: person.email }),
    })),
    ...(abstract.keywords.length > 0 && { keywords: abstract.keywords.map(plainText) }),
    ...(abstract.track !== null && { track: abstract.track }),
    ...(abstract.number !== null && { number: abstract.number }),
    ...(day && !day.date.startsWith("0001") && { date: day.date }),
    ...(start !== null && { start: clockTime(start) }),
    ...(session && { session: plainText(session.title), ...(session.room !== null && { room: session.room }) }),
  };
  // JSON is valid YAML, and nothing in a value can end the block.
  const front = Object.entries(fields).map(([name, value]) => `${name}: ${JSON.stringify(value)}\n`);
  const parts = [
    `# ${inlineMarkdown(abstract.title)}`,
    flowMarkdown(abstract.body ?? [], { citations }),
    ...(entries.length === 0
      ? []
      : [`## ${labels.references}`, entries.map(({ content }) => `- ${inlineMarkdown(content)}`).join("\n")]),
    ...(abstract.acknowledgements.length === 0
      ? []
      : [`## ${labels.acknowledgements}`, flowMarkdown(abstract.acknowledgements, { citations })]),
  ];
  const text = parts.map((part) => part.trim()).filter((part) => part !== "");
  return textFile(`abstracts/${fileName(abstract.anchor)}.md`, `---\n${front.join("")}---\n\n${text.join("\n\n")}\n`);
}

function programme({ book }: ExportSource): ExportFile {
  const labels = labelsFor(book.language);
  const lines = book.days.flatMap((day) => [
    `## ${inlineMarkdown(dayTitle(day, book.language))}`,
    ...day.sessions.flatMap((session) => {
      const times = timesOf(session.start, session.end);
      const place = session.room === null ? [] : [session.room];
      const chairs = session.chairs.map(({ printed }) => printed).join(labels.comma);
      const info = [
        ...(times === "" ? [] : [times]),
        ...place,
        ...(chairs === "" ? [] : [`${labels.chair}${labels.colon}${chairs}`]),
      ];
      const items = session.items.map((item) => `- ${itemLine(item, book.language)}`);
      return [
        `### ${inlineMarkdown(session.title)}`,
        ...(info.length === 0 ? [] : [flowSafe(info.join(" · "))]),
        ...(items.length === 0 ? [] : [items.join("\n")]),
      ];
    }),
  ]);
  return textFile("programme.md", `${[`# ${inlineMarkdown(book.title)}`, ...lines].join("\n\n")}\n`);
}

function itemLine(item: ProgrammeItem, language: string): string {
  const time = timesOf(item.start, item.end);
  const before = time === "" ? "" : `${time} `;
  if (item.kind === "event") return before + inlineMarkdown(item.title);
  const { abstract } = item;
  const title = inlineMarkdown(abstract.title);
  const names = flowSafe(namesOf(abstract.authors, language));
  if (abstract.withdrawn) return `${before}${title}`;
  return `${before}[${title.replace(/[[\]]/g, "\\$&")}](abstracts/${fileName(abstract.anchor)}.md)${names === "" ? "" : `, ${names}`}`;
}

function timesOf(start: number | null, end: number | null): string {
  if (start === null) return "";
  return end === null ? clockTime(start) : `${clockTime(start)}–${clockTime(end)}`;
}

/** Escapes every character that has a meaning in Markdown. */
function flowSafe(text: string): string {
  return text.replace(/[\\`*_[\]<>$^~#&|]/g, "\\$&");
}
