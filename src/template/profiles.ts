// Profiles: one template, several books from it. A profile names the parts that it prints and lays its own settings over
// the template's.
import type { Reporter } from "../source/diagnostic.ts";
import { didYouMean } from "../source/did-you-mean.ts";
import { Fields } from "./fields.ts";
import { merge, type TemplateMap } from "./node.ts";
import type { Profile } from "./style.ts";

/** What may stand in `prints`: each name takes all parts of its kind that the book has. */
const printable = [
  "cover",
  "contents",
  "chapters",
  "programme",
  "abstracts",
  "posters",
  "poster-lists",
  "indices",
  "participants",
  "room-sheets",
  "proofs",
] as const;

/** Keys of a profile that are no settings of a template. */
const own = ["prints", "files", "description"];

/** The settings of a template under a profile; null, with a diagnostic, where the template has no such profile. */
export function withProfile(
  settings: TemplateMap,
  name: string,
  diagnostics: Reporter,
): { readonly settings: TemplateMap; readonly profile: Profile } | null {
  const profiles = settings.entries.get("profiles")?.value;
  const known = profiles?.kind === "map" ? profiles.entries : new Map<string, never>();
  const found = known.get(name)?.value;
  if (found?.kind !== "map") {
    const hint = { hint: didYouMean(name, known.keys()).hint ?? `it has ${[...known.keys()].join(", ")}` };
    diagnostics.error("profile-not-found", `the template has no profile “${name}”`, profiles?.span ?? null, hint);
    return null;
  }
  const palette = { diagnostics, colours: new Map(), scale: 1 };
  const fields = new Fields(found, `profiles.${name}`, palette);
  const profile: Profile = {
    name,
    prints: fields.get("prints") ? fields.choices("prints", printable) : null,
    files: fields.get("files") ? fields.choice("files", ["book", "abstract"]) : "book",
  };
  const entries = new Map([...found.entries].filter(([key]) => !own.includes(key)));
  return { settings: merge(settings, { ...found, entries }) as TemplateMap, profile };
}
