// The door of `input`. In: a book folder. Out: the Book that an editor means, every id resolved and every value with
// its place. All faults are reported in one run; null only if there is no book.yaml.
import { basename, resolve } from "node:path";
import type { Book, FileName } from "../model/book.ts";
import { isFolder, isThere, locateInside, readSource, shownPath } from "../source/book-folder.ts";
import { type Checked, field, oneOrMany, spanOf, textOf, wordsOf } from "../source/checked.ts";
import { type Reporter, silentReporter } from "../source/diagnostic.ts";
import { renewSuggestions } from "../source/did-you-mean.ts";
import { type Span, span } from "../source/source.ts";
import { validate } from "../source/validate.ts";
import { nothing } from "./abstract-entries.ts";
import { type AffiliationMap, affiliationMap } from "./affiliations.ts";
import { readImprint, readLayout, readMacros, readRules } from "./book-settings.ts";
import { findPicture } from "./find-picture.ts";
import type { KeptAbstracts, PictureLookup } from "./kept-abstracts.ts";
import { type MarkdownContext, parseInline } from "./markdown/parse-markdown.ts";
import { plainWords } from "./markdown/plain-field.ts";
import { type Reading, readAbstracts, withList } from "./read-abstracts.ts";
import { readCodes } from "./read-codes.ts";
import { readExports } from "./read-exports.ts";
import { readFields } from "./read-fields.ts";
import { PageReader } from "./read-pages.ts";
import { readPalette } from "./read-palette.ts";
import { checkOrders, defaultParts, readParts } from "./read-parts.ts";
import { readPeople } from "./read-people.ts";
import { readProgramme } from "./read-programme.ts";
import { keyTest } from "./references.ts";
import type { Book as BookFields } from "./schema/book.generated.ts";
import { affiliations as areAffiliations, book as isBook } from "./schema/validators.generated.js";
import { schemaNamed } from "./schemas.ts";
import { inSentenceCase } from "./sentence-case.ts";
import { isDay } from "./times.ts";

/** `kept`: what a process that builds repeatedly keeps of the files of abstracts. */
export function readBook(
  folder: string,
  diagnostics: Reporter,
  kept: KeptAbstracts<Reading> | null = null,
): Book | null {
  renewSuggestions();
  const root = resolve(folder);
  const of = readBookFile(root, diagnostics);
  if (!of) return null;
  const tongue = field(of, "language");
  const language = wordsOf(tongue) ?? "en";
  const markdown: MarkdownContext = { diagnostics, headingDepth: 2, ...pictures(root, diagnostics) };
  const affiliations = readAffiliations(root, diagnostics, kept);
  const { bibliography, bibliographyLost } = readBibliography(of, root, diagnostics);
  const keys = keyTest(bibliography);
  kept?.turn([root, language, ...Object.values(affiliations), ...bibliography.map(({ text }) => text)]);
  const lookup = pictures(root, silentReporter);
  const files = kept && { abstracts: kept, lookup };
  const read = readAbstracts({ folder: root, language, ...affiliations, keys, markdown }, files);
  const drafts = of.data.titles === "sentence" ? withList(read, inSentenceCase(read.list, diagnostics)) : read;
  if (drafts.list.length === 0 && drafts.unreadable.size === 0) {
    const hint = "put them into the folder “abstracts”, as *.yaml";
    diagnostics.error("empty-book", "the book has no abstracts", span(of.source, 0), { hint });
  }
  const facts = { language, dates: readDates(of, diagnostics) };
  const programme = readProgramme(root, facts, drafts, markdown);
  const pages = new PageReader(root, { ...markdown, isKey: keys });
  const parts = readParts(of, pages) ?? defaultParts(root, pages, programme.days, programme.abstracts);
  checkOrders(parts, programme.abstracts, diagnostics);
  const template = field(of, "template");
  const style = field(of, "citation-style");
  const title = field(of, "title");
  const subtitle = field(of, "subtitle");
  return {
    folder: root,
    title:
      wordsOf(title) === null || !title
        ? folderAsTitle(root, of)
        : parseInline(textOf(title), { ...markdown, literal: (key) => !keys(key) }),
    subtitle: subtitle ? parseInline(textOf(subtitle), markdown) : null,
    kind: wordsOf(field(of, "kind")),
    ...facts,
    place: plainWords(field(of, "place"), diagnostics),
    timezone: readTimezone(of, diagnostics),
    languageSpan: tongue && spanOf(tongue),
    template: { name: wordsOf(template) ?? "classic", span: template && spanOf(template) },
    cover: readCover(of, root, diagnostics),
    imprint: readImprint(of, diagnostics),
    citationStyle: { name: wordsOf(style) ?? "vancouver", span: style && spanOf(style) },
    bibliography,
    bibliographyLost,
    referenceLock: isThere(root, "references.lock.json")
      ? readSource(root, "references.lock.json", null, diagnostics)
      : null,
    limits: { words: of.data.limits?.words ?? null, references: of.data.limits?.references ?? null },
    rules: readRules(of),
    layout: readLayout(of, diagnostics),
    parts,
    people: isThere(root, "people.yaml") ? readPeople(root, diagnostics) : [],
    ...programme,
    hyphenation: of.data.hyphenation ?? [],
    mathMacros: readMacros(of),
    ...readPalette(of),
    ...readCodes(of, diagnostics),
    ...readExports(of, diagnostics),
    source: of.source,
  };
}

function folderAsTitle(folder: string, of: Checked<BookFields>): Book["title"] {
  const at = spanOf(of);
  return [{ kind: "fault", children: [{ kind: "text", value: basename(folder), span: at }], span: at }];
}

function readBookFile(folder: string, diagnostics: Reporter): Checked<BookFields> | null {
  const shown = shownPath(folder, "book.yaml");
  const hint = "`abstracts init` writes a small complete book to start from";
  if (!isFolder(folder)) {
    diagnostics.error("no-book", `folder “${shownPath(folder, ".") || folder}” does not exist`, null, { hint });
    return null;
  }
  if (!isThere(folder, "book.yaml")) {
    diagnostics.error("no-book", `“${shown}” does not exist`, null, { hint });
    return null;
  }
  const { source: file, fields, isEmpty } = readFields(folder, "book.yaml", "book", isBook, diagnostics);
  if (fields) return fields;
  if (isEmpty) diagnostics.error("missing-key", "book.yaml is empty: it needs “title”", span(file, 0), { hint });
  // Without settings, it is still a book of the abstracts that there are.
  return validate(schemaNamed("book"), isBook, file, nothing(0), silentReporter);
}

function readAffiliations(folder: string, diagnostics: Reporter, kept: KeptAbstracts<Reading> | null) {
  const same = (text: string, map: AffiliationMap) => kept?.sharedAffiliations(text, map) ?? map;
  if (!isThere(folder, "affiliations.yaml"))
    return { affiliations: same("", affiliationMap(null)), affiliationsLost: false };
  const read = readFields(folder, "affiliations.yaml", "affiliations", areAffiliations, diagnostics);
  return { affiliations: same(read.source.text, affiliationMap(read.fields)), affiliationsLost: !read.isIntact };
}

/** Each picture is looked up once; a missing one is reported at each place that names it, where a frame replaces it. */
function pictures(folder: string, diagnostics: Reporter): PictureLookup {
  return {
    picture: (path, at) => existingFile(folder, path, at, diagnostics)?.path ?? path,
    seek: (path) => findPicture(folder, path),
  };
}

function existingFile(folder: string, written: string, at: Span, diagnostics: Reporter): FileName | null {
  // A figure without a file is reported with its fields.
  if (written === "") return null;
  const found = locateInside(folder, written);
  if ("fault" in found) {
    const { code, message, hint } = found.fault;
    diagnostics.error(code, message, at, hint === undefined ? {} : { hint });
    return null;
  }
  return { path: written.replace(/\\/g, "/").replace(/^(\.\/)+/, ""), span: at };
}

function readDates(of: Checked<BookFields>, diagnostics: Reporter): Book["dates"] {
  const dates = field(of, "dates");
  if (!dates) return null;
  const { start, end = start } = dates.data;
  for (const name of ["start", "end"] as const) {
    const day = field(dates, name);
    if (day && !isDay(day.data)) diagnostics.error("wrong-value", `“${day.data}” is not a calendar date`, spanOf(day));
  }
  if (end >= start) return { start, end };
  const last = field(dates, "end");
  diagnostics.error(
    "wrong-value",
    `the book's last day, “${end}”, is before its first, “${start}”`,
    spanOf(last ?? dates),
  );
  return { start, end: start };
}

function readTimezone(of: Checked<BookFields>, diagnostics: Reporter): string | null {
  const written = field(of, "timezone");
  const name = wordsOf(written);
  if (!written || name === null) return null;
  try {
    return new Intl.DateTimeFormat("en", { timeZone: name }).resolvedOptions().timeZone && name;
  } catch {
    const hint = "time zones are named as in “Europe/Berlin”";
    diagnostics.error("wrong-value", `unknown time zone “${name}”`, spanOf(written), { hint });
    return null;
  }
}

function readCover(of: Checked<BookFields>, folder: string, diagnostics: Reporter): Book["cover"] {
  const cover = field(of, "cover");
  const image = cover && field(cover, "image");
  const name = (path: Checked<unknown>) => existingFile(folder, textOf(path).value, spanOf(path), diagnostics);
  const { design, layout, type, ground } = cover?.data ?? {};
  return {
    image: image ? name(image) : null,
    logos: cover ? oneOrMany(field(cover, "logos")).flatMap((logo) => name(logo) ?? []) : [],
    ...(design && { design }),
    ...(layout && { layout }),
    ...(type && { type }),
    ...(ground && { ground }),
  };
}

const usualBibliographies = ["references.bib", "references.json", "references.ris", "references.yaml"];

function readBibliography(of: Checked<BookFields>, folder: string, diagnostics: Reporter) {
  const listed = field(of, "bibliography");
  const usual = listed ? null : usualBibliographies.find((path) => isThere(folder, path));
  const files = listed
    ? oneOrMany(listed).map((path) => readSource(folder, textOf(path).value, spanOf(path), diagnostics, true))
    : usual
      ? [readSource(folder, usual, null, diagnostics, true)]
      : [];
  const bibliography = files.filter((file) => file !== null);
  return { bibliography, bibliographyLost: bibliography.length < files.length };
}
