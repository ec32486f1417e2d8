// Author lists as people type them → authors with their affiliations: `Name (1,2); Name (3)` with `1 - Institute; 2 - Institute`,
// `Ann Lee <ann@…>`, `Lee, Ann; Kim, Bo`, `Ann Lee1, Bo Kim*2`, `Ann Lee (Univ.)`, `Ann Lee and Bo Kim`.
import type { ImportedAuthor } from "../conference.ts";
import { type NumberedAffiliation, numberedAffiliations } from "./affiliation-list.ts";
import { cleanName, isEmail } from "./name.ts";
import { namesBesidePlaces, splitAuthors } from "./split-authors.ts";

export interface ListedBeside {
  /** The text of the separate field of affiliations; null if there is none. */
  readonly affiliations: string | null;
  /** E-mail addresses in the order of the names. */
  readonly emails?: string | null;
  /** A mark for the presenter in addition to the star. */
  readonly presenter?: string | null;
}

export interface AuthorList {
  readonly authors: readonly ImportedAuthor[];
  /** Parts that were read with doubt; each text completes the sentence of a diagnostic. */
  readonly doubts: readonly string[];
}

export function readAuthorList(written: string, options: ListedBeside): AuthorList {
  const doubts: string[] = [];
  const listed = splitAuthors(written.replace(/<sup>([^<]{0,40})<\/sup>/gi, " ($1)"));
  const beside = options.affiliations?.trim() ? null : namesBesidePlaces(listed);
  const parts = beside?.map(({ name }) => name) ?? listed;
  const emails = (options.emails ?? "").split(/[;,\s]+/).filter(isEmail);
  const raw = parts.map((part, index) =>
    readAuthor(part, emails.length === parts.length ? (emails[index] ?? null) : null),
  );
  const places = placesOf(raw, options.affiliations?.trim() ?? "", doubts);
  const presenter = options.presenter?.trim();
  const presenters = presenter ? splitAuthors(presenter).map((part) => readAuthor(part, null).name) : [];
  const authors = raw.map((author, index): ImportedAuthor => {
    return {
      name: cleanName(author.name),
      affiliations: [...new Set([...author.inside, beside?.[index]?.place ?? "", ...(places[index] ?? [])])].filter(
        (each) => each !== "",
      ),
      presenting: author.presenting || presenters.some((name) => isSame(author.name, name)),
      orcid: author.orcid,
      email: author.email,
    };
  });
  if (presenter && !authors.some(({ presenting }) => presenting) && authors.length > 0)
    doubts.push(`the presenter “${presenter}” is not among the authors`);
  return { authors: authors.filter(({ name }) => ("whole" in name ? name.whole !== "" : name.family !== "")), doubts };
}

/** The authors and, in a separate field, the co-authors: each list is divided in its own way. */
export function readAuthorLists(lists: readonly string[], options: ListedBeside): AuthorList {
  const [only = ""] = lists;
  if (lists.length < 2) return readAuthorList(only, options);
  const whole = lists.map((list) => splitAuthors(list).join("; ")).join("; ");
  const { authors, doubts } = readAuthorList(whole, options);
  const key = ({ name }: ImportedAuthor) => JSON.stringify(name);
  return { authors: authors.filter((one, at) => authors.findIndex((other) => key(other) === key(one)) === at), doubts };
}

interface RawAuthor {
  readonly name: string;
  readonly marks: readonly string[];
  /** Affiliations in brackets after the name. */
  readonly inside: readonly string[];
  readonly presenting: boolean;
  readonly orcid: string | null;
  readonly email: string | null;
}

const superscripts: Readonly<Record<string, string>> = {
  "¹": "1",
  "²": "2",
  "³": "3",
  "⁰": "0",
  "⁴": "4",
  "⁵": "5",
  "⁶": "6",
  "⁷": "7",
  "⁸": "8",
  "⁹": "9",
  ᵃ: "a",
  ᵇ: "b",
  ᶜ: "c",
  ᵈ: "d",
  ᵉ: "e",
};

function readAuthor(part: string, listed: string | null): RawAuthor {
  let text = part.replace(
    /[¹²³⁰⁴-⁹ᵃᵇᶜᵈᵉ](?:[·‧⸴˒,]?[¹²³⁰⁴-⁹ᵃᵇᶜᵈᵉ]){0,9}/g,
    (run) => ` (${[...run].flatMap((one) => superscripts[one] ?? []).join(run.length > 1 ? "," : "")})`,
  );
  const orcid = /(?:https?:\/\/orcid\.org\/)?(\d{4}-\d{4}-\d{4}-\d{3}[\dXx])/.exec(text);
  if (orcid) text = text.replace(orcid[0], " ");
  const email = /<?\s*([^\s<>,;()]{1,100}@[^\s<>,;()]{1,100})\s*>?/.exec(text);
  if (email) text = text.replace(email[0], " ");
  // Systems underline the presenter.
  let presenting = /<u[\s>]/i.test(text);
  const marks: string[] = [];
  const inside: string[] = [];
  text = text.replace(/<\/?[a-z]{1,8}[^>]{0,80}>/gi, "");
  text = text.replace(/[([{]([^()[\]{}]{0,300})[)\]}]/g, (_, content: string) => {
    const words = content.trim();
    if (/^(?:presenter|presenting|speaker|presenting author|présentateur|vortragende?r?|p)$/i.test(words))
      presenting = true;
    else if (/^[\d\s,;*†‡§#+a-e&]*$/.test(words) && words.length < 20) {
      if (words.includes("*")) presenting = true;
      marks.push(
        ...words
          .split(/[\s,;&]+/)
          .map((mark) => mark.replace(/[*†‡§#+]/g, ""))
          .filter((mark) => mark !== ""),
      );
    } else inside.push(...words.split(/\s{0,9};\s{0,9}/));
    return " ";
  });
  if (/[*]|\(\s*\)/.test(text)) presenting = presenting || text.includes("*");
  text = text.replace(/[*†‡§#]+/g, " ");
  // Digits attached to the end of a name.
  text = text.replace(/(?<=[\p{L}.])\s?((?:\d{1,2}\s?,\s?)*\d{1,2})(?=[\s,]*$)/u, (_, digits: string) => {
    marks.push(...digits.split(/[\s,]+/));
    return " ";
  });
  return {
    name: text.replace(/\s+/g, " ").replace(/^[,;.\s]+|(?<![,;\s])[,;\s]+$/g, ""),
    marks,
    inside,
    presenting,
    orcid: orcid?.[1]?.toUpperCase() ?? null,
    email: email?.[1] ?? listed,
  };
}

/** The affiliations of each author: by their marks, otherwise by their order, otherwise all of them. */
function placesOf(authors: readonly RawAuthor[], written: string, doubts: string[]): readonly (readonly string[])[] {
  if (written === "" || authors.length === 0) return [];
  const numbered = numberedAffiliations(written);
  const isMarked = authors.some(({ marks }) => marks.length > 0);
  if (numbered && (isMarked || numbered.length === 1)) return byMarks(authors, numbered, doubts);
  const parts = numbered ? numbered.map(({ text }) => text) : partsOf(written, authors.length);
  // The marks count the affiliations of a list without numbers.
  if (
    isMarked &&
    authors.every(({ marks }) => marks.every((mark) => Number(mark) >= 1 && Number(mark) <= parts.length))
  )
    return byMarks(
      authors,
      parts.map((text, index) => ({ mark: String(index + 1), text })),
      doubts,
    );
  if (parts.length === authors.length) {
    if (numbered && parts.length > 1)
      doubts.push("the affiliations are numbered but the authors are not; they are matched in order");
    return parts.map((part) => [part]);
  }
  if (new Set(parts).size > 1 && authors.length > 1)
    doubts.push(
      `${parts.length} affiliations and ${authors.length} authors cannot be matched; each author gets all of them`,
    );
  return authors.map(() => parts);
}

function byMarks(
  authors: readonly RawAuthor[],
  numbered: readonly NumberedAffiliation[],
  doubts: string[],
): readonly (readonly string[])[] {
  const [only] = numbered;
  const isMarked = authors.some(({ marks }) => marks.length > 0);
  const used = new Set<NumberedAffiliation>();
  const places = authors.map(({ marks }): readonly string[] => {
    // A single affiliation and no marks at all: it belongs to everybody.
    if (marks.length === 0 && numbered.length === 1 && only && !isMarked) {
      used.add(only);
      return [only.text];
    }
    return marks.flatMap((mark) => {
      const found = numbered.find((each) => each.mark === mark);
      if (!found) doubts.push(`unknown affiliation “${mark}”`);
      else used.add(found);
      return found ? [found.text] : [];
    });
  });
  for (const each of numbered)
    if (!used.has(each)) doubts.push(`affiliation ${each.mark}, “${each.text}”, belongs to no author and is left out`);
  return places;
}

/** Affiliations without numbers, divided by lines or semicolons; by bars if that gives as many as there are authors. */
function partsOf(written: string, count: number): readonly string[] {
  for (const separator of ["\n", ";", "|"]) {
    const parts = written
      .split(separator)
      .map((part) => part.trim().replace(/^[,;]+|(?<![,;])[,;]+$/g, ""))
      .filter((part) => part !== "");
    if (parts.length === count || (parts.length > 1 && separator !== "|"))
      return new Set(parts).size === 1 ? parts.slice(0, 1) : parts;
  }
  return [written.replace(/\s+/g, " ")];
}

function isSame(a: string, b: string): boolean {
  const key = (name: string) => {
    const words = name
      .normalize("NFKD")
      .replace(/\p{M}/gu, "")
      .toLowerCase()
      .split(/[^\p{L}]+/u)
      .filter((word) => word !== "" && !/^(?:prof|professor|dr|mrs?|ms|mx|ing|phd)$/.test(word));
    const whole = words.filter((word) => word.length > 1);
    return (whole.length > 0 ? whole : words).sort().join(" ");
  };
  const [one, two] = [key(a), key(b)];
  return one !== "" && one === two;
}

export { isSame as isSamePerson };
