// The authors of a LaTeX abstract and their institutions: authblk, llncs, elsarticle, revtex, and the plain `\author{…
// \and …}`.
import { orcidIn } from "../columns/row-authors.ts";
import type { ImportedAuthor } from "../conference.ts";
import { cleanName } from "../people/name.ts";
import { readWords } from "../text/field.ts";
import { plainOf } from "../text/rich.ts";
import { readTexLine } from "../text/tex.ts";
import { argumentAt } from "../text/tex-scan.ts";
import { argumentsOf, type FoundCommand, withoutCommands } from "./latex-commands.ts";

/** `\author[1]{Ada Lee}` with `\affil[1]{…}`; `\author{Ada \and Bo}` with `\institute{A \and B}` and `\inst{1}`; `\author{Ada\\ Place \and …}`. */
export function authorsOf(tex: string, line: (written: string) => string): readonly ImportedAuthor[] {
  const ieee = ieeeAuthors(tex, line);
  if (ieee.length > 0) return ieee;
  const places = outermost(argumentsOf(tex, "affil|affiliation|altaffiliation|address|institute|institution")).map(
    (place) => ({ ...place, text: fieldsOf(acmPlace(place.text)) }),
  );
  const marked = new Map(
    places.filter(({ option }) => option !== null).map(({ option, text }) => [(option ?? "").trim(), line(text)]),
  );
  const plain = places
    .filter(({ option }) => option === null)
    .flatMap(({ text }) => text.split(/\\and(?![A-Za-z])/))
    .map((text) => line(withoutCommands(text, "email|url|ead|homepage")));
  const groups = argumentsOf(tex, "collaboration").map(({ text }) => groupOf(line(text)));
  const written = argumentsOf(tex, "author|speaker|presenter");
  const authors = written.flatMap(({ text, option, at }) =>
    text.split(/\\and(?![A-Za-z])|\\And(?![A-Za-z])|\\AND(?![A-Za-z])/).flatMap((part) =>
      authorPart(part, option, {
        marked,
        plain,
        line,
        isPresenter: /^\\(?:speaker|presenter)/.test(tex.slice(at, at + 12)),
        followed: placesBehind(places, written, at),
        orcid: /\\[Aa](?:nd|ND)(?![A-Za-z])/.test(text) ? null : orcidBehind(tex, at, written),
      }),
    ),
  );
  const names = authors.map(({ name }) => JSON.stringify(name));
  return [...authors.filter((author, index) => names.indexOf(JSON.stringify(author.name)) === index), ...groups];
}

/** revtex: a collaboration stands among the authors. */
function groupOf(whole: string): ImportedAuthor {
  return { name: { whole }, affiliations: [], presenting: false, orcid: null, email: null };
}

/** elsarticle: `organization={Attic}, addressline={1 Road}, city={Oslo}, country={Norway}`, without the street. */
function fieldsOf(text: string): string {
  if (!/^\s*\w{1,20}\s*=/.test(text)) return text.replace(/^\s*(?:also at|present address:?)\s/i, "");
  const values = [...text.matchAll(/(?:^|,)\s*(department|organi[sz]ation|city|state|country)\s*=\s*/g)].map(
    (match) => {
      const from = match.index + match[0].length;
      return (text.charAt(from) === "{" ? argumentAt(text, from).text : (text.slice(from).split(",")[0] ?? "")).trim();
    },
  );
  return values.filter((value) => value !== "").join(", ");
}

/** IEEEtran: blocks of names, each followed by blocks of places; `\\IEEEauthorrefmark{1}` joins names and places. */
function ieeeAuthors(tex: string, line: (written: string) => string): readonly ImportedAuthor[] {
  const marked = tex.replace(/\\IEEEauthorrefmark\s*\{([^{}]{0,40})\}/g, "\\textsuperscript{$1}");
  const blocks = argumentsOf(marked, "IEEEauthorblockN|IEEEauthorblockA").map((block) => ({
    ...block,
    isPlace: marked.startsWith("\\IEEEauthorblockA", block.at),
  }));
  const bare = (text: string) =>
    line(
      text
        .replace(/\\textsuperscript\s*\{[^{}]{0,40}\}/g, " ")
        .replace(/\\(?:textit|textbf|emph)\s*\{([^{}]{0,300})\}/g, "$1")
        .replace(/(?:orcid:?\s{0,9})?(?:\d{4}-){3}\d{3}[\dX]/gi, "")
        .replace(/\s{0,99}\\\\/g, ", ")
        .replace(/(?:e-?mail:?\s*)?\{?[\w.+-]{1,60}(?:,\s?[\w.+-]{1,60}){0,9}\}?@[\w.-]{1,80}/gi, ""),
    )
      .replace(/,(?:\s{0,99},){1,20}/g, ",")
      .replace(/^[,\s]+|(?<![,\s])[,\s]+$/g, "");
  const byMark = new Map(
    blocks.flatMap(({ isPlace, text }) => {
      const mark = isPlace ? /^\s*\\textsuperscript\s*\{([^{}]{0,40})\}/.exec(text)?.[1]?.trim() : undefined;
      return mark === undefined ? [] : [[mark, bare(text)] as const];
    }),
  );
  return blocks.flatMap(({ isPlace, text }, index): readonly ImportedAuthor[] => {
    if (isPlace) return [];
    const end = blocks.findIndex((each, at) => at > index && !each.isPlace);
    const behind = blocks
      .slice(index + 1, end === -1 ? undefined : end)
      .filter(({ text: place }) => !/^\s*\\textsuperscript/.test(place))
      .map((each) => bare(each.text));
    const iD = orcidIn(
      blocks
        .slice(index, end === -1 ? undefined : end)
        .map((each) => each.text)
        .join(" "),
    );
    const names = text
      .split(/\\and(?![A-Za-z])|,(?![^{}]{0,40}\})|\sand\s/)
      .map((part) => ({
        name: readWords(plainOf(readTexLine(part.replace(/\\textsuperscript\s*\{[^{}]{0,40}\}/g, " ")).runs)).trim(),
        marks: [...part.matchAll(/\\textsuperscript\s*\{([^{}]{0,40})\}/g)].flatMap((match) =>
          (match[1] ?? "").split(",").map((mark) => mark.trim()),
        ),
      }))
      .filter(({ name }) => name !== "");
    return names.map(({ name, marks }) => {
      const places = marks.flatMap((mark) => byMark.get(mark) ?? []);
      return {
        name: cleanName(name),
        affiliations: (places.length > 0 ? places : behind).filter((place) => place !== ""),
        presenting: false,
        orcid: names.length === 1 ? iD : null,
        email: null,
      };
    });
  });
}

/** Without the commands inside another's argument. */
function outermost(found: readonly FoundCommand[]): readonly FoundCommand[] {
  let end = -1;
  return found.filter(({ at, text }) => {
    if (at < end) return false;
    end = at + text.length;
    return true;
  });
}

/** acmart: `\\institution{…}\\city{…}\\country{…}` inside an affiliation; streets and postcodes are private. */
function acmPlace(text: string): string {
  if (!/\\institution\s*\{/.test(text)) return text;
  const parts = argumentsOf(text, "department|institution|city|state|country").map((each) => ({
    ...each,
    // The department follows its institution.
    order: text.startsWith("\\institution", each.at) ? -1 : each.at,
  }));
  return parts
    .sort((a, b) => a.order - b.order)
    .map((each) => each.text.trim())
    .filter((part) => part !== "")
    .join(", ");
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
  readonly orcid: string | null;
}

/** The iD in `\\orcid{…}` between an author and the next. */
function orcidBehind(tex: string, at: number, authors: readonly FoundCommand[]): string | null {
  const next = authors.find((each) => each.at > at)?.at ?? Math.min(tex.length, at + 2000);
  return orcidIn(/\\orcid(?:link|id)?\s*\{[^{}]{0,80}\}/i.exec(tex.slice(at, next))?.[0] ?? "");
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
  const orcid =
    names.length === 1 ? (orcidIn(/\\orcid\w{0,6}\s*\{[^{}]{0,80}\}/i.exec(name)?.[0] ?? "") ?? places.orcid) : null;
  return names.map((each) => ({
    name: cleanName(each),
    affiliations: affiliations.filter((text) => text !== ""),
    presenting,
    orcid,
    email: null,
  }));
}
