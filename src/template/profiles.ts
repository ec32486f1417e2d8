// Profiles: one template, several books from it. A profile names the parts that it prints, and overrides settings of
// the template.
import type { Reporter } from "../source/diagnostic.ts";
import { didYouMean } from "../source/did-you-mean.ts";
import { layered } from "./layers.ts";
import type { Profile } from "./style.ts";
import { mapAt, nodeAt, type TemplateMap, textOf } from "./tree.ts";

/** Keys of a profile that are not settings of a template. */
const own = ["prints", "files", "description"];

/** The settings of a template under a profile; null, with a diagnostic, if the template has no such profile. */
export function withProfile(
  settings: TemplateMap,
  name: string,
  diagnostics: Reporter,
): { readonly settings: TemplateMap; readonly profile: Profile } | null {
  const profiles = mapAt(settings, "profiles");
  const found = nodeAt(profiles, name);
  if (found?.kind !== "map") {
    const names = [...profiles.entries.keys()];
    const hint = didYouMean(name, names).hint ?? `it has ${names.join(", ")}`;
    diagnostics.error("profile-not-found", `the template has no profile “${name}”`, profiles.span, { hint });
    return null;
  }
  const prints = nodeAt(found, "prints");
  const profile: Profile = {
    name,
    prints: prints?.kind === "list" ? (prints.items.map(textOf) as NonNullable<Profile["prints"]>) : null,
    files: textOf(nodeAt(found, "files")) === "abstract" ? "abstract" : "book",
  };
  const entries = new Map([...found.entries].filter(([key]) => !own.includes(key)));
  return { settings: layered(settings, { ...found, entries }), profile };
}
