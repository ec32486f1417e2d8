// People in the order of the index, with what they present, write and chair.
import { letterOf } from "../../../language/collation.ts";
import type { Participant } from "../../facts/people.ts";
import { type Markup, markup } from "../../markup.ts";
import { htmlInline } from "../../text/scopes.ts";
import type { SitePage } from "../layout.ts";
import { titleLink } from "../parts.ts";
import type { Site } from "../site.ts";

export function peoplePage(site: Site): SitePage {
  const { people, words, book } = site;
  const letters = new Map<string, Participant[]>();
  for (const one of people.all) {
    const letter = letterOf(one.name, book.language);
    letters.set(letter, [...(letters.get(letter) ?? []), one]);
  }
  const index = [...letters.keys()].map((letter, at) => markup`<a href="#letter-${at + 1}">${letter}</a>`);
  const groups = [...letters].map(
    ([letter, list], at) =>
      markup`<h2 id="letter-${at + 1}">${letter}</h2>\n<dl class="index columns">\n${list.map((one) => entry(one, site))}</dl>\n`,
  );
  return {
    path: "people.html",
    title: words.people,
    at: "people",
    main: markup`<h1>${words.people}</h1>\n${letters.size > 3 && markup`<p class="letters">${index}</p>\n`}${groups}`,
  };
}

function entry({ key, name, works, chairs, person }: Participant, site: Site): Markup {
  const { labels, source, days } = site;
  const own = works.map(({ abstract, author }) => {
    const link = titleLink(abstract, site, "");
    return author.presenting ? markup`<dd><strong>${link}</strong></dd>` : markup`<dd>${link}</dd>`;
  });
  const sessions = chairs.flatMap((session) => {
    const named = days.find(({ day }) => day.sessions.includes(session));
    if (!named) return [];
    return [
      markup`<dd>${labels.chair}${labels.colon}<a href="${named.path}#session-${session.slug}">${htmlInline(session.title, source)}</a></dd>`,
    ];
  });
  const orcid =
    person.orcid !== null && markup` <a href="https://orcid.org/${person.orcid}" aria-label="ORCID ${name}">iD</a>`;
  return markup`<div id="${key}"><dt><bdi>${name}</bdi>${orcid}</dt>${own}${sessions}</div>\n`;
}
