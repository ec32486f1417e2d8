// The columns of one author among several, by their headers: `Author 2 – First name`, `1: Affiliation`, `name 3`.
import { type Field, fieldNamed, normalHeader } from "./vocabulary.ts";

export interface Column {
  readonly index: number;
  readonly header: string;
  readonly field: Field;
  /** The author's number, from 1; null for a column that describes the whole contribution. */
  readonly author: number | null;
}

const ofAuthor = new Set<Field>([
  "name",
  "given",
  "middle",
  "family",
  "suffix",
  "affiliation",
  "department",
  "city",
  "country",
  "email",
  "orcid",
  "presenting",
  "corresponding",
  "person-title",
  "biography",
]);

/** `Author 2 – First name`, `1: Affiliation`, `name 3`, `authors_formatted_0_organisation`, `Co-author 1 email`. */
export function numbered(header: string, index: number): Column | null {
  const words = normalHeader(header.replace(/_/g, " "));
  const match = /^(.*?)(?:^|[ ]|(?<=\p{L}))(\d{1,2})(?:$| (.*)|(?=\p{L})(.*))/u.exec(words);
  if (!match) return null;
  const number = Number(match[2]);
  const before = (match[1] ?? "").trim();
  const behind = (match[3] ?? match[4] ?? "").trim();
  const rest = `${before} ${behind}`
    .replace(
      /\b(?:co )?(?:authors?|autor(?:en|es|i|zy)?|auteurs?|avtor(?:ji)?|speakers?|presenters?|formatted|verfasser|person)\b/g,
      " ",
    )
    .replace(/ +/g, " ")
    .trim();
  const isFlag = rest === "" && /\bauthors?\b/.test(words) && /\b(?:presenter|speaker)\b/.test(words);
  const field = isFlag ? "presenting" : rest === "" ? "name" : fieldNamed(rest);
  const shared =
    field === "private" && /mail/.test(rest)
      ? "email"
      : field === "affiliations"
        ? "affiliation"
        : field === "presenter"
          ? "presenting"
          : field === "authors"
            ? "name"
            : field;
  if (!shared || !ofAuthor.has(shared)) return null;
  const isCo = /\bco authors?\b/.test(words);
  return { index, header, field: shared, author: isCo ? number + 100 : number };
}
