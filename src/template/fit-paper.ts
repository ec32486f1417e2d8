// A page on other paper than its template's. In: the page as the template has it, and the paper. Out: the page, and the
// factor by which everything else grows. Margins keep their share of the page. Lines get at most an eighth more letters
// than in the template: on larger paper the type grows (by the square root, since readers do not come nearer), and the
// margins take the rest. Type never shrinks: it is already as small as the template wants it.
import type { Paper } from "../model/paper.ts";
import type { PageGeometry } from "./style.ts";

const longerLines = 1.12;
const mostGrowth = 1.25;

export function fitPaper(page: PageGeometry, paper: Paper): { readonly page: PageGeometry; readonly growth: number } {
  const { width, height } = paper;
  const [across, down] = [width / page.width, height / page.height];
  const growth = Math.min(mostGrowth, Math.max(1, Math.sqrt(Math.min(across, down))));
  const { inner, outer } = page.margins;
  const measure = page.width - inner - outer;
  const beside = width - Math.min(measure * across, measure * growth * longerLines);
  const sides = inner + outer;
  const margins = {
    top: page.margins.top * down,
    bottom: page.margins.bottom * down,
    inner: sides === 0 ? beside / 2 : (beside * inner) / sides,
    outer: sides === 0 ? beside / 2 : (beside * outer) / sides,
  };
  // Heads and folios keep their distance from the text.
  const { headBaseline, footBaseline } = page;
  const head = headBaseline === null ? null : margins.top - (page.margins.top - headBaseline) * growth;
  const below = footBaseline === null ? 0 : footBaseline - (page.height - page.margins.bottom);
  const foot = footBaseline === null ? null : height - margins.bottom + below * growth;
  return { page: { ...page, width, height, margins, headBaseline: head, footBaseline: foot }, growth };
}
