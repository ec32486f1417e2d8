// The list of participants: everybody who is an author or chairs a session, with their affiliations.
import type { Affiliation, Person } from "../model/book.ts";
import { plainText } from "../model/text.ts";
import { paragraphStyle } from "../template/read-style.ts";
import { urlVoice } from "./address.ts";
import type { Paragraph, Tag } from "./block.ts";
import type { IndexEntry } from "./index-entries.ts";
import { type FiledPerson, filedPeople } from "./index-people.ts";
import { listPart, sorted, underHeadings } from "./indices.ts";
import { inline } from "./inline.ts";
import { inlineContext, namePiece, paragraph, textPiece } from "./pieces.ts";
import type { ComposedPart, Setting } from "./setting.ts";
import { listItem, tag } from "./structure.ts";
import { varied } from "./varied-style.ts";

interface Participant extends IndexEntry {
  /** By their text. */
  readonly affiliations: Map<string, Affiliation>;
  readonly emails: Set<string>;
}

export function participantsPart(setting: Setting): ComposedPart {
  const participants = sorted(gather(setting), setting);
  if (participants.length === 0) return { blocks: [], entries: [] };
  return listPart(setting.labels.participants, "participants", "Sect", setting, (own) => ({
    notes: [],
    lines: underHeadings(participants, own, setting, (one, list) => participantLines(one, list, setting)),
  }));
}

function gather({ book }: Setting): readonly Participant[] {
  const filedAs = filedPeople(book);
  const found = new Map<FiledPerson, Participant>();
  const participant = (person: Person): Participant => {
    const filed = filedAs(person);
    const { name, sort } = filed;
    const fresh = { name, sort, heading: null, places: [], see: null };
    const known = found.get(filed) ?? { ...fresh, affiliations: new Map(), emails: new Set() };
    found.set(filed, known);
    if (person.email !== null) known.emails.add(person.email);
    return known;
  };
  for (const abstract of book.abstracts) {
    if (abstract.withdrawn) continue;
    for (const author of abstract.authors) {
      const { affiliations } = participant(author.person);
      for (const index of author.affiliations) {
        const affiliation = abstract.affiliations[index];
        if (affiliation) affiliations.set(plainText(affiliation.text), affiliation);
      }
    }
  }
  for (const chair of book.days.flatMap((day) => day.sessions.flatMap((session) => session.chairs))) participant(chair);
  return [...found.values()];
}

function participantLines(one: Participant, list: Tag, setting: Setting): readonly Paragraph[] {
  const { style, book } = setting;
  const base = paragraphStyle(style, "participant");
  const under = paragraphStyle(style, "participant-affiliation");
  const { body } = listItem(list);
  const { language } = book;
  const nameTag = tag("P", body);
  const lines = [...one.affiliations.values()].map((affiliation) => {
    const own = tag("P", body);
    const voice = { ...inlineContext(under, language, own), hyphenate: false };
    return paragraph(under, inline(affiliation.text, voice, setting), own, { language });
  });
  if (style.abstract.show.emails && one.emails.size > 0) {
    const own = tag("P", body);
    const context = inlineContext(under, language, own);
    const pieces = [...one.emails].flatMap((email, index) => [
      ...(index > 0 ? [textPiece(setting.labels.comma, context)] : []),
      namePiece(email, urlVoice(`mailto:${email}`, email, context, setting)),
    ]);
    lines.push(paragraph(under, pieces, own, { language }));
  }
  // A name is kept together with its details.
  const kept = varied(base, { keepWithNext: lines.length > 0 });
  const head = paragraph(kept, [namePiece(one.name, inlineContext(base, language, nameTag))], nameTag, { language });
  return [head, ...lines.map((line, index) => (index < lines.length - 1 ? keptOn(line) : line))];
}

function keptOn(line: Paragraph): Paragraph {
  return { ...line, style: varied(line.style, { keepWithNext: true, spaceAfter: 0 }) };
}
