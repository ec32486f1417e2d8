import { expect, it } from "vitest";
import { timingsTable } from "../../src/cli/timings.ts";
import { listenToSteps, stageBegins, stageTimes, stepDone, timeStages } from "../../src/runtime/timings.ts";

it("names each stage once, in the order in which it first began, and their sum", () => {
  timeStages();
  for (const stage of ["reading", "setting", "reading", "writing"]) stageBegins(stage);
  const times = stageTimes();
  expect(times.map(({ stage }) => stage)).toEqual(["starting", "reading", "setting", "writing"]);
  for (const { clock, processors } of times) {
    expect(clock).toBeGreaterThanOrEqual(0);
    expect(processors).toBeGreaterThanOrEqual(0);
  }
  const rows = timingsTable(times).trimEnd().split("\n");
  expect(rows.map((row) => row.split(/\s+/)[0])).toEqual([
    "seconds",
    "starting",
    "reading",
    "setting",
    "writing",
    "all",
  ]);
});

it("reports progress to listeners, and to nobody else", () => {
  const heard: string[] = [];
  stepDone(1, 9, "pages");
  listenToSteps((done, all, of) => heard.push(`${done} of ${all} ${of}`));
  stepDone(2, 9, "pages");
  listenToSteps(null);
  stepDone(3, 9, "pages");
  expect(heard).toEqual(["2 of 9 pages"]);
});
