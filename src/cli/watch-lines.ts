// What the terminal shows of each build: one line, and the problems that are new or gone since the last.
import type { Problem, Snapshot } from "../session/snapshot.ts";
import { printable } from "../source/printable.ts";
import { counted } from "./verdict.ts";

/** The most problems listed for one build; the page has them all. */
const most = 20;

/** Returns a function that is called for each build and returns its text. */
export function buildLines(): (snapshot: Snapshot) => string {
  let before = new Map<string, Problem>();
  let keys: ReadonlySet<string> = new Set();
  return (snapshot) => {
    const now = new Map(snapshot.problems.map((problem) => [nameOf(problem), problem]));
    const came = [...now].filter(([name]) => !before.has(name)).map(([, problem]) => `+ ${told(problem)}`);
    const went = [...before].filter(([name]) => !now.has(name)).map(([, problem]) => `- ${told(problem)}`);
    const fresh = snapshot.pages.filter(({ key }) => !keys.has(key)).length;
    const isFirst = snapshot.build === 1;
    before = now;
    keys = new Set(snapshot.pages.map(({ key }) => key));
    return [...limited(went), ...limited(came), `${summary(snapshot, isFirst ? null : fresh)}\n`].join("");
  };
}

function summary({ state, pages, problems, milliseconds }: Snapshot, fresh: number | null): string {
  const errors = problems.filter(({ severity }) => severity === "error").length;
  const warnings = problems.length - errors;
  const wrong = [
    ...(errors > 0 ? [counted(errors, "error")] : []),
    ...(warnings > 0 ? [counted(warnings, "warning")] : []),
  ].join(", ");
  const time = `${(milliseconds / 1000).toFixed(2)} s`;
  if (state !== "fresh") return `${wrong}; ${state === "kept" ? "the last good pages stay" : "no page yet"} (${time})`;
  const changed = fresh === null ? "" : `, ${fresh === 0 ? "none" : fresh} changed`;
  return `${counted(pages.length, "page")}${changed}${wrong === "" ? "" : `; ${wrong}`} (${time})`;
}

function limited(lines: readonly string[]): readonly string[] {
  const shown = lines.slice(0, most).map((line) => `${line}\n`);
  return lines.length > most ? [...shown, `  … and ${lines.length - most} more\n`] : shown;
}

/** A problem is the same even if edits above have moved it. */
function nameOf({ file, code, message }: Problem): string {
  return `${file}\0${code}\0${message}`;
}

function told({ file, line, column, severity, message, code }: Problem): string {
  const at = file === null ? "" : `${file}:${line}:${column}: `;
  return printable(`${at}${severity}: ${message} [${code}]`);
}
