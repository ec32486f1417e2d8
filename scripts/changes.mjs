// changesIn(TEXT): what docs/make-it-yours.md tells organizers to write. In: its text. Out: for each change its picture and its blocks of
// YAML, each for book.yaml or for template.yaml, as the comment in its first line says. Pictures and tests are made from them.
import { parse } from "yaml";

export function changesIn(text) {
  return text
    .split(/^## /m)
    .slice(1)
    .map((section) => {
      const blocks = [...section.matchAll(/^```yaml\n# (book|template)\.yaml\n([^`]+)^```/gm)];
      const picture = /pictures\/(yours-[a-z]+)\.png/.exec(section)?.[1] ?? null;
      return {
        title: section.split("\n")[0] ?? "",
        picture,
        variants: blocks.map(([, file = "", yaml = ""]) =>
          file === "book" ? { settings: parse(yaml), template: null } : { settings: {}, template: yaml },
        ),
      };
    });
}
