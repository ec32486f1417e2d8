// The programme of a day: sessions in a grid, rooms side by side, where some run in parallel; one below the other where none do. On a
// telephone the rooms of the grid are swiped.
import { type DayPlan, type PlannedBox, planDay } from "../../../compose/timetable/day-plan.ts";
import { time, timeRange } from "../../../language/dates.ts";
import { timezoneName } from "../../../language/zones.ts";
import type { ProgrammeItem, Session } from "../../../model/book.ts";
import { isUndated } from "../../../model/undated.ts";
import { roomsOf } from "../../facts/programme.ts";
import { instantOf, localStamp, momentOf } from "../../facts/times.ts";
import { attribute, joined, type Markup, markup, nothing } from "../../markup.ts";
import { htmlInline, htmlScope } from "../../text/scopes.ts";
import { writeFlow } from "../../text/write-text.ts";
import type { BookStyle } from "../book-style.ts";
import type { SitePage } from "../layout.ts";
import { authorNames, personLink, star, titleLink } from "../parts.ts";
import type { Site, SiteDay } from "../site.ts";

export function dayPage(of: SiteDay, site: Site, style: BookStyle): SitePage {
  const { book, labels, days } = site;
  const plan = planDay(of.day, roomsOf(book));
  const tabs = days.map(
    ({ path, title, day }) =>
      markup`<li><a href="${path}"${attribute("aria-current", day === of.day && "page")}>${title}</a></li>\n`,
  );
  const isGrid = plan.rooms.length > 1 && plan.boxes.length > 1;
  const sessions = isGrid
    ? grid(plan, of, site, style)
    : run([...plan.boxes.map(({ session }) => session)], site, style);
  const rest = plan.untimed.length === 0 ? nothing : run(plan.untimed, site, style);
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

function run(sessions: readonly Session[], site: Site, style: BookStyle): Markup {
  if (sessions.length === 0) return nothing;
  return markup`<div class="run">\n${sessions.map((session) => sessionBox(session, site, style, ""))}</div>\n`;
}

/** A row for each stretch between two moments, as high as it is long, or as what stands in it; a column for each room. */
function grid(plan: DayPlan, { day, title }: SiteDay, site: Site, style: BookStyle): Markup {
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
    return markup`<time class="${place}"${attribute("data-at", at)}>${clock}</time>\n`;
  });
  const placed = boxes.map((box) => sessionBox(box.session, site, style, placeOf(box, moments, lanes, style)));
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

function sessionBox(session: Session, site: Site, style: BookStyle, place: string): Markup {
  const { book, labels, source } = site;
  const { slug, title, kind, room, chairs, items, description } = session;
  const clock = timeRange(session.start, session.end, book.language, source.style.programme.clock);
  const isPause = kind.toLowerCase() === "break";
  const track = session.track ?? commonTrack(session) ?? (kind.toLowerCase() === "posters" ? labels.posters : null);
  const chairList = joined(
    chairs.map((chair) => personLink(chair, site, "")),
    labels.comma,
  );
  const role = `${chairs.length > 1 ? labels.chairs : labels.chair}${labels.colon}`;
  const info: readonly Markup[] = [
    ...(clock === "" ? [] : [markup`${clock}`]),
    ...(room === null ? [] : [markup`${room}`]),
    ...(chairs.length === 0 ? [] : [markup`${role}${chairList}`]),
    ...(track === null || isPause ? [] : [markup`${track}`]),
  ];
  const classes = ["session", isPause ? "pause" : "", track === null ? "" : style.kind(track), place].filter(
    (one) => one !== "",
  );
  const text =
    description.length === 0
      ? nothing
      : markup`<div class="about">${writeFlow(description, htmlScope(source, { rank: 3 }))}</div>\n`;
  return markup`<section class="${classes.join(" ")}" id="session-${slug}" aria-labelledby="title-${slug}">
<h2 id="title-${slug}">${htmlInline(title, source)}</h2>
${info.length > 0 && markup`<p class="info">${joined(info, " · ")}</p>\n`}${text}${items.length > 0 && markup`<ul class="talks">\n${items.map((item) => talk(item, site))}</ul>\n`}</section>
`;
}

/** What two thirds of the talks have. */
function commonTrack({ items }: Session): string | null {
  const tracks = items.flatMap((item) => (item.kind === "abstract" ? [item.abstract.track] : []));
  const [first] = tracks.filter((track) => track !== null);
  if (first === undefined || tracks.filter((track) => track === first).length * 3 < tracks.length * 2) return null;
  return first;
}

function talk(item: ProgrammeItem, site: Site): Markup {
  const { book, source, labels } = site;
  const clock = item.start === null ? null : time(item.start, book.language, source.style.programme.clock);
  const when = markup`<time>${clock ?? (item.kind === "abstract" ? (item.abstract.number ?? "") : "")}</time>`;
  if (item.kind === "event") return markup`<li>${when}<span>${htmlInline(item.title, source)}</span></li>\n`;
  const { abstract } = item;
  if (abstract.withdrawn)
    return markup`<li>${when}<span><span class="withdrawn">${htmlInline(abstract.title, source)}</span> (${labels.withdrawn})</span></li>\n`;
  return markup`<li id="slot-${abstract.anchor}">${when}<span>${titleLink(abstract, site, "")}</span>${star(abstract, site)}<span class="authors">${authorNames(abstract, site)}</span></li>\n`;
}
