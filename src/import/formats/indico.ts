// Indico: the JSON list of abstracts, the HTTP API's event and timetable JSON, contributions from the newer API, and
// the CSV or XLSX lists of abstracts and contributions. Only the JSON list of abstracts has the authors in their order,
// and only the timetable has the breaks.
import { emptyConference, type ImportedConference, type ImportedContribution } from "../conference.ts";
import type { JsonNode } from "../containers/json.ts";
import { type Content, jsonOf, type ReadContext, type SourceFormat } from "./format.ts";
import { describeFields, readAbstract } from "./indico-abstracts.ts";
import { readContribution, readEvent, readSessions } from "./indico-event.ts";
import { isIndicoTable, readIndicoTables } from "./indico-tables.ts";
import { isTimetable, readTimetable } from "./indico-timetable.ts";
import { mergeConferences } from "./merge-conferences.ts";

export const indico: SourceFormat = {
  name: "indico",
  title: "Indico, abstracts or event or timetable JSON, contributions and abstracts as CSV or XLSX",
  recognize: (contents) => {
    if (
      jsonOf(contents).some((json) => isAbstracts(json) || isEvent(json) || isTimetable(json) || isContributions(json))
    )
      return 1;
    return contents.some((content) => content.kind === "sheets" && content.sheets.some(isIndicoTable)) ? 0.9 : 0;
  },
  read: (contents, context) =>
    mergeConferences(
      "indico",
      contents.flatMap((content) => readOne(content, context)),
      context.diagnostics,
    ),
};

function readOne(content: Content, context: ReadContext): readonly ImportedConference[] {
  const empty = { ...emptyConference, system: "indico" };
  if (content.kind === "sheets") return content.sheets.some(isIndicoTable) ? [readIndicoTables(content, context)] : [];
  if (content.kind !== "json") return [];
  const { json } = content;
  if (isAbstracts(json)) {
    const nodes = json.get("abstracts").items;
    const left = describeFields(nodes);
    if (left !== null) context.notes(left);
    return [{ ...empty, contributions: nodes.map((node) => readAbstract(node, content.file, context)) }];
  }
  if (isTimetable(json)) return [readTimetable(json, context)];
  if (isContributions(json)) {
    const list = contributionsIn(json);
    const contributions = list.flatMap((node): readonly ImportedContribution[] => readContribution(node, context));
    return [{ ...empty, contributions, timezone: context.options.timezone }];
  }
  if (!isEvent(json)) return [];
  return json.get("results").items.map((event) => ({ ...readEvent(event, context), ...readSessions(event, context) }));
}

function isAbstracts(json: JsonNode): boolean {
  const [first] = json.get("abstracts").items;
  return (
    json.get("abstracts").items.length > 0 &&
    (first?.has("friendly_id") === true || first?.has("persons") === true || json.has("questions"))
  );
}

function isEvent(json: JsonNode): boolean {
  const [first] = json.get("results").items;
  return (
    json.get("_type").text === "HTTPAPIResult" || (first !== undefined && first.get("_type").text === "Conference")
  );
}

function contributionsIn(json: JsonNode): readonly JsonNode[] {
  return json.items.length > 0 ? json.items : json.get("contributions").items;
}

/** The newer API: a list of contributions, or an object that holds one. */
function isContributions(json: JsonNode): boolean {
  const [first] = contributionsIn(json);
  if (!first?.has("title", "friendly_id")) return false;
  return first.has("persons") || first.has("start_dt") || first.has("primaryauthors");
}
