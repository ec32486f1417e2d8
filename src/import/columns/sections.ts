// An abstract that a form asks for in parts, each in a column of its own (Background, Methods, Results …) → one text in
// which each part begins with its heading, as journals print structured abstracts (ICMJE Recommendations, IV.A.3.b).
import type { Reporter } from "../../source/diagnostic.ts";
import type { Markdown } from "../conference.ts";
import { escapeText } from "../text/escape.ts";
import { readBody } from "../text/field.ts";
import type { Row } from "./row.ts";
import { normalHeader } from "./vocabulary.ts";

const names = new Set(
  [
    "background|introduction|objective|objectives|aim|aims|aim s|purpose|motivation|rationale|hypothesis|methods|method|methodology|materials and methods|material and methods|methods and materials|patients and methods|study design|approach|results|findings|main results|key findings|discussion|conclusion|conclusions|conclusion s|interpretation|implications|significance|limitations|learning objectives|case description|case report|case presentation",
    "hintergrund|einleitung|fragestellung|zielsetzung|ziel|ziele|methodik|methoden|material und methoden|patienten und methoden|ergebnisse|resultate|diskussion|schlussfolgerung|schlussfolgerungen|fazit",
    "contexte|objectif|objectifs|methodes|methode|materiel et methodes|resultats",
    "introduccion|antecedentes|objetivo|objetivos|metodos|metodologia|material y metodos|resultados|conclusiones|discusion",
    "introduzione|obiettivo|obiettivi|scopo|metodi|materiali e metodi|risultati|conclusioni|discussione",
    "introducao|conclusao|conclusoes|discussao|materiais e metodos",
    "achtergrond|inleiding|doel|doelstelling|resultaten|conclusie|conclusies|discussie",
    "wstep|cel|cel pracy|metody|materialy i metody|wyniki|wnioski|dyskusja",
    "uvod|cil|cile|metodika|vysledky|zaver|zavery|diskuse",
    "cilj|cilji|namen|metode|rezultati|zakljucek|zakljucki|razprava",
  ].flatMap((list) => list.split("|")),
);

/** Whether a header is that of a part: “Methods”, “Abstract – Results (max. 100 words)”, “2. Methods”. */
export function isSection(header: string): boolean {
  return names.has(sectionWords(header).toLowerCase());
}

function sectionWords(header: string): string {
  return normalHeader(header)
    .replace(/^(?:(?:abstract|text|section|\d{1,2}) )+/, "")
    .replace(/(?: (?:section|text|max|words|\d{1,4})){1,9}$/, "");
}

/** The heading as it is printed: the header without numbers and limits. */
function headingOf(header: string): string {
  return header
    .replace(/[([{][^()[\]{}]{0,120}[)\]}]/g, "")
    .replace(/^\s*(?:abstract|section|text)?[\s:–—.-]*(?:\d{1,2}[.):]?\s+)?/i, "")
    .replace(/(?<![\s:*.])[\s:*.]+$/, "")
    .trim();
}

export interface SectionText {
  readonly body: Markdown;
  readonly references: readonly Markdown[];
}

/** The parts of a row that its text does not have already. */
export function sectionsOf(row: Row, text: string, diagnostics: Reporter): SectionText {
  const parts = row.filled("section").flatMap(({ header, value, at }) => {
    if (text.includes(value.trim().slice(0, 200))) return [];
    const { body, references } = readBody(value, "guess", at, diagnostics);
    if (body === "") return [];
    const heading = `**${escapeText(headingOf(header))}**`;
    // A list or a table cannot follow the heading on its line.
    const isParagraph = /^[\p{L}\p{N}“"'‘(*$\\]/u.test(body) && !/^(?:\d{1,9}[.)]|[*+-])\s/.test(body);
    return [{ body: `${heading}${isParagraph ? " " : "\n\n"}${body}`, references }];
  });
  return { body: parts.map(({ body }) => body).join("\n"), references: parts.flatMap(({ references }) => references) };
}
