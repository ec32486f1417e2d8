// Pentabarf's XML, which frab's grew from: the same days and rooms, other names here and there.
import { descendantsOf } from "../containers/xml.ts";
import type { SourceFormat } from "./format.ts";
import { isPentabarf, schedule } from "./schedule.ts";

export const pentabarf: SourceFormat = {
  name: "pentabarf",
  title: "Pentabarf, schedule.xml",
  recognize: (contents) =>
    contents.some(
      (content) =>
        content.kind === "xml" &&
        content.xml.name === "schedule" &&
        descendantsOf(content.xml, "event").length > 0 &&
        isPentabarf(content.xml),
    )
      ? 1
      : 0,
  read: (contents, context) => ({ ...schedule.read(contents, context), system: "pentabarf" }),
};
