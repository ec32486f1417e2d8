// The programme of a day: sessions in a grid with rooms side by side if some run in parallel, otherwise one below the
// other. On a phone, the user swipes between the rooms of the grid.

import { type DayPlan, type PlannedBox, planDay } from "../../../compose/timetable/day-plan.ts";
import { time, timeRange } from "../../../language/dates.ts";
import { timezoneName } from "../../../language/zones.ts";
import type { ProgrammeItem, Session } from "../../../model/book.ts";
import { isUndated } from "../../../model/undated.ts";
import { fileName } from "../../facts/names.ts";
import { roomsOf } from "../../facts/programme.ts";
import { clockTime, instantOf, localStamp, momentOf } from "../../facts/times.ts";
import { attribute, joined, type Markup, markup, nothing } from "../../markup.ts";
import { htmlInline, htmlScope, printedText } from "../../text/scopes.ts";
import { writeFlow } from "../../text/write-text.ts";
import type { BookStyle } from "../book-style.ts";
import { isolated } from "../isolate.ts";
import type { SitePage } from "../layout.ts";
import { fewNames, starred, titleLink } from "../parts.ts";
import type { Site, SiteDay } from "../site.ts";
import { posterList } from "./lists.ts";
import { personLink } from "./people.ts";

/** What sessions are written with. */
interface DayScope {
  readonly site: Site;
  readonly style: BookStyle;
  /**
   * Whether talks are on separate pages for their sessions, because the page of the day would be too heavy with them.
   */
  readonly brief: boolean;
}

/** The most bytes in the main part of a day, whose page stays below 100 kB with its frame. */
const most = 90_000;
/** The most posters that are listed in the programme itself. */
const fewPosters = 12;

/** The page of a day; for a day with very many talks, also the pages of its sessions. */
export function dayPages(of: SiteDay, site: Site, style: BookStyle): readonly SitePage[] {
  const whole = dayPage(of, { site, style, brief: false });
  if (Buffer.byteLength(whole.main.text) <= most) return [whole];
  const sessions = of.day.sessions.filter(({ items }) => items.length > 0);
  return [dayPage(of, { site, style, brief: true }), ...sessions.map((session) => sessionPage(session, of, site))];
}

function dayPage(of: SiteDay, scope: DayScope): SitePage {
  const { book, labels, days } = scope.site;
  const plan = planDay(of.day, roomsOf(book));
  const tabs = days.map(
    ({ path, title, day }) =>
      markup`<li><a href="${path}"${attribute("aria-current", day === of.day && "page")}>${title}</a></li>\n`,
  );
  const isGrid = plan.rooms.length > 1 && plan.boxes.length > 1;
  const sessions = isGrid ? grid(plan, of, scope) : run([...plan.boxes.map(({ session }) => session)], scope);
  const rest = plan.untimed.length === 0 ? nothing : run(plan.untimed, scope);
  const zone = book.timezone !== null && !isUndated(of.day.date) && plan.boxes.length > 0;
  return {
    path: of.path,
    title: of.title,
    at: "programme",
    main: markup`<nav class="days" aria-label="${labels.programme}"><ul>\n${tabs}</ul></nav>
<h1 id="${isUndated(of.day.date) ? of.path.replace(".html", "") : `day-${of.day.date}`}">${of.title}</h1>
${zone && markup`<p class="eyebrow">${timezoneName(book.timezone ?? "", of.day.date, book.language)}</p>\n`}${sessions}${rest}`,
  };
}

function pathOf({ slug }: Session): string {
  return `sessions/${fileName(slug)}.html`;
}

function sessionPage(session: Session, { path, title }: SiteDay, site: Site): SitePage {
  const items = session.items.map((item) => talk(item, site, "../"));
  return {
    path: pathOf(session),
    title: printedText(session.title, site.source),
    at: "programme",
    main: markup`<p class="eyebrow"><a href="../${path}#session-${session.slug}">${title}</a></p>
<h1>${isolated(session.title, site.book.language, htmlInline(session.title, site.source))}</h1>
${infoLine(session, site, "../")}${about(session, site)}<ul class="talks run">\n${items}</ul>
`,
  };
}

function run(sessions: readonly Session[], scope: DayScope): Markup {
  if (sessions.length === 0) return nothing;
  return markup`<div class="run">\n${sessions.map((session) => sessionBox(session, scope, ""))}</div>\n`;
}

/**
 * A grid with a row for each stretch between two moments, as high as the time or the content needs, and a column for
 * each room.
 */
function grid(plan: DayPlan, { day, title }: SiteDay, scope: DayScope): Markup {
  const { site, style } = scope;
  const { book, labels } = site;
  const { rooms, moments, boxes } = plan;
  const lanes = Math.max(1, ...boxes.map((box) => box.lanes));
  const rows = moments.slice(1).map((moment, index) => {
    const minutes = moment - (moments[index] ?? moment);
    return `minmax(${Math.round(Math.min(minutes, 90) * 6) / 100}rem,auto)`;
  });
  const columns = `3rem repeat(${rooms.length * lanes},minmax(calc(var(--room)/${lanes}),1fr))`;
  const frame = style.place(`grid-template-columns:${columns};grid-template-rows:auto ${rows.join(" ")}`);
  const heads = rooms.map((room, index) => {
    const place = style.place(`grid-column:${2 + index * lanes}/span ${lanes};grid-row:1`);
    return markup`<div class="room ${place}">${room ?? ""}</div>\n`;
  });
  const hours = moments.map((minutes, index) => {
    const at =
      book.timezone === null || isUndated(day.date)
        ? null
        : instantOf(localStamp(momentOf(day.date, minutes)), book.timezone);
    const place = style.place(`grid-row:${index + 2}`);
    const clock = time(minutes, book.language, site.source.style.programme.clock);
    return markup`<time class="${place}" datetime="${clockTime(minutes)}"${attribute("data-at", at)}>${clock}</time>\n`;
  });
  const placed = boxes.map((box) => sessionBox(box.session, scope, placeOf(box, moments, lanes, style)));
  return markup`<div class="swipe${rooms.length > 4 && " many"}" role="region" tabindex="0" aria-label="${`${labels.programme}${labels.comma}${title}`}"><div class="grid ${frame}">\n${heads}${hours}${placed}</div></div>\n`;
}

function placeOf(box: PlannedBox, moments: readonly number[], lanes: number, style: BookStyle): string {
  const [from, to] = [moments.indexOf(box.start), moments.indexOf(box.end)];
  const width = Math.max(1, Math.floor(lanes / box.lanes));
  const first = 2 + box.column * lanes + box.lane * width;
  const span = box.columnSpan > 1 ? box.columnSpan * lanes : box.lanes === 1 ? lanes : width;
  const place = style.place(`grid-column:${first}/span ${span};grid-row:${from + 2}/${to + 2}`);
  return box.columnSpan > 1 ? `${place} across` : place;
}

function sessionBox(session: Session, scope: DayScope, place: string): Markup {
  const { site, style } = scope;
  const { slug, title, kind } = session;
  const isPause = kind.toLowerCase() === "break";
  const track = trackOf(session, site);
  const classes = ["session", isPause ? "pause" : "", track === null ? "" : style.kind(track), place].filter(
    (one) => one !== "",
  );
  return markup`<section class="${classes.join(" ")}" id="session-${slug}" aria-labelledby="title-${slug}">
<h2 id="title-${slug}">${isolated(title, site.book.language, htmlInline(title, site.source))}</h2>
${infoLine(session, site, "")}${about(session, site)}${talks(session, scope)}</section>
`;
}

function trackOf(session: Session, { labels }: Site): string | null {
  return session.track ?? commonTrack(session) ?? (isPosters(session) ? labels.posters : null);
}

function isPosters({ kind }: Session): boolean {
  return kind.toLowerCase() === "posters";
}

/** `09:00–10:30 · Great Hall · Chair: Ann Lee · Optics`. */
function infoLine(session: Session, site: Site, root: string): Markup {
  const { book, labels, source } = site;
  const { start, end, kind, room, chairs } = session;
  const clock = timeRange(start, end, book.language, source.style.programme.clock);
  const track = trackOf(session, site);
  const role = `${chairs.length > 1 ? labels.chairs : labels.chair}${labels.colon}`;
  const list = joined(
    chairs.map((chair) => personLink(chair, site, root)),
    labels.comma,
  );
  const info: readonly Markup[] = [
    ...(clock === "" ? [] : [markup`<span>${clock}</span>`]),
    ...(room === null ? [] : [markup`<span class="in-room">${room}</span>`]),
    ...(chairs.length === 0 ? [] : [markup`<span>${role}${list}</span>`]),
    ...(track === null || kind.toLowerCase() === "break" ? [] : [markup`<span>${track}</span>`]),
  ];
  return info.length === 0 ? nothing : markup`<p class="info">${joined(info, " ")}</p>\n`;
}

function about({ description }: Session, { source }: Site): Markup {
  if (description.length === 0) return nothing;
  return markup`<div class="about">${writeFlow(description, htmlScope(source, { rank: 3 }))}</div>\n`;
}

/** The talks of a session, or their number if they are on another page. */
function talks(session: Session, { site, brief }: DayScope): Markup {
  const { items } = session;
  const abstracts = items.filter(({ kind }) => kind === "abstract").length;
  const [href, label] =
    isPosters(session) && abstracts > fewPosters
      ? [posterList(site).addressOf(`posters-${session.slug}`), site.labels.posters]
      : [pathOf(session), site.labels.abstracts];
  if ((isPosters(session) && abstracts > fewPosters) || (brief && abstracts > 0))
    return markup`<p class="more"><a href="${href}">${label}${site.labels.colon}${abstracts}</a></p>\n`;
  if (items.length === 0) return nothing;
  return markup`<ul class="talks">\n${items.map((item) => talk(item, site, ""))}</ul>\n`;
}

/** The track of at least two thirds of the talks. */
function commonTrack({ items }: Session): string | null {
  const tracks = items.flatMap((item) => (item.kind === "abstract" ? [item.abstract.track] : []));
  const [first] = tracks.filter((track) => track !== null);
  if (first === undefined || tracks.filter((track) => track === first).length * 3 < tracks.length * 2) return null;
  return first;
}

function talk(item: ProgrammeItem, site: Site, root: string): Markup {
  const { book, source, labels } = site;
  const clock = item.start === null ? null : time(item.start, book.language, source.style.programme.clock);
  const words = clock ?? (item.kind === "abstract" ? item.abstract.number : null);
  const when = words !== null && markup`<span class="when">${words}</span>`;
  if (item.kind === "event") return markup`<li>${when}<span>${htmlInline(item.title, source)}</span></li>\n`;
  const { abstract } = item;
  if (abstract.withdrawn)
    return markup`<li>${when}<span><span class="withdrawn">${htmlInline(abstract.title, source)}</span> (${labels.withdrawn})</span></li>\n`;
  return markup`<li id="slot-${abstract.anchor}"${starred(abstract)}>${when}<span>${titleLink(abstract, site, root)}</span><span class="authors">${fewNames(abstract, site)}</span></li>\n`;
}
