// The files of an aclpub2 folder: YAML by its file name, TeX texts by the name that YAML gives; and people and moments
// in the form used there.
import { source } from "../../source/source.ts";
import { JsonNode } from "../containers/json.ts";
import { readTypedYaml } from "../containers/typed-yaml.ts";
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

export function nodeOf({ text, source: { path } }: TextContent, { diagnostics }: ReadContext): JsonNode {
  const yaml = readTypedYaml(text);
  const read = source(path, yaml.text);
  const isEmpty = typeof yaml.value !== "object" || yaml.value === null;
  if (yaml.fault)
    diagnostics.warning(
      "import-damaged",
      isEmpty ? `“${path}” is not YAML and is left out` : `“${path}” is damaged here; what can be read is imported`,
      { source: read, ...yaml.fault },
      { hint: "check what was imported from the lines around this place" },
    );
  return isEmpty ? new JsonNode(null, read) : new JsonNode(yaml.value, read, [], yaml.offsetOf);
}

/** Finds `invited1.tex` anywhere in the folder; null if it is not there. */
export function textNamed(name: string, contents: readonly Content[]): TextContent | null {
  const found = contents.find(
    (content) => content.kind === "text" && name !== "" && `/${content.file.name}`.endsWith(`/${name}`),
  );
  return found?.kind === "text" ? found : null;
}

/** The bytes of a named file among the given ones, or in one of these folders beside them. */
export function fileNamed(name: string, contents: readonly Content[], folders: readonly string[]): Uint8Array | null {
  if (name === "") return null;
  const given = contents.find(({ file }) => `/${file.name}`.endsWith(`/${name}`));
  if (given) return given.file.bytes;
  for (const folder of folders)
    for (const { file } of contents) {
      const bytes = file.beside(`${folder}${name}`);
      if (bytes) return bytes;
    }
  return null;
}

/** The institution of a person; the key is misspelt in many real files (`instituion`, `instituition`). */
export function institutionOf(person: JsonNode): JsonNode {
  const key = person.entries.find(([name]) => /^(?:instit|affil)/i.test(name))?.[0];
  return person.get(key ?? "institution");
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
