// A formula that MathJax cannot set would stop the book, so each one is tried; one that fails becomes plain text as
// typed.

import { maskIslands } from "../../input/markdown/islands.ts";
import type { Reporter } from "../../source/diagnostic.ts";
import type { ImportedConference, ImportedContribution, Located } from "../conference.ts";
import { escapeText } from "../text/escape.ts";

export async function checkFormulas(
  conference: ImportedConference,
  diagnostics: Reporter,
): Promise<ImportedConference> {
  const faulty = await faultyFormulas(conference);
  if (faulty.size === 0) return conference;
  const mend = (text: string, at: Located) => mended(text, faulty, at, diagnostics);
  return {
    ...conference,
    title:
      conference.title &&
      mend(conference.title, { span: { source: { path: "", text: "", lineStarts: [0] }, start: 0, end: 0 } }),
    sessions: conference.sessions.map((session) => ({
      ...session,
      title: mend(session.title, session),
      items: session.items.map((item) => ("title" in item ? { ...item, title: mend(item.title, session) } : item)),
    })),
    contributions: conference.contributions.map((one) => mendedContribution(one, mend)),
    pages: conference.pages.map((page) => ({
      ...page,
      body: mend(
        page.body,
        conference.contributions[0] ?? {
          span: { source: { path: page.name, text: "", lineStarts: [0] }, start: 0, end: 0 },
        },
      ),
    })),
  };
}

function mendedContribution(
  one: ImportedContribution,
  mend: (text: string, at: Located) => string,
): ImportedContribution {
  return {
    ...one,
    title: mend(one.title, one),
    body: mend(one.body, one),
    acknowledgements: mend(one.acknowledgements, one),
    references: one.references.map((reference) =>
      "text" in reference ? { text: mend(reference.text, one) } : reference,
    ),
    figures: one.figures.map((figure) => ({ ...figure, caption: mend(figure.caption, one) })),
    authors: one.authors.map((author) => ({
      ...author,
      affiliations: author.affiliations.map((text) => mend(text, one)),
    })),
  };
}

function textsOf(conference: ImportedConference): readonly string[] {
  return [
    conference.title ?? "",
    ...conference.pages.map(({ body }) => body),
    ...conference.sessions.flatMap(({ title, items }) => [
      title,
      ...items.flatMap((item) => ("title" in item ? item.title : [])),
    ]),
    ...conference.contributions.flatMap((one) => [
      one.title,
      one.body,
      one.acknowledgements,
      ...one.references.flatMap((reference) => ("text" in reference ? reference.text : [])),
      ...one.figures.map(({ caption }) => caption),
      ...one.authors.flatMap(({ affiliations }) => affiliations),
    ]),
  ];
}

const keyOf = (tex: string, display: boolean) => `${display ? "display" : "inline"}\0${tex}`;

async function faultyFormulas(conference: ImportedConference): Promise<ReadonlySet<string>> {
  const found = new Map<string, { readonly tex: string; readonly display: boolean }>();
  for (const text of textsOf(conference)) {
    if (!text.includes("$")) continue;
    for (const { tex, display } of formulasIn(text)) found.set(keyOf(tex, display), { tex, display });
  }
  if (found.size === 0) return new Set();
  const { tryFormulas } = await import("../../math/try-formulas.ts");
  const settable = await tryFormulas([...found.values()]);
  return new Set([...found.keys()].filter((_, index) => !settable[index]));
}

interface Found {
  readonly tex: string;
  readonly display: boolean;
  readonly start: number;
  readonly end: number;
}

function formulasIn(text: string): readonly Found[] {
  return maskIslands(text).islands.flatMap((island) =>
    island.kind === "math" || island.kind === "display"
      ? [
          {
            tex: text.slice(island.from, island.to),
            display: island.kind === "display",
            start: island.start,
            end: island.end,
          },
        ]
      : [],
  );
}

function mended(text: string, faulty: ReadonlySet<string>, at: Located, diagnostics: Reporter): string {
  if (!text.includes("$")) return text;
  let out = "";
  let done = 0;
  for (const { tex, display, start, end } of formulasIn(text)) {
    if (!faulty.has(keyOf(tex, display))) continue;
    diagnostics.warning(
      "import-formula",
      `the formula “${tex.slice(0, 60)}” cannot be typeset and is printed as it was typed`,
      at.span,
      { hint: "correct it in the book, between dollars" },
    );
    out += text.slice(done, start) + escapeText(text.slice(start, end), text.charAt(start - 1), text.charAt(end));
    done = end;
  }
  return out + text.slice(done);
}
