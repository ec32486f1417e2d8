// A folder of aclpub2: papers and their programme; talks, panels, tutorials and workshops; committees, prefaces and
// sponsors as free pages. Titles and abstracts are TeX, times have no zone, and a session with only a title is a break.
import { standingOf } from "../accepted.ts";
import {
  emptyConference,
  emptyContribution,
  type ImportedAuthor,
  type ImportedConference,
  type ImportedContribution,
  type ImportedItem,
  type ImportedSession,
  wholeName,
} from "../conference.ts";
import type { JsonNode } from "../containers/json.ts";
import { partsName } from "../people/name.ts";
import { byTime, sessionsOfSlots } from "../programme.ts";
import { readBody, readLine, readWords } from "../text/field.ts";
import { aclpub2Events, sessionHead } from "./aclpub2-events.ts";
import { filesOf, institutionOf, momentOf, nameParts, nodeOf } from "./aclpub2-files.ts";
import { aclpub2Pages } from "./aclpub2-pages.ts";
import type { ReadContext, SourceFormat } from "./format.ts";

export const aclpub2: SourceFormat = {
  name: "aclpub2",
  title: "aclpub2, the whole folder: papers.yml, program.yml, conference_details.yml and the rest",
  recognize: (contents) =>
    filesOf(contents).some(({ name }) => name === "papers") &&
    filesOf(contents).some(({ name }) => name === "conference_details" || name === "program")
      ? 1
      : 0,
  read: (contents, context) => {
    const files = new Map(filesOf(contents).map(({ name, content }) => [name, nodeOf(content, context)]));
    const papers = (files.get("papers")?.items ?? []).map((paper) => paperOf(paper, context));
    const events = aclpub2Events(files, contents, context);
    const named = (files.get("program")?.items ?? []).flatMap((session) => sessionsOf(session, context));
    const { sessions: whole, loose } = talksInSessions(named, events.contributions);
    // Talks that are missing from the programme are placed by their own times.
    const sessions = [...whole, ...events.sessions, ...sessionsOfSlots(loose)].sort(byTime);
    return {
      ...emptyConference,
      ...headOf(files.get("conference_details"), context),
      system: "aclpub2",
      contributions: [...papers, ...events.contributions.map((one) => ({ ...one, slot: null }))],
      sessions,
      pages: aclpub2Pages(files, contents, context),
    };
  },
};

/** The programme may have a session for an invited talk without naming the talk: same time, its title or its speaker. */
function talksInSessions(
  sessions: readonly ImportedSession[],
  talks: readonly ImportedContribution[],
): { readonly sessions: readonly ImportedSession[]; readonly loose: readonly ImportedContribution[] } {
  const placed = new Map<ImportedSession, ImportedContribution[]>();
  const loose = talks.filter((talk) => {
    if (talk.slot === null) return false;
    const found = sessions.find((session) => session.items.length === 0 && isSessionOf(talk, session));
    if (found) placed.set(found, [...(placed.get(found) ?? []), talk]);
    return !found;
  });
  const whole = sessions.map((session): ImportedSession => {
    const inside = placed.get(session);
    if (!inside) return session;
    const [{ slot } = { slot: null }] = inside;
    return {
      ...session,
      room: session.room ?? slot?.room ?? null,
      chairs: session.chairs.length > 0 ? session.chairs : (slot?.chairs ?? []),
      items: inside.map(({ id, slot: at }) => ({
        contribution: id,
        start: at?.start ?? session.start,
        end: at?.end ?? (inside.length === 1 ? session.end : null),
      })),
    };
  });
  return { sessions: whole, loose };
}

function isSessionOf({ title, authors, slot }: ImportedContribution, session: ImportedSession): boolean {
  if (slot?.date !== session.date || slot.start === null || session.start === null) return false;
  if (slot.start < session.start || slot.start >= (session.end ?? session.start + 1)) return false;
  const words = (text: string) =>
    ` ${text
      .toLowerCase()
      .replace(/[^\p{L}\p{N}]+/gu, " ")
      .trim()} `;
  const head = words(session.title);
  return [title, ...authors.map(({ name }) => wholeName(name))].some((each) => head.includes(words(each)));
}

function headOf(node: JsonNode | undefined, { diagnostics }: ReadContext): Partial<ImportedConference> {
  if (!node) return {};
  const title = node.any("event_name", "book_title", "name");
  const [start, end] = [node.get("start_date").text.slice(0, 10), node.get("end_date").text.slice(0, 10)];
  return {
    title: readLine(title.text, "tex", title, diagnostics) || null,
    dates: /^\d{4}-\d{2}-\d{2}$/.test(start) ? { start, end: end >= start ? end : start } : null,
    place: readWords(node.get("location").text) || null,
    isbn: node.get("isbn").text || null,
    publisher: readWords(node.get("publisher").text) || null,
    editors: node
      .get("editors")
      .items.map((editor) => nameParts(editor))
      .map(([given, family]) => `${given} ${family}`.trim()),
  };
}

/** The folder holds what is printed; a decision in it counts only if it says otherwise. */
function refusalIn(decision: string): string | null {
  return /^(?:refused|withdrawn)$/.test(standingOf(decision)) ? decision : null;
}

function paperOf(paper: JsonNode, context: ReadContext): ImportedContribution {
  const { diagnostics } = context;
  const body = readBody(paper.get("abstract").text, "tex", paper.get("abstract"), diagnostics);
  return {
    ...emptyContribution,
    id: paper.get("id").text,
    title: readLine(paper.get("title").text, "tex", paper.get("title"), diagnostics),
    type:
      readWords(paper.at("attributes", "presentation_type").text || paper.at("attributes", "paper_type").text) || null,
    track: readWords(paper.at("attributes", "submitted_area").text) || null,
    state: refusalIn(paper.get("decision").text),
    authors: paper.get("authors").items.map((author): ImportedAuthor => {
      const institution = institutionOf(author).text;
      return {
        name: partsName(...nameParts(author)),
        affiliations: institution === "" ? [] : [readLine(institution, "guess", author, diagnostics)],
        presenting: false,
        orcid: /\d{4}-\d{4}-\d{4}-\d{3}[\dX]/.exec(author.get("orcid").text)?.[0] ?? null,
        email: null,
      };
    }),
    body: body.body,
    references: body.references.map((text) => ({ text })),
    span: paper.span,
  };
}

/** A session made of sessions is replaced by those inside it; papers of its own stay in it. */
function sessionsOf(session: JsonNode, context: ReadContext): readonly ImportedSession[] {
  const inner = session.get("subsessions").items;
  const items = session.get("papers").items.map(
    (paper): ImportedItem => ({
      contribution: paper.get("id").text || paper.text,
      start: momentOf(paper.get("start_time"))?.clock ?? null,
      end: momentOf(paper.get("end_time"))?.clock ?? null,
    }),
  );
  return [
    ...(inner.length === 0 || items.length > 0 ? sessionHead(session, items, context) : []),
    ...inner.flatMap((each) => sessionsOf(each, context)),
  ];
}
