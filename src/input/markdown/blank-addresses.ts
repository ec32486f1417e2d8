// `![…](figures/Figure 1.jpg "caption")`: an address with spaces, which CommonMark treats as text. In: the lines of a
// body. Out: the changes that make it an address.
import type { Reporter } from "../../source/diagnostic.ts";
import type { Rewriting } from "../../source/scalar-text.ts";
import type { SourceText } from "../../source/source.ts";
import type { BodyLine } from "./pasted-lines.ts";

const picture = /\.(?:png|jpe?g|svg|gif|webp|tiff?|pdf|eps|bmp)$/i;
const linkable = /^(?:https?:\/\/|mailto:|pages\/)\S/i;

/** The greatest length of an address. */
const longest = 500;

export function blankAddresses(
  text: SourceText,
  lines: readonly BodyLine[],
  diagnostics: Reporter,
): readonly Rewriting[] {
  const changes: Rewriting[] = [];
  for (const line of lines) {
    for (let at = line.text.indexOf("]("); at !== -1; at = line.text.indexOf("](", at + 2)) {
      const address = addressAt(line.text, at + 2);
      if (address === null || !/\s/.test(address) || !(picture.test(address) || linkable.test(address))) continue;
      const start = line.start + line.text.indexOf(address, at + 2);
      const span = text.spanAt(start, start + address.length);
      const isPicture = picture.test(address) && !linkable.test(address);
      const written = isPicture ? `<${address}>` : address.replace(/\s/g, "%20");
      changes.push({ start, end: start + address.length, text: written });
      const was = span.source.text.slice(span.start, span.end);
      diagnostics.warning("blank-in-address", `the address “${address}” contains spaces`, span, {
        hint: isPicture ? `write it in angle brackets: <${address}>` : `write “${written}”`,
        fix: was === address ? [{ span, was, text: written }] : [],
      });
    }
  }
  return changes;
}

/** The address between the brackets, without a title in quotes; null if they do not close, or if it has no spaces. */
function addressAt(line: string, from: number): string | null {
  let depth = 1;
  let at = from;
  for (; at < Math.min(line.length, from + longest) && depth > 0; at++) {
    if (line[at] === "(") depth++;
    else if (line[at] === ")") depth--;
  }
  if (depth > 0) return null;
  const inside = line.slice(from, at - 1).trim();
  const titled = /^([^"]*?)\s+(?:"[^"]*"|'[^']*')$/.exec(inside);
  const address = titled?.[1] ?? inside;
  return /^<|["\n]/.test(address) ? null : address;
}
