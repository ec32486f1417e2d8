// A picture that cannot be printed would stop the book, so each one is tried; a damaged one is left out.
import { checkPicture } from "../../figure/check-picture.ts";
import type { Reporter } from "../../source/diagnostic.ts";
import type { ImportedConference, ImportedContribution, ImportedFigure, ImportedPage } from "../conference.ts";
import { endingOf } from "./pictures.ts";

export async function checkPictures(
  conference: ImportedConference,
  diagnostics: Reporter,
): Promise<ImportedConference> {
  const contributions: ImportedContribution[] = [];
  for (const one of conference.contributions) {
    const figures: ImportedFigure[] = [];
    for (const figure of one.figures) {
      // Pictures of other kinds are reported where the files get their names.
      const checked = endingOf(figure.bytes) === null ? null : await checkPicture(figure.bytes);
      if (!checked || !("fault" in checked)) figures.push(figure);
      else
        diagnostics.warning(
          "import-figure",
          `the picture “${figure.name}” is damaged and is left out: ${checked.fault}`,
          one.span,
          { hint: checked.hint ?? "save it again, and name it under the abstract’s “figures”" },
        );
    }
    const shown = one.pictures ? await checkShown({ body: one.body, pictures: one.pictures }, diagnostics) : {};
    contributions.push({ ...one, figures, ...shown });
  }
  const pages: ImportedPage[] = [];
  for (const page of conference.pages)
    pages.push(
      page.pictures
        ? { ...page, ...(await checkShown({ body: page.body, pictures: page.pictures }, diagnostics)) }
        : page,
    );
  return { ...conference, contributions, pages };
}

/** The lines that show a damaged picture are removed too. */
async function checkShown(
  shown: Required<Pick<ImportedPage, "body" | "pictures">>,
  diagnostics: Reporter,
): Promise<Required<Pick<ImportedPage, "body" | "pictures">>> {
  const pictures = new Map(shown.pictures);
  let { body } = shown;
  for (const [path, bytes] of pictures) {
    const checked = await checkPicture(bytes);
    if (!("fault" in checked)) continue;
    pictures.delete(path);
    body = body
      .split("\n")
      .filter((line) => !line.includes(`](<${path}>)`))
      .join("\n");
    diagnostics.warning(
      "import-figure",
      `the picture “${path}” is damaged and is left out: ${checked.fault}`,
      null,
      checked.hint === undefined ? {} : { hint: checked.hint },
    );
  }
  return { body, pictures };
}
