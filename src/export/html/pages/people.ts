// People in the order of the author index, with what they present, write and chair.
import { letterOf } from "../../../language/collation.ts";
import type { Person } from "../../../model/book.ts";
import type { Participant } from "../../facts/people.ts";
import { type Markup, markup } from "../../markup.ts";
import { htmlInline } from "../../text/scopes.ts";
import { byLetter } from "../by-letter.ts";
import { LongList } from "../long-list.ts";
import { titleLink } from "../parts.ts";
import type { Site } from "../site.ts";

const lists = new WeakMap<Site, LongList>();

/** Made once for a site, because every page links to it. */
export function peopleList(site: Site): LongList {
  const known = lists.get(site) ?? makeList(site);
  lists.set(site, known);
  return known;
}

export function personLink(person: Person, site: Site, root: string): Markup {
  const entry = site.people.of(person);
  const name = markup`<bdi>${person.printed}</bdi>`;
  return entry ? markup`<a href="${root}${peopleList(site).addressOf(entry.key)}">${name}</a>` : name;
}

function makeList(site: Site): LongList {
  const { people, words, book } = site;
  return new LongList({
    stem: "people",
    title: words.people,
    at: "people",
    groups: byLetter(
      people.all,
      ({ name }) => letterOf(name, book.language),
      (one) => ({ id: one.key, line: entry(one, site) }),
    ),
    around: (entries) => markup`<dl class="index columns">\n${entries}</dl>\n`,
    letters: true,
    headed: true,
  });
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
