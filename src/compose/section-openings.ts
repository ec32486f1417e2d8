// What precedes the abstracts of a day and of a session: headings, or pages and half pages in colour.
import { timeRange } from "../language/dates.ts";
import type { Abstract, Day, Session } from "../model/book.ts";
import type { Inline } from "../model/text.ts";
import type { Block, Tag } from "./block.ts";
import { dayLines, halfOpener, pageOpener, sessionColour } from "./openers.ts";
import { titleParagraph } from "./opening.ts";
import { sessionCode } from "./qr-codes.ts";
import { sessionInfo } from "./session-info.ts";
import type { Setting } from "./setting.ts";
import { headingTag } from "./structure.ts";

/** A page in colour with the sessions of the day. */
export function dividerOf(
  { sections }: { readonly sections: readonly { readonly session: Session | null }[] },
  day: Day,
  title: readonly Inline[],
  own: Tag,
  setting: Setting,
): readonly Block[] {
  const { labels, style } = setting;
  const here = (session: Session) =>
    sections.some((section) => section.session === session) ? headingName(session, setting) : null;
  const texts = { eyebrow: labels.abstracts, title, info: "", lines: dayLines(day, here, setting), code: () => [] };
  return pageOpener({ ...texts, titleTag: headingTag(2, own), parent: own, colour: style.colours.accent }, setting);
}

/** If there is a programme, the session's destination is there. */
export function headingName(session: Session, { plan }: Setting): string {
  return plan.programme ? `chapter-session-${session.slug}` : `session-${session.slug}`;
}

/** The heading of a session's abstracts, or what the template has in its place. */
export function sessionOpening(
  session: Session,
  abstracts: readonly Abstract[],
  titleTag: Tag,
  own: Tag,
  setting: Setting,
): readonly Block[] {
  const { openers, programme, separators } = setting.style;
  if (openers.sessions === "off") return [];
  if (openers.sessions === "run-in")
    return [
      titleParagraph("session-title", session.title, titleTag, setting),
      ...sessionInfo(session, "session-info", own, setting),
      ...sessionCode(session, own, setting),
    ];
  const time = timeRange(session.start, session.end, setting.book.language, programme.clock);
  const opener = {
    eyebrow: [time, session.room ?? ""].filter((part) => part !== "").join(separators.slot),
    ...{ title: session.title, titleTag, parent: own, colour: sessionColour(session, setting) },
    info: chairsOf(session, setting),
    lines: abstracts.map(({ title, anchor, language }) => ({
      time: "",
      title,
      destination: `abstract-${anchor}`,
      language,
    })),
    code: (inside: Setting) => sessionCode(session, own, inside),
  };
  return openers.sessions === "page" ? pageOpener(opener, setting) : halfOpener(opener, setting);
}

function chairsOf({ chairs }: Session, { labels }: Setting): string {
  if (chairs.length === 0) return "";
  const label = chairs.length > 1 ? labels.chairs : labels.chair;
  return `${label}${labels.colon}${chairs.map(({ printed }) => printed).join(labels.comma)}`;
}
