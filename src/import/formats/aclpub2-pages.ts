// The free pages of an aclpub2 folder: prefaces and other texts in TeX, committees, sponsors with their logos.
import { FreeNames } from "../../model/free-names.ts";
import { slug } from "../../model/slug.ts";
import type { ImportedPage } from "../conference.ts";
import type { JsonNode } from "../containers/json.ts";
import { readBody, readLine } from "../text/field.ts";
import { endingOf } from "../write/pictures.ts";
import { fileNamed, institutionOf, nameParts, textNamed } from "./aclpub2-files.ts";
import type { Content, ReadContext } from "./format.ts";

export function aclpub2Pages(
  files: ReadonlyMap<string, JsonNode>,
  contents: readonly Content[],
  context: ReadContext,
): readonly ImportedPage[] {
  const texts = ["prefaces", "program_overview", "additional_pages"].flatMap((name) =>
    (files.get(name)?.items ?? []).flatMap((each) => textPage(each, contents, context)),
  );
  const organizers = files.get("organizing_committee");
  const reviewers = files.get("program_committee");
  const sponsors = files.get("sponsors");
  return unique([
    ...texts,
    ...(organizers ? committeePage("organizing-committee", "Organizing Committee", organizers, context) : []),
    ...(reviewers ? committeePage("program-committee", "Program Committee", reviewers, context) : []),
    ...(sponsors ? sponsorsPage(sponsors, contents, context) : []),
  ]);
}

function unique(pages: readonly ImportedPage[]): readonly ImportedPage[] {
  const names = new FreeNames();
  return pages.map((page) => ({ ...page, name: names.take(page.name) }));
}

function textPage(node: JsonNode, contents: readonly Content[], context: ReadContext): readonly ImportedPage[] {
  const title = readLine(node.get("title").text, "tex", node.get("title"), context.diagnostics);
  const name = node.get("file").text;
  const file = textNamed(name, contents);
  if (!file || title === "") {
    context.diagnostics.warning("import-skipped", `the text “${name}” of “${title}” is not imported`, node.span, {
      hint: "put the TeX file beside the others, or write a free page for it, in pages/",
    });
    return [];
  }
  const { body, references } = readBody(file.text, "tex", node, context.diagnostics);
  const list = references.map((text, index) => `${index + 1}. ${text}\n`).join("");
  return [{ name: slug(title) || "page", title, body: list === "" ? body : `${body}\n${list}` }];
}

/** Roles, and areas within them. People with an institution are listed with it; the others follow one another. */
function committeePage(name: string, title: string, node: JsonNode, context: ReadContext): readonly ImportedPage[] {
  const parts = node.items.flatMap((role): readonly string[] => [
    `## ${line(role.get("role"), context)}\n`,
    ...role
      .any("members", "entries")
      .items.filter((entry) => entry.get("area").isGiven)
      .flatMap((entry) => [`### ${line(entry.get("area"), context)}\n`, people(entry.get("members").items, context)]),
    people(
      role.any("members", "entries").items.filter((entry) => !entry.get("area").isGiven),
      context,
    ),
  ]);
  const body = parts.filter((part) => part !== "").join("\n");
  return body === "" ? [] : [{ name, title, body }];
}

function people(entries: readonly JsonNode[], context: ReadContext): string {
  const members = entries.flatMap((entry) => {
    const text = nameParts(entry).join(" ").trim();
    return text === ""
      ? []
      : [{ name: readLine(text, "plain", entry, context.diagnostics), place: line(institutionOf(entry), context) }];
  });
  if (members.length === 0) return "";
  if (members.every(({ place }) => place === "")) return `${members.map(({ name }) => name).join(", ")}\n`;
  return members.map(({ name, place }) => `- ${[name, place].filter((part) => part !== "").join(", ")}\n`).join("");
}

function line(node: JsonNode, { diagnostics }: ReadContext): string {
  return readLine(node.text, "tex", node, diagnostics);
}

function sponsorsPage(node: JsonNode, contents: readonly Content[], context: ReadContext): readonly ImportedPage[] {
  const pictures = new Map<string, Uint8Array>();
  const parts = node.items.map((tier) => {
    const logos = tier.any("logos", "sponsors").items.map((logo) => logoOf(logo, contents, pictures, context));
    // The pictures of one paragraph are placed side by side.
    const rows: string[] = [];
    for (let at = 0; at < logos.length; ) {
      const row = logos.slice(at, at + logosInARow);
      const end = row.findIndex(({ isPicture }) => isPicture !== row[0]?.isPicture);
      const same = end === -1 ? row : row.slice(0, end);
      rows.push(
        same[0]?.isPicture ? same.map(({ text }) => text).join("\n") : same.map(({ text }) => text).join("\n\n"),
      );
      at += same.length;
    }
    const name = line(tier.any("tier", "level", "name"), context);
    return `${name === "" ? "" : `## ${name}\n\n`}${rows.join("\n\n")}\n`;
  });
  return parts.length === 0 ? [] : [{ name: "sponsors", title: "Sponsors", body: parts.join("\n"), pictures }];
}

const logosInARow = 3;

/** A logo as a picture, a third of the measure wide at most; its name if there is no picture. */
function logoOf(
  logo: JsonNode,
  contents: readonly Content[],
  pictures: Map<string, Uint8Array>,
  { diagnostics }: ReadContext,
): { readonly text: string; readonly isPicture: boolean } {
  const name = logo.text || logo.any("file", "logo", "name").text;
  const bytes = fileNamed(name, contents, ["", "sponsor_logos/", "logos/", "sponsors/"]);
  const ending = bytes && endingOf(bytes);
  const words = readLine(name.replace(/\.\w{1,5}$/, "").replace(/[_-]+/g, " "), "plain", logo, diagnostics);
  if (!bytes || !ending) {
    diagnostics.warning("import-figure", `the logo “${name}” is not among the files`, logo.span, {
      hint: "save it as PNG, JPEG or SVG, in figures/",
    });
    return { text: words, isPicture: false };
  }
  const path = `figures/sponsor-${slug(name.replace(/\.\w{1,5}$/, "")) || pictures.size + 1}.${ending}`;
  pictures.set(path, bytes);
  return { text: `![${words}](<${path}>){width=30%}`, isPicture: true };
}
