// `schedule-json`: the programme as frab and pretalx serve it to apps (Giggity, EventFahrplan and others).
import { type Feed, type FeedEvent, feedOf } from "../facts/feed.ts";
import { type ExportFormat, generator, textFile } from "../format.ts";

export const scheduleJson: ExportFormat = {
  name: "schedule-json",
  title: "the programme as schedule.json, for apps such as Giggity",
  standard: "c3voc schedule.json schema",
  makes: "file",
  ending: "schedule.json",
  mark: `"name": "${generator}"`,
  needs: { pages: false, mathml: false },
  write(source, report) {
    const feed = feedOf(source, report);
    return feed ? [textFile("schedule.json", `${JSON.stringify(document(feed), null, 2)}\n`)] : [];
  },
};

function document(feed: Feed) {
  return {
    $schema: "https://c3voc.de/schedule/schema.json",
    generator: { name: generator },
    schedule: {
      version: feed.version,
      ...(feed.base && { base_url: feed.base }),
      conference: {
        acronym: feed.acronym,
        title: feed.title,
        start: feed.start,
        end: feed.end,
        daysCount: feed.days.length,
        timeslot_duration: "00:05",
        time_zone_name: feed.zone,
        ...(feed.url && { url: feed.url }),
        tracks: feed.tracks,
        rooms: feed.rooms,
        days: feed.days.map(({ index, date, start, end, rooms }) => ({
          index,
          date,
          day_start: start,
          day_end: end,
          rooms: Object.fromEntries([...rooms].map(([room, events]) => [room, events.map(eventRecord)])),
        })),
      },
    },
  };
}

function eventRecord(event: FeedEvent) {
  const { clock, persons, abstract, ...rest } = event;
  return {
    ...rest,
    logo: null,
    start: clock,
    abstract,
    description: "",
    recording_license: "",
    do_not_record: false,
    persons: persons.map(({ id, guid, name, url }) => ({ id, guid, public_name: name, ...(url && { url }) })),
    links: [],
    attachments: [],
  };
}
