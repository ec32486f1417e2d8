// The settings of book.yaml beside its content: imprint, rules, layout, paper, macros.
import type { Book, ContentsLayout, Imprint } from "../model/book.ts";
import { paperHint, parsePaper } from "../model/paper.ts";
import { type Checked, field, fields, oneOrMany, spanOf, textOf, wordsOf } from "../source/checked.ts";
import type { Reporter } from "../source/diagnostic.ts";
import { safeUrl } from "./markdown/links.ts";
import { plainWords } from "./markdown/plain-field.ts";
import { readPerson } from "./people.ts";
import type { Book as BookFields } from "./schema/book.generated.ts";

export function readImprint(of: Checked<BookFields>, diagnostics: Reporter): Imprint {
  const url = field(of, "url");
  // It is printed in any case, but is a link only if links may lead there.
  if (url) safeUrl(wordsOf(url) ?? "", spanOf(url), diagnostics);
  return {
    url: wordsOf(url),
    isbn: wordsOf(field(of, "isbn")),
    editors: oneOrMany(field(of, "editors")).map((editor) => readPerson(editor, diagnostics)),
    publisher: plainWords(field(of, "publisher"), diagnostics),
    licence: wordsOf(field(of, "licence") ?? field(of, "license")),
    doi: wordsOf(field(of, "doi")),
  };
}

export function readRules(of: Checked<BookFields>): Book["rules"] {
  const rules = field(of, "rules");
  return new Map(
    rules ? fields(rules).map((each) => [each.name, { severity: each.data, span: spanOf(each) }] as const) : [],
  );
}

export function readLayout(of: Checked<BookFields>, diagnostics: Reporter): Book["layout"] {
  const { abstracts = null, parts, bottom, contents } = of.data.layout ?? {};
  const policy = abstracts !== null && typeof abstracts === "object" ? abstracts["per-page"] : abstracts;
  return {
    abstracts: policy,
    parts: parts ?? null,
    bottom: bottom ?? null,
    paper: readPaper(of, diagnostics),
    contents: contentsLayout(contents ?? {}),
  };
}

function contentsLayout(written: NonNullable<NonNullable<BookFields["layout"]>["contents"]>): ContentsLayout {
  const given = typeof written === "string" ? { depth: written } : written;
  return Object.fromEntries(Object.entries(given).filter(([, value]) => value !== null));
}

function readPaper(of: Checked<BookFields>, diagnostics: Reporter): Book["layout"]["paper"] {
  const layout = field(of, "layout");
  const written = layout && field(layout, "paper");
  const words = wordsOf(written);
  if (!written || words === null) return null;
  const paper = parsePaper(words);
  if (!paper)
    diagnostics.error("wrong-value", `“${words}” is not a paper size`, spanOf(written), {
      hint: `write ${paperHint}`,
    });
  return paper;
}

export function readMacros(of: Checked<BookFields>): Readonly<Record<string, string>> {
  const macros = field(of, "math-macros");
  return Object.fromEntries(
    macros ? fields(macros).map((each) => [each.name.replace(/^\\/, ""), textOf(each).value]) : [],
  );
}
