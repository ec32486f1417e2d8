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
    contributions.push(figures.length === one.figures.length ? one : { ...one, figures });
  }
  const pages: ImportedPage[] = [];
  for (const page of conference.pages) pages.push(page.pictures ? await checkPage(page, diagnostics) : page);
  return { ...conference, contributions, pages };
}

/** The lines that show a damaged picture are removed too. */
async function checkPage(page: ImportedPage, diagnostics: Reporter): Promise<ImportedPage> {
  const pictures = new Map(page.pictures);
  let { body } = page;
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
  return { ...page, body, pictures };
}
