// `schedule-xml`: the same feed as schedule.xml, the format of frab and Pentabarf.
import { type Feed, type FeedEvent, feedOf } from "../facts/feed.ts";
import { type ExportFormat, generator, textFile } from "../format.ts";
import { type Markup, markup, xmlDocument } from "../markup.ts";

export const scheduleXml: ExportFormat = {
  name: "schedule-xml",
  title: "the programme as schedule.xml, for apps such as Giggity",
  standard: "c3voc schedule.xml schema",
  makes: "file",
  ending: "schedule.xml",
  mark: `<generator name="${generator}"`,
  needs: { pages: false, mathml: false },
  write(source, report) {
    const feed = feedOf(source, report);
    return feed ? [textFile("schedule.xml", xmlDocument(document(feed)))] : [];
  },
};

function document(feed: Feed): Markup {
  const address = (name: "url" | "base_url", value: string | null): Markup | null => {
    if (value === null) return null;
    return name === "url" ? markup`    <url>${value}</url>\n` : markup`    <base_url>${value}</base_url>\n`;
  };
  return markup`<schedule>
  <generator name="${generator}"/>
  <version>${feed.version}</version>
  <conference>
    <title>${feed.title}</title>
    <acronym>${feed.acronym}</acronym>
    <start>${feed.start}</start>
    <end>${feed.end}</end>
    <days>${feed.days.length}</days>
    <timeslot_duration>00:05</timeslot_duration>
${address("base_url", feed.base)}${address("url", feed.url)}    <time_zone_name>${feed.zone}</time_zone_name>
${feed.tracks.map(({ name, slug }) => markup`    <track name="${name}" slug="${slug}"/>\n`)}  </conference>
${feed.days.map(
  ({ index, date, start, end, rooms }) => markup`  <day index="${index}" date="${date}" start="${start}" end="${end}">
${[...rooms].map(([room, events]) => roomElement(room, events, feed))}  </day>
`,
)}</schedule>`;
}

function roomElement(name: string, events: readonly FeedEvent[], feed: Feed): Markup {
  const guid = feed.rooms.find((room) => room.name === name)?.guid ?? "";
  return markup`    <room name="${name}" guid="${guid}">
${events.map(eventElement)}    </room>
`;
}

function eventElement(event: FeedEvent): Markup {
  const persons = event.persons.map(
    ({ id, guid, name }) => markup`          <person id="${id}" guid="${guid}">${name}</person>\n`,
  );
  const isWeb = /^https?:/i.test(event.url);
  return markup`      <event guid="${event.guid}" id="${event.id}">
        <room>${event.room}</room>
        <title>${event.title}</title>
        <subtitle>${event.subtitle}</subtitle>
        <type>${event.type}</type>
        <date>${event.date}</date>
        <start>${event.clock}</start>
        <duration>${event.duration}</duration>
        <abstract>${event.abstract}</abstract>
        <slug>${event.slug}</slug>
        <track>${event.track ?? ""}</track>
        <persons>
${persons}        </persons>
        <language>${event.language}</language>
        <description></description>
        <recording>
          <license></license>
          <optout>false</optout>
        </recording>
        <links></links>
${isWeb && markup`        <url>${event.url}</url>\n`}      </event>
`;
}
