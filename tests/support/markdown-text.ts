// A text as if it were in a file, for tests of what reads Markdown.
import { contiguousText } from "../../src/source/scalar-text.ts";
import { type SourceText, source } from "../../src/source/source.ts";

export function scalarText(value: string): SourceText {
  return contiguousText(source("text.md", value), 0, value);
}
