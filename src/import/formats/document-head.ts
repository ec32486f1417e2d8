// What stands between the title of a document and its text → names and institutions, by styles or by position; and the
// labels of lines that are neither.
import type { ImportedAuthor, Located } from "../conference.ts";
import type { DocumentParagraph } from "../containers/docx.ts";
import { numberedAffiliations } from "../people/affiliation-list.ts";
import { readAuthorList } from "../people/author-list.ts";
import { readLine } from "../text/field.ts";
import { plainOf, type RichRun } from "../text/rich.ts";
import { textOf } from "./document-blocks.ts";
import type { ReadContext } from "./format.ts";

export const labels: Readonly<Record<string, RegExp>> = {
  keywords:
    /^(?:key ?words?|index terms|schlüsselwörter|schlagworte|mots[- ]clés|palabras clave|parole chiave|palavras[- ]chave|trefwoorden|słowa kluczowe|klíčová slova|ključne besede)\s*[:.—–-]\s*/i,
  acknowledgements:
    /^(?:acknowledge?ments?|danksagung|remerciements|agradecimientos|ringraziamenti|zahvala)\s*[:.]?\s*/i,
  track: /^(?:topic|track|session|symposium|thema)\s*:\s*/i,
  type: /^(?:(?:presentation|contribution|abstract) (?:type|format)|type of (?:presentation|contribution)|(?:preferred|preference)[ \w]{0,40})\s*:\s*/i,
  presenter: /^(?:presenting author|presenter|speaker)\s*:\s*/i,
  abstract:
    /^(?:abstract|zusammenfassung|résumé|resumen|riassunto|resumo|samenvatting|streszczenie|abstrakt|povzetek)\s{0,99}[:.—–-]?\s{0,99}$/i,
};

/** The text after a label, as in “Keywords: …”. */
export function labelled(body: readonly DocumentParagraph[], key: string): string {
  const label = labels[key];
  const line = label && body.map(textOf).find((each) => label.test(each));
  return line && label ? line.replace(label, "") : "";
}

/** The number of lines of names, and of institutions after them, before the text begins. */
export function headLines(rest: readonly DocumentParagraph[]): {
  readonly names: readonly DocumentParagraph[];
  readonly affiliations: readonly DocumentParagraph[];
  /** Lines that are neither, such as “* Corresponding author”. */
  readonly notes: readonly string[];
  readonly length: number;
} {
  const names: DocumentParagraph[] = [];
  const affiliations: DocumentParagraph[] = [];
  const notes: string[] = [];
  let length = 0;
  for (const each of rest) {
    const line = textOf(each);
    if (each.table !== null || each.list !== null || Object.values(labels).some((label) => label.test(line))) break;
    const styled = /author|autor|auteur|verfasser/.test(each.style)
      ? "name"
      : /affil|institut|address/.test(each.style)
        ? "affiliation"
        : null;
    const kind =
      styled ??
      (/^(?:heading|subtitle)/.test(each.style)
        ? "body"
        : guessKind(line, each, names.length > 0, affiliations.length > 0));
    if (kind === "body") break;
    if (kind === "name") names.push(each);
    else if (kind === "affiliation") affiliations.push(each);
    else notes.push(line);
    length++;
  }
  return { names, affiliations, notes, length };
}

function guessKind(
  line: string,
  { runs }: DocumentParagraph,
  hasNames: boolean,
  hasPlaces: boolean,
): "name" | "affiliation" | "skip" | "body" {
  if (/^\S{1,99}@\S{1,99}$|^(?:\*|e-?mail|corresponding|contact)/i.test(line) && line.length < 160) return "skip";
  const place =
    /universit|institut|department|faculty|laborator|centre|center|college|school|hospital|academy|hochschule|univerz|fakult|\b(?:inc|ltd|gmbh)\b|univ\./i.test(
      line,
    );
  if (line.length > 400 || (/[.!?]\s+\p{Lu}/u.test(line) && line.length > 160 && !place)) return "body";
  const beginsMarked = runs[0]?.kind === "superscript" || numberedAffiliations(line) !== null;
  if (!hasNames)
    return place && beginsMarked
      ? "affiliation"
      : line.length < 400 && !/[.!?]$/.test(line.replace(/\b\p{Lu}\.$/u, ""))
        ? "name"
        : "body";
  if (place || beginsMarked) return line.length < 300 ? "affiliation" : "body";
  // A short line among the institutions is another institution.
  return hasPlaces
    ? line.length < 120 && !/[.!?]$/.test(line) && line.includes(",")
      ? "affiliation"
      : "body"
    : line.length < 160 && !/[.!?]$/.test(line)
      ? /[,;]|\d|\band\b/.test(line) && !/^\p{Ll}/u.test(line) && line.split(/\s+/).length < 30
        ? "affiliation"
        : "body"
      : "body";
}

/** Names whose superscripts become marks that `readAuthorList` knows. */
function markedText(runs: readonly RichRun[]): string {
  return runs
    .map((run): string => {
      if (run.kind === "superscript") return `<sup>${plainOf(run.children).trim()}</sup>`;
      if (run.kind === "break") return "\n";
      if ("children" in run)
        return run.kind === "underline" ? `${markedText(run.children)}(*)` : markedText(run.children);
      return "text" in run ? run.text : "";
    })
    .join("");
}

export function authorsOf(
  people: ReturnType<typeof headLines>,
  presenter: string | null,
  at: Located,
  { diagnostics }: ReadContext,
): readonly ImportedAuthor[] {
  const names = people.names
    .map(({ runs }) => markedText(runs).replace(/<sup>([^<]{0,40})<\/sup>/g, " ($1)"))
    .join("\n");
  const institutions = people.affiliations.map(({ runs }) => markedText(runs)).join("\n");
  const list = readAuthorList(names.replace(/\n(?=\s{0,99}[,;&]|and\b)/g, " "), {
    affiliations: institutions === "" ? null : affiliationText(institutions),
    presenter,
  });
  // “* Corresponding author” says what the star means.
  const isCorresponding = people.notes.some((note) => /^[*†‡]?\s?(?:correspond|contact|e-?mail)/i.test(note));
  for (const doubt of new Set(list.doubts)) diagnostics.warning("import-people", doubt, at.span);
  return list.authors.map((author) => ({
    ...author,
    presenting: author.presenting && (presenter !== null || !isCorresponding),
    affiliations: author.affiliations.map((text) => readLine(text, "plain", at, diagnostics)),
  }));
}

function affiliationText(written: string): string {
  return written.replace(/<sup>([^<]*)<\/sup>/g, (_, mark: string) => `(${mark.replace(/[^\dA-Za-z]/g, "")}) `);
}
