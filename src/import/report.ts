// The report of an import for people: the summary on the terminal, and import-report.md beside the book. It gives no
// time, so the same import writes the same report.
import type { Diagnostic } from "../source/diagnostic.ts";
import { placeOf } from "../source/source.ts";
import type { Imported } from "./import.ts";
import { text } from "./text/rich.ts";
import { writeInline } from "./text/write-markdown.ts";

export function importReport(imported: Imported, diagnostics: readonly Diagnostic[]): string {
  const { conference, format, files, selection, notes } = imported;
  const parts = [
    `# Import from ${plain(format.title)}\n`,
    `Files: ${files
      .slice(0, 20)
      .map((file) => `\`${file.replaceAll("`", "'")}\``)
      .join(", ")}${files.length > 20 ? ` and ${files.length - 20} more` : ""}\n`,
    countsOf(imported),
    leftOut(imported),
    guesses(imported),
    notes.length > 0
      ? `## How it was read\n\n${notes.map((note) => `\`\`\`text\n${note.replaceAll("```", "'''")}\n\`\`\`\n`).join("\n")}`
      : "",
    diagnostics.length > 0
      ? `## What to check\n\n${groups(diagnostics)}`
      : "## What to check\n\nNothing was guessed, dropped or joined.\n",
  ];
  return parts.filter((part) => part !== "" && conference !== null && selection !== null).join("\n");
}

function plain(words: string): string {
  return writeInline([text(words)]);
}

function countsOf({ conference }: Imported): string {
  const { contributions, sessions } = conference;
  const authors = contributions.reduce((sum, { authors }) => sum + authors.length, 0);
  const references = contributions.reduce((sum, { references }) => sum + references.length, 0);
  const figures = contributions.reduce((sum, { figures }) => sum + figures.length, 0);
  const rows = [
    ["Abstracts", contributions.length],
    ["– without a text", contributions.filter(({ body }) => body === "").length],
    [
      "– without a marked presenter",
      contributions.filter(({ authors }) => authors.length > 1 && !authors.some(({ presenting }) => presenting)).length,
    ],
    ["Authors", authors],
    [
      "– without an affiliation",
      contributions.reduce(
        (sum, { authors: of }) => sum + of.filter(({ affiliations }) => affiliations.length === 0).length,
        0,
      ),
    ],
    ["References split from the texts", references],
    ["Figures", figures],
    ["Sessions", sessions.length],
  ] as const;
  return `| | |\n| --- | ---: |\n${rows.map(([name, count]) => `| ${name} | ${count} |\n`).join("")}`;
}

function leftOut({ selection }: Imported): string {
  if (selection.left.size === 0) return "";
  const lines = [...selection.left].map(
    ([state, list]) =>
      `- ${list.length} ${plain(state)}: ${list
        .slice(0, 5)
        .map(({ title }) => title)
        .join("; ")}${list.length > 5 ? " …" : ""}\n`,
  );
  return `## Left out\n\nOnly accepted contributions are imported; \`--accept STATE\` takes others.\n\n${lines.join("")}`;
}

function guesses({ conference, isLanguageGuessed }: Imported): string {
  const lines = [
    conference.title === null
      ? "- The source does not say what the conference is called; write `title` in book.yaml."
      : "",
    isLanguageGuessed && conference.language !== null
      ? `- The language, \`${conference.language}\`, was guessed from the texts.`
      : "",
    conference.sessions.length > 0 && conference.timezone === null
      ? "- The times are taken as they are written; `--timezone` names their zone."
      : "",
    conference.place === null ? "- The source does not say where the conference is; write `place` in book.yaml." : "",
    conference.dates === null && conference.sessions.length === 0
      ? "- The source has no dates; write `dates` in book.yaml."
      : "",
    "- E-mail addresses, telephone numbers, scores, reviews and comments are not imported.",
  ].filter((line) => line !== "");
  return `## Guessed, or missing\n\n${lines.join("\n")}\n`;
}

const mostOfKind = 20;

function groups(diagnostics: readonly Diagnostic[]): string {
  const byCode = new Map<string, Diagnostic[]>();
  for (const one of diagnostics) {
    const list = byCode.get(one.code);
    if (list) list.push(one);
    else byCode.set(one.code, [one]);
  }
  return [...byCode]
    .map(([code, list]) => {
      const lines = list.slice(0, mostOfKind).map(({ message, span, hint }) => {
        const place = span ? placeOf(span.source, span.start) : null;
        const where = span && place ? `\`${span.source.path}:${place.line}:${place.column}\` ` : "";
        return `- ${where}${plain(message)}${hint ? ` (${plain(hint)})` : ""}\n`;
      });
      const more = list.length > mostOfKind ? `- and ${list.length - mostOfKind} more\n` : "";
      return `### ${code} (${list.length})\n\n${lines.join("")}${more}`;
    })
    .join("\n");
}
