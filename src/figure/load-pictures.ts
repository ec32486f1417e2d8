// Book → its pictures. In: the files that figures, cover and logos name. Out: a checked raster or a drawing for each,
// or null for one that cannot be used, which has been reported at the place that names it.

import type { LabelFonts } from "../fonts/label-fonts.ts";
import type { Abstract, Book, FileName } from "../model/book.ts";
import type { Flow } from "../model/text.ts";
import { walkFlow } from "../model/walk.ts";
import { append } from "../runtime/append.ts";
import { checkMemory } from "../runtime/memory.ts";
import { oncePer } from "../runtime/once-per.ts";
import { readInside } from "../source/book-folder.ts";
import type { Reporter } from "../source/diagnostic.ts";
import { limits } from "../source/limits.ts";
import type { Picture } from "../vector/drawing.ts";
import { checkPicture } from "./check-picture.ts";
import type { KeptPictures } from "./kept-pictures.ts";
import { knownSize, type Size } from "./known-size.ts";

export interface Pictures {
  /** By the path as the model has it: inside the book folder, with forward slashes. */
  get(path: string): Picture | null;
  /** The size of a picture that cannot be used, if known. */
  sizeOf(path: string): Size | null;
}

/** `kept`: the pictures of earlier builds of this process; `fonts`: for labels that the program has no font for. */
export async function loadPictures(
  book: Book,
  diagnostics: Reporter,
  kept: KeptPictures | null = null,
  fonts: LabelFonts | null = null,
): Promise<Pictures> {
  kept?.turn();
  const pictures = new Map<string, Picture | null>();
  for (const file of filesOf(book)) {
    if (file.path !== "" && !pictures.has(file.path))
      pictures.set(file.path, await loadPicture(book.folder, file, diagnostics, { kept, fonts }));
  }
  return {
    get: (path) => pictures.get(path) ?? null,
    sizeOf(path) {
      const read = readInside(book.folder, path, limits.picture);
      return "bytes" in read ? knownSize(read.bytes) : null;
    },
  };
}

async function loadPicture(
  folder: string,
  file: FileName,
  diagnostics: Reporter,
  { kept, fonts }: { readonly kept: KeptPictures | null; readonly fonts: LabelFonts | null },
): Promise<Picture | null> {
  checkMemory(file.span);
  const read = readInside(folder, file.path, limits.picture);
  if ("fault" in read) {
    const { code, message, hint } = read.fault;
    diagnostics.error(code, message, file.span, hint === undefined ? {} : { hint });
    return null;
  }
  const checked = await (kept?.check(file.path, read.bytes, fonts) ?? checkPicture(read.bytes, fonts));
  if ("fault" in checked) {
    const { fault, hint } = checked;
    diagnostics.error(
      "bad-image",
      `“${file.path}” cannot be used: ${fault}`,
      file.span,
      hint === undefined ? {} : { hint },
    );
    return null;
  }
  for (const { code, message, hint } of checked.warnings)
    diagnostics.warning(code, `“${file.path}” ${message}`, file.span, hint === undefined ? {} : { hint });
  return checked.picture;
}

function filesOf(book: Book): readonly FileName[] {
  const files: FileName[] = [];
  if (book.cover.image) files.push(book.cover.image);
  files.push(...book.cover.logos);
  for (const part of book.parts) {
    if (part.kind === "chapter") for (const page of part.pages) append(files, filesIn(page.body));
  }
  for (const abstract of book.abstracts) append(files, filesOfAbstract(abstract));
  return files;
}

const filesOfAbstract = oncePer((abstract: Abstract): readonly FileName[] => [
  ...filesIn(abstract.body ?? []),
  ...filesIn(abstract.acknowledgements),
  ...abstract.authors.flatMap(({ person: { profile } }) => [
    ...(profile?.photo ? [profile.photo] : []),
    ...filesIn(profile?.biography ?? []),
  ]),
  ...abstract.figures.map(({ file, span }) => ({ path: file, span })),
]);

function filesIn(blocks: readonly Flow[]): readonly FileName[] {
  const files: FileName[] = [];
  walkFlow(blocks, {
    block: (node) => {
      if (node.kind === "figure") files.push({ path: node.figure.file, span: node.figure.span });
    },
  });
  return files;
}
