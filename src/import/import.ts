// The door of `import`. In: files of any system with which people collect abstracts. Out: one conference in our words,
// every part with its place in the source; guesses, joined rows and losses go to the diagnostics.
import type { Reporter } from "../source/diagnostic.ts";
import { didYouMean } from "../source/did-you-mean.ts";
import { source, span } from "../source/source.ts";
import { type Accepted, selectAccepted } from "./accepted.ts";
import type { ImportedConference } from "./conference.ts";
import { gatherFiles } from "./containers/input-file.ts";
import { openFile } from "./containers/open-file.ts";
import { dropIncomplete } from "./drop-incomplete.ts";
import type { Content, ImportOptions, SourceFormat } from "./formats/format.ts";
import { formatNamed, formats, recognize } from "./formats/formats.ts";
import { guessLanguage } from "./language.ts";
import { byTime, sessionsOfSlots } from "./programme.ts";
import { checkFormulas } from "./write/check-formulas.ts";
import { checkPictures } from "./write/check-pictures.ts";

export interface Imported {
  readonly conference: ImportedConference;
  readonly format: SourceFormat;
  readonly files: readonly string[];
  readonly selection: Accepted;
  readonly isLanguageGuessed: boolean;
  /** What was understood, for people to read. */
  readonly notes: readonly string[];
}

export interface ImportRequest extends ImportOptions {
  readonly from: string | null;
  readonly accept: readonly string[];
  readonly onStage: (stage: string) => void;
}

export async function importFiles(
  paths: readonly string[],
  request: ImportRequest,
  diagnostics: Reporter,
): Promise<Imported | null> {
  const notes: string[] = [];
  const note = (text: string) => notes.push(text);
  const files = gatherFiles(paths, diagnostics);
  if (files.length === 0) return null;
  request.onStage("opening");
  const contents = files.map((file) => openFile(file, diagnostics, note));
  const format = chosenFormat(contents, request, diagnostics);
  if (!format) return null;
  request.onStage(`reading ${contents.length} file${contents.length === 1 ? "" : "s"}`);
  const context = { diagnostics, options: request, notes: note, progress: request.onStage };
  const read = dropIncomplete(format.read(contents, context), diagnostics);
  const selection = selectAccepted(read.contributions, request.accept);
  if (selection.isUndecided) note("No contribution has been accepted or rejected yet, so all are imported.");
  if (selection.taken.length === 0) {
    const left = [...selection.left].map(([state, list]) => `${list.length} ${state}`).join(", ");
    const helpful = hasColumns(contents)
      ? "check the mapping above; --map changes it"
      : format.nothingFound?.(contents);
    const hint = left === "" ? helpful : `there are ${left}; name those to take with --accept`;
    diagnostics.error(
      "import-nothing",
      `no accepted abstract was found in the files, which were read as ${format.title}`,
      span(source(files[0]?.path ?? "", ""), 0),
      hint ? { hint } : {},
    );
    return null;
  }
  const complete = withProgramme({ ...read, contributions: selection.taken }, diagnostics);
  const language =
    complete.language ??
    commonLanguage(complete) ??
    guessLanguage(complete.contributions.map(({ body, title }) => `${title} ${body}`));
  request.onStage("trying formulas and pictures");
  const settable = await checkFormulas({ ...complete, language }, diagnostics);
  const conference = await checkPictures(settable, diagnostics);
  return {
    conference,
    format,
    files: files.map(({ path }) => path),
    selection,
    isLanguageGuessed: read.language === null,
    notes,
  };
}

const hasColumns = (contents: readonly Content[]) => contents.some(({ kind }) => kind === "sheets");

function chosenFormat(
  contents: readonly Content[],
  { from, columns }: ImportRequest,
  diagnostics: Reporter,
): SourceFormat | null {
  const at = span(source(contents[0]?.file.path ?? "", ""), 0);
  if (from !== null) {
    const named = formatNamed(from);
    if (!named)
      diagnostics.error("import-unknown", `unknown format “${from}”`, null, {
        ...didYouMean(
          from,
          formats.map(({ name }) => name),
        ),
        ...(!formats.some(({ name }) => name.startsWith(from.slice(0, 3))) && {
          hint: "`abstracts import --from list` prints the known formats",
        }),
      });
    return named;
  }
  const { format, nearest } = recognize(contents);
  if (format) return format;
  // A user who names the column of titles knows that it is a table.
  if (nearest && columns.some(({ field }) => field === "title")) return nearest;
  const names = contents
    .map(({ file }) => `“${file.name}”`)
    .slice(0, 3)
    .join(", ");
  // Files that cannot be opened were reported with the reason.
  if (contents.every((content) => content.kind === "other" && content.refused === true && content.file.isNamed))
    return null;
  const hint = nearest
    ? `the closest is ${nearest.title}: choose it with --from ${nearest.name}${hasColumns(contents) ? ", and name the columns with --map title=COLUMN" : ""}`
    : "`abstracts import --from list` prints the known formats";
  diagnostics.error("import-unknown", `${names} ${contents.length === 1 ? "is" : "are"} in no known format`, at, {
    hint,
  });
  return null;
}

/** The language of most contributions, if they state theirs. */
function commonLanguage({ contributions }: ImportedConference): string | null {
  const counts = new Map<string, number>();
  for (const { language } of contributions)
    if (language !== null) counts.set(language, (counts.get(language) ?? 0) + 1);
  const [best] = [...counts].sort(([, a], [, b]) => b - a);
  return best && best[1] > contributions.length / 2 ? best[0] : null;
}

/** Makes sessions from the contributions' own times if the source has none. */
function withProgramme(conference: ImportedConference, diagnostics: Reporter): ImportedConference {
  if (conference.sessions.length > 0) return { ...conference, sessions: [...conference.sessions].sort(byTime) };
  const sessions = sessionsOfSlots(conference.contributions);
  const undated = conference.contributions.filter(
    ({ slot }) => slot !== null && slot.date === null && slot.session !== null,
  );
  const [first] = undated;
  if (first)
    diagnostics.warning(
      "import-date",
      undated.length === 1
        ? "a contribution names a session but no day; the session is kept as its track"
        : `${undated.length} contributions name a session but no day; the session is kept as their track`,
      first.span,
      { hint: "write the days into programme.yaml, or give the column of the dates with --map date=COLUMN" },
    );
  const contributions = conference.contributions.map((one) =>
    one.slot && one.slot.date === null && one.track === null && one.slot.session !== null
      ? { ...one, track: one.slot.session.replace(/\\(?=[!-/:-@[-`{-~])/g, "") }
      : one,
  );
  return { ...conference, contributions, sessions };
}
