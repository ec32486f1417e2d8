// Pentabarf's XML, the ancestor of frab's: the same days and rooms, with some other names.
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
