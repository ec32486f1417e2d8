// The abstracts in chapters: by day with headings of sessions, by session, track or type, or one after the other.

import { typeLabel } from "../language/labels.ts";
import type { Abstract, Day, Grouping, Part, Session } from "../model/book.ts";
import type { Inline } from "../model/text.ts";
import { plainText } from "../model/text.ts";
import { append } from "../runtime/append.ts";
import { abstractBlocks } from "./abstract.ts";
import type { Block, Tag } from "./block.ts";
import { dayTitle } from "./day-title.ts";
import { openChapter, openPart, partTitle, titleParagraph } from "./opening.ts";
import { inProgrammeOrder, sessionOf } from "./plan.ts";
import { dividerOf, headingName, sessionOpening } from "./section-openings.ts";
import type { ComposedPart, Entry, Setting } from "./setting.ts";
import { wholeBook, words } from "./setting.ts";
import { inOrder } from "./sorting.ts";
import { headingTag, section, tag } from "./structure.ts";
import { dayTab } from "./tabs.ts";

/** A chapter of abstracts; `title` is null for those of a book that has no chapters. */
interface Chapter {
  readonly title: readonly Inline[] | null;
  readonly day?: Day;
  readonly anchors: readonly string[];
  readonly sections: readonly Section[];
}

/** Abstracts under one heading; null for those directly in the chapter. */
interface Section {
  readonly session: Session | null;
  /** What the title of the chapter refers to. */
  readonly day: Day | null;
  readonly chapter: Session | null;
  readonly abstracts: readonly Abstract[];
}

/** A section without headings of its own. */
const untitled = { session: null, day: null, chapter: null } as const;

export function abstractsPart(part: Extract<Part, { kind: "abstracts" }>, setting: Setting): ComposedPart {
  const { labels, plan, book } = setting;
  const mine = inProgrammeOrder(book.abstracts.filter((abstract) => plan.homeOf(abstract) === "abstracts"));
  if (mine.length === 0) return { blocks: [], entries: [] };
  const chapters = chaptersOf(part.group, mine, setting).map((chapter) => ({
    ...chapter,
    sections: chapter.sections.map((one) => ({
      ...one,
      abstracts: inOrder(one.abstracts, part.sort, part.order, book),
    })),
  }));
  const own = tag("Part", setting.root, { title: labels.abstracts });
  const entries: Entry[] = [
    {
      kind: "part",
      title: words(labels.abstracts, book.title[0]?.span ?? wholeBook(setting.book)),
      abstract: null,
      destination: "part-abstracts",
    },
  ];
  const blocks: Block[] = [];
  let placed = 0;
  for (const [index, chapter] of chapters.entries()) {
    const opening = chapterOpening(chapter, index === 0, own, setting);
    if (opening.some(({ kind }) => kind === "break")) placed = 0;
    blocks.push(...opening);
    const composed = chapterBody(chapter, own, placed, setting);
    placed += chapter.sections.reduce((sum, { abstracts }) => sum + abstracts.length, 0);
    append(blocks, composed.blocks);
    append(entries, composed.entries);
  }
  return { blocks, entries };
}

/** The part's title is above the first chapter's; later chapters repeat it as an eyebrow, so that all open alike. */
function chapterOpening(chapter: Chapter, first: boolean, own: Tag, setting: Setting): readonly Block[] {
  const { labels, style } = setting;
  if (chapter.title === null) {
    return first
      ? [...openPart(setting, labels.abstracts), ...partTitle(labels.abstracts, "part-abstracts", own, setting)]
      : [];
  }
  const running = plainText(chapter.title);
  if (chapter.day && style.openers.days === "page") {
    return [
      ...openPart(setting, running).filter(({ kind }) => kind !== "space"),
      ...(first ? setting.anchor("part-abstracts", { title: labels.abstracts, level: 1 }) : []),
    ];
  }
  if (first) {
    return [
      ...openPart(setting, running),
      ...setting.anchor("part-abstracts", { title: labels.abstracts, level: 1 }),
      titleParagraph("part-eyebrow", labels.abstracts, headingTag(1, own), setting),
    ];
  }
  if (style.parts.days === "run-on") return [{ kind: "mark", slot: "chapter", text: running }];
  return [...openChapter(setting, running), titleParagraph("part-eyebrow", labels.abstracts, tag("P", own), setting)];
}

/** `placed`: the number of abstracts before this one since the last page break of another policy. */
function chapterBody(chapter: Chapter, part: Tag, placed: number, setting: Setting): ComposedPart {
  const blocks: Block[] = [...pageBefore(placed, setting)];
  const entries: Entry[] = [];
  const [main = "", ...others] = chapter.anchors;
  let own = part;
  if (chapter.title !== null) {
    const title = plainText(chapter.title);
    own = section(part, title);
    blocks.push(
      ...dayTab(chapter.day ?? null, setting),
      ...setting.anchor(main, { title, level: 2 }),
      ...others.flatMap((name) => setting.anchor(name)),
      ...(chapter.day && setting.style.openers.days === "page"
        ? dividerOf(chapter, chapter.day, chapter.title, own, setting)
        : [titleParagraph("day-title", chapter.title, headingTag(2, own), setting)]),
    );
    entries.push({ kind: "day", title: chapter.title, abstract: null, destination: main });
  }
  // A single session has no entry of its own.
  const several = chapter.sections.length > 1;
  const level = chapter.title === null ? 2 : 3;
  let before = placed;
  for (const [index, part] of chapter.sections.entries()) {
    if (index > 0) blocks.push(...pageBefore(before, setting));
    const composed = sectionBody(part, own, level, several, before, setting);
    before += part.abstracts.length;
    append(blocks, composed.blocks);
    append(entries, composed.entries);
  }
  return { blocks, entries };
}

function sectionBody(
  { session, day, chapter, abstracts }: Section,
  parent: Tag,
  level: number,
  listed: boolean,
  placed: number,
  setting: Setting,
): ComposedPart {
  const blocks: Block[] = [];
  const entries: Entry[] = [];
  let own = parent;
  const deeper = session !== null && listed ? 1 : 0;
  if (session) {
    const title = plainText(session.title);
    own = section(parent, title);
    const name = headingName(session, setting);
    const { sessions } = setting.style.openers;
    blocks.push(
      ...(sessions === "page" ? [{ kind: "break", to: "page", opening: false } as const] : []),
      { kind: "mark", slot: "session", text: title },
      ...setting.anchor(name, listed ? { title, level } : null),
      ...sessionOpening(session, abstracts, headingTag(level, own), own, setting),
    );
    if (listed) entries.push({ kind: "session", title: session.title, abstract: null, destination: name });
  }
  for (const [index, abstract] of abstracts.entries()) {
    if (index > 0) blocks.push(...between(placed + index, setting));
    blocks.push(
      ...abstractBlocks(abstract, own, level + (session ? 1 : 0), level + deeper, setting, {
        session,
        day,
        chapter,
        first: index === 0,
      }),
    );
    entries.push({ kind: "abstract", title: abstract.title, abstract, destination: `abstract-${abstract.anchor}` });
  }
  return { blocks, entries };
}

/** What the template puts between two abstracts; `placed` abstracts of the chapter come before the second. */
export function between(placed: number, setting: Setting): readonly Block[] {
  const turn = pageBefore(placed, setting);
  const { separator } = setting.style.abstract;
  if (turn.length > 0 || !separator) return turn;
  const space = separator.gap;
  return [{ kind: "rule", rule: separator, width: null, align: "left", spaceBefore: space, spaceAfter: space }];
}

/** The page break of the policy before an abstract (and the heading above it) after `placed` others. */
function pageBefore(placed: number, { style }: Setting): readonly Block[] {
  const { start, perPage } = style.abstract;
  const most = perPage ?? (start === "page" ? 1 : null);
  if (placed === 0 || most === null || placed % most !== 0) return [];
  return [{ kind: "break", to: "page", opening: false }];
}

function chaptersOf(group: Grouping, abstracts: readonly Abstract[], setting: Setting): readonly Chapter[] {
  switch (group) {
    case "day":
      return byDay(abstracts, setting);
    case "session":
      return bySession(abstracts, setting);
    case "track":
      return byWord(abstracts, (abstract) => abstract.track ?? setting.labels.other, setting);
    case "type":
      return byWord(abstracts, (abstract) => typeLabel(setting.labels, abstract.type), setting);
    case "none":
      return [{ title: null, anchors: [], sections: [{ ...untitled, abstracts }] }];
  }
}

function byDay(abstracts: readonly Abstract[], setting: Setting): readonly Chapter[] {
  const { book, plan } = setting;
  const chapters = [...grouped(abstracts, (abstract) => book.days[abstract.slot?.day ?? -1] ?? null)];
  // A book without a programme has no days to group its abstracts by.
  if (chapters.every(([day]) => day === null)) {
    return [{ title: null, anchors: [], sections: [{ ...untitled, abstracts }] }];
  }
  return chapters.map(([day, members]) => {
    if (!day) return unscheduled(members, setting);
    const sections = [...grouped(members, (abstract) => sessionOf(book, abstract))];
    return {
      title: dayHeading(day, setting),
      day,
      anchors: [`chapter-day-${day.date}`, ...(plan.programme ? [] : [`day-${day.date}`])],
      sections: sections.map(([session, list]) => ({ session, day, chapter: null, abstracts: list })),
    };
  });
}

function bySession(abstracts: readonly Abstract[], setting: Setting): readonly Chapter[] {
  const { plan, book } = setting;
  return [...grouped(abstracts, (abstract) => sessionOf(book, abstract))].map(([session, members]) => {
    if (!session) return unscheduled(members, setting);
    const name = plan.programme ? `chapter-session-${session.slug}` : `session-${session.slug}`;
    return { title: session.title, anchors: [name], sections: [{ ...untitled, chapter: session, abstracts: members }] };
  });
}

function byWord(
  abstracts: readonly Abstract[],
  word: (abstract: Abstract) => string,
  setting: Setting,
): readonly Chapter[] {
  return [...grouped(abstracts, word)].map(([title, members], index) => ({
    title: words(title, wholeBook(setting.book)),
    anchors: [`chapter-${index + 1}`],
    sections: [{ ...untitled, abstracts: members }],
  }));
}

function unscheduled(abstracts: readonly Abstract[], setting: Setting): Chapter {
  const title = words(setting.labels.unscheduled, wholeBook(setting.book));
  return { title, anchors: ["chapter-unscheduled"], sections: [{ ...untitled, abstracts }] };
}

function dayHeading(day: Day, setting: Setting): readonly Inline[] {
  return dayTitle(day, setting.book.language);
}

/** Members by key, keys in the order of their first member. */
function grouped<K>(members: readonly Abstract[], key: (abstract: Abstract) => K): ReadonlyMap<K, readonly Abstract[]> {
  const groups = new Map<K, Abstract[]>();
  for (const member of members) {
    const of = key(member);
    const group = groups.get(of);
    if (group) group.push(member);
    else groups.set(of, [member]);
  }
  return groups;
}
