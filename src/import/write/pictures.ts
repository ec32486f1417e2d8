// The figures of a contribution → files of the book and the fields that name them. Only pictures that the book can
// print are kept.
import { slug } from "../../model/slug.ts";
import type { Reporter } from "../../source/diagnostic.ts";
import type { ImportedContribution } from "../conference.ts";
import { type FieldValues, present } from "./draft.ts";

export function pictureFiles(
  one: ImportedContribution,
  id: string,
  files: Map<string, Uint8Array>,
  diagnostics: Reporter,
): readonly FieldValues[] {
  return one.figures.flatMap(({ name, bytes, caption, alt, ...figure }, index): readonly FieldValues[] => {
    const ending = endingOf(bytes);
    if (ending === null) {
      diagnostics.warning(
        "import-figure",
        `the picture “${name}” is not a PNG, JPEG or SVG and is left out`,
        one.span,
        {
          hint: "save it as PNG, and name it under the abstract's “figures”",
        },
      );
      return [];
    }
    const path = figure.path ?? `figures/${id}${one.figures.length > 1 ? `-${index + 1}` : ""}.${ending}`;
    files.set(path, bytes);
    return [present({ file: path, caption, alt, width: figure.width, beside: figure.beside ? true : null })];
  });
}

/** The path of a person's portrait in the book; null if it is no picture. */
export function portraitFile(
  person: string,
  { bytes }: { readonly bytes: Uint8Array },
  files: Map<string, Uint8Array>,
): string | null {
  const ending = endingOf(bytes);
  if (ending === null) return null;
  const path = `figures/portrait-${slug(person) || files.size + 1}.${ending}`;
  files.set(path, bytes);
  return path;
}

/** The ending by the bytes, because file names may be wrong. */
export function endingOf(bytes: Uint8Array): "png" | "jpg" | "svg" | null {
  if (bytes[0] === 0x89 && bytes[1] === 0x50 && bytes[2] === 0x4e && bytes[3] === 0x47) return "png";
  if (bytes[0] === 0xff && bytes[1] === 0xd8 && bytes[2] === 0xff) return "jpg";
  const start = Buffer.from(bytes.subarray(0, 400)).toString("utf8");
  return /^\ufeff?\s*(?:<\?xml|<!--|<!DOCTYPE svg|<svg)/i.test(start) &&
    /<svg/i.test(Buffer.from(bytes.subarray(0, 4000)).toString("utf8"))
    ? "svg"
    : null;
}
