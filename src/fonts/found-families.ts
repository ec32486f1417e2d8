// Which of the found fonts are tried for a character. In: its script, and the language of its text. Out: families, the
// best first.
import type { FoundFamily, FoundFonts } from "./font-file.ts";
import { eastAsian, isEastAsian, writingOf } from "./writing.ts";

/** `script`: ISO 15924; `language`: BCP 47. */
export function familiesFor({ families, own }: FoundFonts, script: string, language: string): readonly FoundFamily[] {
  const first = families.get(writingOf(script, language, "")) ?? [];
  // A font for another East Asian writing is better than boxes.
  const others = isEastAsian(script)
    ? [...families].flatMap(([writing, found]) => (eastAsian[writing] ? found : []))
    : [];
  return distinct([...first, ...others, ...own]);
}

function distinct(families: readonly FoundFamily[]): readonly FoundFamily[] {
  return [...new Map(families.map((family) => [`${family.name} ${family.faces[0]?.path}`, family])).values()];
}
