// The files of an aclpub2 folder: YAML by its file name, TeX texts by the name that YAML gives; and people and moments
// in the form used there.
import { isNode, parseDocument } from "yaml";
import { JsonNode } from "../containers/json.ts";
import { type Moment, parseMoment } from "../times.ts";
import type { Content, ReadContext } from "./format.ts";

export type TextContent = Extract<Content, { kind: "text" }>;

export function filesOf(
  contents: readonly Content[],
): readonly { readonly name: string; readonly content: TextContent }[] {
  return contents.flatMap((content) => {
    const name = /(?:^|\/)([a-z_]+)\.ya?ml$/i.exec(content.file.name)?.[1];
    return content.kind === "text" && name ? [{ name, content }] : [];
  });
}

export function nodeOf({ text, source }: TextContent, { diagnostics }: ReadContext): JsonNode {
  const document = parseDocument(text, { uniqueKeys: false, logLevel: "silent", prettyErrors: false });
  const [fault] = document.errors;
  if (fault) {
    diagnostics.warning("import-damaged", `“${source.path}” is not YAML and is left out`, {
      source,
      start: fault.pos[0],
      end: fault.pos[1],
    });
    return new JsonNode(null, source);
  }
  return new JsonNode(dataIn(document), source, [], (pointer) => {
    const node = document.getIn(pointer, true);
    return (isNode(node) ? node.range?.[0] : undefined) ?? 0;
  });
}

/** The data of a document; null if its aliases would make it far larger than the file. */
function dataIn(document: ReturnType<typeof parseDocument>): unknown {
  try {
    return document.toJS({ maxAliasCount: 100 });
  } catch {
    return null;
  }
}

/** Finds `invited1.tex` anywhere in the folder; null if it is not there. */
export function textNamed(name: string, contents: readonly Content[]): TextContent | null {
  const found = contents.find(
    (content) => content.kind === "text" && name !== "" && `/${content.file.name}`.endsWith(`/${name}`),
  );
  return found?.kind === "text" ? found : null;
}

/** `first_name`, `middle_name`, `last_name`; in older files a `name`, or a bare string. */
export function nameParts(person: JsonNode): readonly [given: string, family: string] {
  const given = ["first_name", "middle_name"].map((key) => person.get(key).text).filter((part) => part !== "");
  const family = person.get("last_name").text;
  return given.length > 0 || family !== "" ? [given.join(" "), family] : [person.text || person.get("name").text, ""];
}

export function momentOf(node: JsonNode): Moment | null {
  return parseMoment(node.text.replace(/\.\d+$/, ""), null);
}
