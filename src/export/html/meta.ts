// A page's metadata for machines: Google Scholar's citation_*, Open Graph, schema.org as JSON-LD.
import { plainText } from "../../model/text.ts";
import { licenceOf } from "../facts/licence.ts";
import { addressOf } from "../facts/names.ts";
import { happeningsOf } from "../facts/programme.ts";
import { localStamp, momentOf, zonedStamp } from "../facts/times.ts";
import type { Work } from "../facts/work.ts";
import { joined, type Markup, markup, trusted } from "../markup.ts";
import type { Site } from "./site.ts";

export function abstractMeta(work: Work, site: Site): Markup {
  const { volume, book, source } = site;
  const { abstract } = work;
  const words = work.body.replace(/\s+/g, " ").slice(0, 300);
  const pdf =
    book.exports?.site && source.pdf && !/^https?:/i.test(source.pdf) ? book.exports.site + source.pdf : source.pdf;
  const fields: readonly (readonly [string, string | null])[] = [
    ["citation_title", work.title],
    ...abstract.authors.flatMap(({ person, affiliations }): readonly (readonly [string, string])[] => [
      [
        "citation_author",
        person.given === ""
          ? person.printed
          : `${[person.particle, person.family].filter((one) => one !== "").join(" ")}, ${person.given}`,
      ],
      ...affiliations.map(
        (at) => ["citation_author_institution", plainText(abstract.affiliations[at]?.text ?? [])] as const,
      ),
      ...(person.orcid === null ? [] : [["citation_author_orcid", person.orcid] as const]),
    ]),
    ["citation_publication_date", (work.date ?? volume.start)?.replaceAll("-", "/") ?? null],
    ["citation_conference_title", volume.event],
    ["citation_firstpage", work.pages?.first ?? null],
    ["citation_lastpage", work.pages?.last ?? null],
    ["citation_doi", work.doi],
    ["citation_isbn", volume.isbn],
    ["citation_publisher", volume.publisher],
    ["citation_language", work.language],
    ["citation_keywords", work.keywords.length === 0 ? null : work.keywords.join("; ")],
    ["citation_abstract_html_url", work.address],
    ["citation_pdf_url", pdf],
  ];
  const metas = fields.flatMap(([name, content]) =>
    content === null || content === "" ? [] : [markup`<meta name="${name}" content="${content}">\n`],
  );
  return markup`${joined(metas)}<meta property="og:type" content="article">
${words !== "" && described(words)}${jsonLd(article(work, site))}`;
}

function article(work: Work, { volume, title }: Site) {
  const { abstract } = work;
  return {
    "@context": "https://schema.org",
    "@type": "ScholarlyArticle",
    headline: work.title,
    name: work.title,
    inLanguage: work.language,
    author: abstract.authors.map(({ person, affiliations }) => ({
      "@type": person.given === "" ? "Organization" : "Person",
      name: person.printed,
      ...(person.orcid !== null && { identifier: `https://orcid.org/${person.orcid}` }),
      ...(affiliations.length > 0 && {
        affiliation: affiliations.map((at) => ({
          "@type": "Organization",
          name: plainText(abstract.affiliations[at]?.text ?? []),
        })),
      }),
    })),
    ...(work.keywords.length > 0 && { keywords: work.keywords }),
    ...(volume.start !== null && { datePublished: work.date ?? volume.start }),
    ...(work.pages !== null && { pageStart: work.pages.first, pageEnd: work.pages.last }),
    ...(work.doi !== null && { sameAs: `https://doi.org/${work.doi}` }),
    ...(work.address !== null && { url: work.address }),
    ...(volume.licence !== null && { license: licenceOf(volume.licence)?.url ?? volume.licence }),
    isPartOf: { "@type": "Book", name: volume.title, ...(volume.isbn !== null && { isbn: volume.isbn }) },
    about: { "@type": "Event", name: title },
  };
}

export function eventMeta(site: Site): Markup {
  const { book, volume, title, source } = site;
  const stamp = (date: string, minutes: number) =>
    book.timezone === null ? localStamp(momentOf(date, minutes)) : zonedStamp(momentOf(date, minutes), book.timezone);
  const place =
    volume.place === null ? {} : { location: { "@type": "Place", name: volume.place, address: volume.place } };
  const talks = happeningsOf(book).filter(({ abstract }) => abstract !== null && !abstract.withdrawn);
  const event = {
    "@context": "https://schema.org",
    "@type": "Event",
    name: title,
    ...(volume.start !== null && { startDate: volume.start, endDate: volume.end }),
    ...place,
    ...(book.exports?.site && { url: book.exports.site }),
    ...(volume.publisher !== null && { organizer: { "@type": "Organization", name: volume.publisher } }),
    // More would make the page heavy; each talk has its own metadata.
    subEvent: talks.slice(0, 100).map(({ day, start, end, abstract, session }) => ({
      "@type": "Event",
      name: abstract ? (site.works.get(abstract)?.title ?? "") : "",
      startDate: stamp(day.date, start),
      endDate: stamp(day.date, end),
      ...(session.room === null ? place : { location: { "@type": "Place", name: session.room } }),
      ...(abstract && addressOf(source.book, abstract) !== null && { url: addressOf(source.book, abstract) }),
    })),
  };
  const words = [volume.dates, volume.place].filter((part) => part !== null).join(" · ");
  return markup`<meta property="og:type" content="website">
${words !== "" && described(words)}${jsonLd(event)}`;
}

/** For search engines and messengers alike. */
function described(words: string): Markup {
  return markup`<meta name="description" property="og:description" content="${words}">\n`;
}

/** A script ends at the first end tag, even inside quotes, so the text must not contain one. */
export function jsonLd(data: unknown): Markup {
  return trusted(`<script type="application/ld+json">${scriptJson(data)}</script>\n`);
}

export function scriptJson(data: unknown): string {
  return JSON.stringify(data)
    .replace(/</g, "\\u003c")
    .replace(/\u2028/g, "\\u2028")
    .replace(/\u2029/g, "\\u2029");
}
