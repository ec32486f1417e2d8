// Chooses the form of parts that depend on the size of the book: the contents, lists in columns. In: the runs of the
// book, each choice in its first form, laid out. Out: the same in the chosen forms. A form is tried by laying it out;
// what is reported about a form counts only if it is printed.
import type { Block, Variants } from "../compose/block.ts";
import type { RecordedReports } from "../source/diagnostic.ts";
import { endOf } from "./breaking/fill-evenly.ts";
import type { Sheet } from "./breaking/fill-pages.ts";
import { strandedHeading } from "./breaking/penalties.ts";
import { divideRuns, type Run } from "./galley/divide-runs.ts";

/** The last page of a list is at least this full, if any form achieves it. */
const leastEnd = 1 / 3;

/** A run with its pages, and what was reported while it was laid out. */
export interface LaidRun {
  readonly sheets: readonly Sheet[];
  readonly height: number;
  readonly reports: RecordedReports;
}

export interface Chosen<L> {
  readonly runs: readonly Run[];
  readonly laid: readonly L[];
}

export function chooseForms<L extends LaidRun>(blocks: readonly Block[], lay: (run: Run) => L): Chosen<L> {
  const forms = new Map<Variants, number>();
  let chosen = layRuns(blocks, forms, null, lay);
  const choices = [...new Set(chosen.runs.flatMap(({ choice }) => (choice ? [choice] : [])))];
  // The contents depend on the length of all other parts.
  for (const choice of choices.sort((a, b) => b.most.share - a.most.share)) {
    const tries: Chosen<L>[] = [];
    const form = bestForm(choice, (index) => {
      forms.set(choice, index);
      tries[index] = index === 0 ? chosen : layRuns(blocks, forms, chosen, lay);
      return outcomeOf(choice, tries[index]);
    });
    forms.set(choice, form);
    chosen = tries[form] ?? chosen;
  }
  return chosen;
}

interface Outcome {
  readonly pages: number;
  readonly isAllowed: boolean;
  readonly endsWell: boolean;
}

/** The first form that is allowed; another of its grade if that ends better; the shortest if none is allowed. */
function bestForm({ forms }: Variants, attempt: (index: number) => Outcome): number {
  let first: number | null = null;
  let shortest = { index: 0, pages: Number.POSITIVE_INFINITY };
  for (const [index, { grade }] of forms.entries()) {
    if (first !== null && grade !== forms[first]?.grade) break;
    const { pages, isAllowed, endsWell } = attempt(index);
    if (isAllowed && endsWell) return index;
    if (isAllowed) first ??= index;
    if (pages < shortest.pages) shortest = { index, pages };
  }
  return first ?? shortest.index;
}

function outcomeOf<L extends LaidRun>(choice: Variants, { runs, laid }: Chosen<L>): Outcome {
  const own = laid.filter((_, index) => runs[index]?.choice === choice);
  const pages = own.reduce((sum, { sheets }) => sum + sheets.length, 0);
  const all = laid.reduce((sum, { sheets }) => sum + sheets.length, 0);
  const last = own.at(-1);
  return {
    pages,
    isAllowed: pages <= Math.max(choice.most.pages, Math.floor(choice.most.share * all)),
    endsWell: (pages < 2 || !last || endOf(last.sheets) >= leastEnd * last.height) && !own.some(strandsHeading),
  };
}

/** A column ends with a heading, because the page would otherwise be too short. */
function strandsHeading({ sheets }: LaidRun): boolean {
  return sheets.some(({ columns }) =>
    columns.some(({ region, from }) => from > 0 && (region.penalties[from] ?? 0) >= strandedHeading),
  );
}

/** Lays out the runs; those of `before` that no choice changes are reused. */
function layRuns<L extends LaidRun>(
  blocks: readonly Block[],
  forms: ReadonlyMap<Variants, number>,
  before: Chosen<L> | null,
  lay: (run: Run) => L,
): Chosen<L> {
  const runs = divideRuns(blocks, forms);
  const same = before?.runs.length === runs.length ? before : null;
  const laid = runs.map((run, index) => {
    const known = same?.laid[index];
    const other = same?.runs[index];
    return known && other && other.choice === run.choice && other.form === run.form ? known : lay(run);
  });
  return { runs, laid };
}
