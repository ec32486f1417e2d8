// A field with several words or phrases, such as keywords → the list of them.
import { readWords } from "../text/field.ts";

export function splitWords(text: string, separators = /[;,\n|•·]/): readonly string[] {
  const plain = readWords(text.replace(/\n/g, "; "));
  const strong = separators.source.includes(",") && /;/.test(plain) ? /;/ : separators;
  return plain
    .split(strong)
    .map((word) => word.trim().replace(/^[-–•]\s*|[.,;]$/g, ""))
    .filter((word) => word !== "");
}
