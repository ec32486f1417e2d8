// `ris`: the abstracts as works, for reference managers. Each value is on one line.
import type { Person } from "../../../model/book.ts";
import { familyName, isBody } from "../../facts/plain.ts";
import { type Volume, volumeOf, type Work, worksOf } from "../../facts/work.ts";
import { type ExportFormat, textFile } from "../../format.ts";
import { sayable } from "../../markup.ts";

export const ris: ExportFormat = {
  name: "ris",
  title: "the abstracts as references, RIS",
  standard: "RIS, read back by this program",
  makes: "file",
  ending: "ris",
  mark: "TY  - CPAPER",
  needs: { pages: true, mathml: false },
  write(source) {
    const volume = volumeOf(source.book);
    return [
      textFile(
        "references.ris",
        worksOf(source)
          .map((work) => risRecord(work, volume))
          .join("\r\n"),
      ),
    ];
  },
};

export function risRecord(work: Work, volume: Volume): string {
  const fields: readonly (readonly [string, string | null])[] = [
    ["TY", "CPAPER"],
    ["ID", work.key],
    ...work.authors.map((person) => ["AU", name(person)] as const),
    ["TI", work.title],
    // For a conference paper, T2 is the conference, C3 the proceedings, C1 the place.
    ["T2", volume.event],
    ["C3", volume.title],
    ...volume.editors.map((person) => ["A2", name(person)] as const),
    ["PY", volume.year],
    ["DA", volume.start?.replaceAll("-", "/") ?? null],
    ["C1", volume.place],
    ["CY", volume.place],
    ["PB", volume.publisher],
    ["SP", work.pages?.first ?? null],
    ["EP", work.pages?.last ?? null],
    ["DO", work.doi],
    ["UR", work.address],
    ["SN", volume.isbn],
    ["LA", work.language],
    ...work.keywords.map((word) => ["KW", word] as const),
    ["AB", work.body === "" ? null : work.body],
  ];
  const lines = fields.flatMap(([tag, value]) => (value === null ? [] : [`${tag}  - ${oneLine(value)}\r\n`]));
  return `${lines.join("")}ER  - \r\n`;
}

function name(person: Person): string {
  if (isBody(person)) return person.printed;
  return [familyName(person), person.given, person.suffix].filter((part) => part !== "").join(", ");
}

function oneLine(text: string): string {
  return sayable(text)
    .replace(/[\s\u2028\u2029]+/g, " ")
    .trim();
}
