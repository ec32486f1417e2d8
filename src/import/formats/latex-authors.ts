// The authors of a LaTeX abstract and their institutions: authblk, llncs, elsarticle, revtex, and the plain `\author{…
// \and …}`.
import type { ImportedAuthor } from "../conference.ts";
import { cleanName } from "../people/name.ts";
import { readWords } from "../text/field.ts";
import { plainOf } from "../text/rich.ts";
import { readTexLine } from "../text/tex.ts";
import { argumentsOf, type FoundCommand } from "./latex-commands.ts";

/** `\author[1]{Ada Lee}` with `\affil[1]{…}`; `\author{Ada \and Bo}` with `\institute{A \and B}` and `\inst{1}`; `\author{Ada\\ Place \and …}`. */
export function authorsOf(tex: string, line: (written: string) => string): readonly ImportedAuthor[] {
  const places = argumentsOf(tex, "affil|affiliation|address|institute|institution");
  const marked = new Map(
    places.filter(({ option }) => option !== null).map(({ option, text }) => [(option ?? "").trim(), line(text)]),
  );
  const plain = places
    .filter(({ option }) => option === null)
    .flatMap(({ text }) => text.split(/\\and(?![A-Za-z])/))
    .map((text) => line(text.replace(/\\(?:email|url)\s*\{[^{}]{0,300}\}/g, "")));
  const written = argumentsOf(tex, "author|speaker|presenter");
  const authors = written.flatMap(({ text, option, at }) =>
    text.split(/\\and(?![A-Za-z])|\\And(?![A-Za-z])|\\AND(?![A-Za-z])/).flatMap((part) =>
      authorPart(part, option, {
        marked,
        plain,
        line,
        isPresenter: /^\\(?:speaker|presenter)/.test(tex.slice(at, at + 12)),
        followed: placesBehind(places, written, at),
      }),
    ),
  );
  const names = authors.map(({ name }) => JSON.stringify(name));
  return authors.filter((author, index) => names.indexOf(JSON.stringify(author.name)) === index);
}

/** elsarticle and revtex: the affiliations after an author, up to the next author, are theirs. */
function placesBehind(
  places: readonly FoundCommand[],
  authors: readonly FoundCommand[],
  at: number,
): readonly string[] {
  const next = authors.find((each) => each.at > at)?.at ?? Number.POSITIVE_INFINITY;
  return authors.length < 2
    ? []
    : places.filter((place) => place.option === null && place.at > at && place.at < next).map(({ text }) => text);
}

interface Places {
  readonly marked: ReadonlyMap<string, string>;
  readonly plain: readonly string[];
  readonly followed: readonly string[];
  readonly line: (written: string) => string;
  readonly isPresenter: boolean;
}

function authorPart(part: string, option: string | null, places: Places): readonly ImportedAuthor[] {
  const [name = "", ...rest] = part.split(/\\\\(?:\[[^\]]{0,20}\])?|\\newline(?![A-Za-z])/);
  const marks = [
    ...(option ?? "").split(","),
    ...[
      ...name.matchAll(
        /\\(?:inst|textsuperscript|affilnum|thanksref)\s*\{([^{}]{0,40})\}|\$\^\{?([\d,*†a-e\s]{1,20})\}?\$/g,
      ),
    ].flatMap((match) => (match[1] ?? match[2] ?? "").split(",")),
  ]
    .map((mark) => mark.trim())
    .filter((mark) => mark !== "");
  const bare = name.replace(
    /\\(?:inst|textsuperscript|affilnum|thanksref|thanks|orcidID|orcid|email|fnref|corref|footnotemark)\s*(?:\[[^\]]{0,40}\])?\s*\{[^{}]{0,500}\}|\$\^[^$]{0,40}\$|\\footnotemark(?:\[[^\]]{0,20}\])?/g,
    " ",
  );
  const presenting =
    places.isPresenter ||
    marks.some((mark) => mark.includes("*")) ||
    /\\(?:underline|presenting|uline)(?![A-Za-z])/.test(name);
  const words = readWords(plainOf(readTexLine(bare).runs))
    .replace(/(?<![*,])[*,]+$/, "")
    .trim();
  if (words === "") return [];
  const names =
    marks.length === 0 && rest.length === 0 && /,| and /.test(words)
      ? words.split(/\s{0,99},\s{0,99}(?:and\s{1,99})?|\s{1,99}and\s{1,99}/).filter((each) => each !== "")
      : [words];
  const own = rest
    .map((each) =>
      places.line(each.replace(/\\(?:texttt|email|href|url)\s*\{[^{}]{0,300}\}(?:\{[^{}]{0,300}\})?/g, "")),
    )
    .filter((text) => text !== "" && !text.includes("@"));
  const byMark = marks.flatMap(
    (mark) => places.marked.get(mark.replace(/[*†]/g, "")) ?? places.plain[Number(mark.replace(/\D/g, "")) - 1] ?? [],
  );
  const followed = places.followed.map(places.line);
  const affiliations =
    byMark.length > 0
      ? byMark
      : own.length > 0
        ? [own.join(", ")]
        : followed.length > 0
          ? followed
          : places.plain.length === 1
            ? places.plain
            : [];
  return names.map((each) => ({
    name: cleanName(each),
    affiliations: affiliations.filter((text) => text !== ""),
    presenting,
    orcid: null,
    email: null,
  }));
}
