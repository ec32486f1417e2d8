// A build of a watch that was stopped → a snapshot: it keeps the last pages and reports the reason as a problem.
import { problemsOf } from "../session/problems.ts";
import type { Choice, Problem, Snapshot } from "../session/snapshot.ts";
import { ThreadEnded } from "../watch/session-thread.ts";
import { givenUp } from "./given-up.ts";

export function failedBuild(error: unknown, last: Snapshot | null, choice: Choice): Snapshot {
  const { why, detail, atWork } = error instanceof ThreadEnded ? error : new ThreadEnded("fault", String(error), null);
  const problems: readonly Problem[] = problemsOf([givenUp({ why, detail, atWork })]);
  const none = {
    session: "",
    title: "",
    language: "en",
    offers: { templates: [], profiles: [] },
    pages: [],
    outline: [],
  };
  const kept = last ?? none;
  const state = kept.pages.length > 0 ? "kept" : "none";
  return { ...kept, build: (last?.build ?? 0) + 1, milliseconds: 0, state, choice, problems, go: null };
}
