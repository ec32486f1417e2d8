// The paragraphs of a document → abstracts: by styles (Title, Author, Affiliation, Abstract) if they are used,
// otherwise by position: the title, a line of names, lines of institutions, the text.

import { derivedId } from "../columns/derived-id.ts";
import { splitWords } from "../columns/split-words.ts";
import { emptyContribution, type ImportedAuthor, type ImportedContribution, type Located } from "../conference.ts";
import type { DocumentParagraph } from "../containers/docx.ts";
import { numberedAffiliations } from "../people/affiliation-list.ts";
import { readAuthorList } from "../people/author-list.ts";
import { readLine, writtenBody } from "../text/field.ts";
import { paragraph, plainOf, type RichBlock, type RichRun } from "../text/rich.ts";
import { writeInline } from "../text/write-markdown.ts";
import type { ReadContext } from "./format.ts";

export function abstractsOfDocument(
  paragraphs: readonly DocumentParagraph[],
  name: string,
  at: Located,
  context: ReadContext,
): readonly ImportedContribution[] {
  const parts = divided(paragraphs);
  return parts.flatMap((part) => abstractOf(part, parts.length === 1 ? name : "", at, context));
}

const isTitle = ({ style }: DocumentParagraph) =>
  /^(?:title|titel|titre|t[ií]tulo|titolo|naslov|paper ?title|abstract ?title|.*\btitle)$/.test(style) &&
  !/sub/.test(style);

/** Another abstract begins at a second title, or at a heading of the first level after a page break. */
function divided(paragraphs: readonly DocumentParagraph[]): readonly (readonly DocumentParagraph[])[] {
  const titles = paragraphs.filter((each) => isTitle(each) && textOf(each) !== "").length;
  const headings = paragraphs.filter(({ style }) => /^(?:heading|überschrift|titre|kop) 1$/.test(style)).length;
  const begins =
    titles > 1
      ? isTitle
      : titles === 0 &&
          headings > 1 &&
          !paragraphs.some(
            (each) => /^(?:introduction|methods?|results|conclusions?)\b/i.test(textOf(each)) && /1$/.test(each.style),
          )
        ? ({ style }: DocumentParagraph) => / 1$/.test(style)
        : null;
  const parts: DocumentParagraph[][] = [[]];
  for (const each of paragraphs) {
    const starts = begins ? begins(each) : each.breaksPage && titles === 0;
    if (starts && parts.at(-1)?.some((other) => textOf(other) !== "")) parts.push([]);
    parts.at(-1)?.push(each);
  }
  return parts.filter((part) => part.some((each) => textOf(each) !== ""));
}

function textOf({ runs }: DocumentParagraph): string {
  return plainOf(runs).replace(/\s+/g, " ").trim();
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

const labels: Readonly<Record<string, RegExp>> = {
  keywords:
    /^(?:key ?words?|index terms|schlüsselwörter|schlagworte|mots[- ]clés|palabras clave|parole chiave|palavras[- ]chave|trefwoorden|słowa kluczowe|klíčová slova|ključne besede)\s*[:.—–-]\s*/i,
  acknowledgements:
    /^(?:acknowledge?ments?|danksagung|remerciements|agradecimientos|ringraziamenti|zahvala)\s*[:.]?\s*/i,
  track: /^(?:topic|track|session|symposium|thema)\s*:\s*/i,
  presenter: /^(?:presenting author|presenter|speaker)\s*:\s*/i,
  abstract:
    /^(?:abstract|zusammenfassung|résumé|resumen|riassunto|resumo|samenvatting|streszczenie|abstrakt|povzetek)\s{0,99}[:.—–-]?\s{0,99}$/i,
};

function abstractOf(
  paragraphs: readonly DocumentParagraph[],
  name: string,
  at: Located,
  context: ReadContext,
): readonly ImportedContribution[] {
  const full = paragraphs.filter((each) => textOf(each) !== "" || each.pictures.length > 0 || each.table !== null);
  const styled = full.findIndex(isTitle);
  const titleAt = Math.max(0, styled === -1 ? full.findIndex((each) => textOf(each) !== "") : styled);
  const head = full[titleAt];
  if (!head) return [];
  const title = writeInline(unbolded(head.runs));
  const rest = full.slice(titleAt + 1);
  const people = headLines(rest);
  const body = rest.slice(people.length);
  const authors = authorsOf(people, labelled(body, "presenter") || null, at, context);
  const kept = body.filter(
    (each) => !["keywords", "track", "presenter", "abstract"].some((key) => labels[key]?.test(textOf(each))),
  );
  const thanks = acknowledgementsIn(kept);
  const text = writtenBody(blocksOf(kept.filter((each) => !thanks.includes(each))));
  if (authors.length === 0)
    context.diagnostics.warning(
      "import-people",
      `no authors were found under the title “${plainOf(head.runs).slice(0, 60)}”`,
      at.span,
      { hint: "give the paragraphs the styles Title, Author and Affiliation" },
    );
  return [
    {
      ...emptyContribution,
      id: name || derivedId(title, authors),
      title,
      authors,
      keywords: splitWords(labelled(body, "keywords")),
      track: labelled(body, "track") || null,
      body: text.body,
      acknowledgements: thanks.length === 0 ? "" : withoutLabel(writtenBody(blocksOf(thanks)).body),
      references: text.references.map((reference) => ({ text: reference })),
      figures: full.flatMap(({ pictures }, index) =>
        pictures.map((picture) => ({ ...picture, caption: captionOf(full[index + 1]) })),
      ),
      span: at.span,
    },
  ];
}

/** A paragraph that begins with the label, or a heading with it and the paragraph under it. */
function acknowledgementsIn(body: readonly DocumentParagraph[]): readonly DocumentParagraph[] {
  const at = body.findIndex((each) => labels.acknowledgements?.test(textOf(each)));
  const first = body[at];
  if (!first) return [];
  const isHeading = textOf(first).replace(labels.acknowledgements ?? "", "") === "";
  const next = body[at + 1];
  return isHeading && next && next.table === null && !next.list ? [first, next] : [first];
}

function withoutLabel(written: string): string {
  return written.replace(/^(?:#{1,6} )?[*_]{0,3}\p{L}{4,20}\s?[:.]?[*_]{0,3}\s?[:.]?\s{0,5}/u, "");
}

/** The text after a label, as in “Keywords: …”. */
function labelled(body: readonly DocumentParagraph[], key: string): string {
  const label = labels[key];
  const line = label && body.map(textOf).find((each) => label.test(each));
  return line && label ? line.replace(label, "") : "";
}

function authorsOf(
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

/** The number of lines of names, and of institutions after them, before the text begins. */
function headLines(rest: readonly DocumentParagraph[]): {
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

function captionOf(next: DocumentParagraph | undefined): string {
  return next &&
    (/caption|beschriftung/.test(next.style) || /^(?:fig(?:ure|\.)?|abb(?:ildung|\.)?|slika)\s*\d+/i.test(textOf(next)))
    ? writeInline(next.runs).replace(
        /^(?:\*\*)?(?:Fig(?:ure|\.)?|Abb(?:ildung|\.)?|Slika)\s*\d+\s*[.:]?\s*(?:\*\*)?\s*/i,
        "",
      )
    : "";
}

function unbolded(runs: readonly RichRun[]): readonly RichRun[] {
  return runs.flatMap((run) =>
    run.kind === "strong" || run.kind === "underline"
      ? run.children
      : run.kind === "break"
        ? [{ kind: "text", text: " " } as const]
        : [run],
  );
}

type RichList = Extract<RichBlock, { readonly kind: "list" }>;

/** A list with an item at its end, or at the end of the lists inside its last item. */
function withItem(list: RichList, item: DocumentParagraph, level: number): RichList {
  const rest = list.items.slice(0, -1);
  const last = list.items.at(-1);
  if (level <= 0 || !last || !item.list) return { ...list, items: [...list.items, [paragraph(item.runs)]] };
  const inner = last.at(-1);
  const nested: RichBlock =
    inner?.kind === "list"
      ? withItem(inner, item, level - 1)
      : { kind: "list", ordered: item.list.ordered, items: [[paragraph(item.runs)]] };
  return { ...list, items: [...rest, [...(inner?.kind === "list" ? last.slice(0, -1) : last), nested]] };
}

function blocksOf(paragraphs: readonly DocumentParagraph[]): readonly RichBlock[] {
  const out: RichBlock[] = [];
  paragraphs.forEach((each, index) => {
    const before = paragraphs[index - 1];
    if (before && before.pictures.length > 0 && captionOf(each) !== "") return;
    if (each.table !== null) out.push({ kind: "table", rows: each.table });
    else if (each.list) {
      const last = out.at(-1);
      const isNested = each.list.level > 0;
      if (before?.list && last?.kind === "list" && (isNested || last.ordered === each.list.ordered))
        out[out.length - 1] = withItem(last, each, each.list.level);
      else out.push({ kind: "list", ordered: each.list.ordered, items: [[paragraph(each.runs)]] });
    } else if (/^(?:heading|überschrift|titre|kop) \d/.test(each.style) && textOf(each) !== "")
      out.push({ kind: "heading", depth: Number(/\d/.exec(each.style)?.[0] ?? 1), runs: unbolded(each.runs) });
    else if (textOf(each) !== "" || each.runs.some(({ kind }) => kind === "math")) out.push(paragraph(each.runs));
  });
  return out;
}
