// How long each stage took, as a table.
import type { StageTime } from "../runtime/timings.ts";

export function timingsTable(times: readonly StageTime[]): string {
  const total = times.reduce(
    (sum, { clock, processors }) => ({
      stage: "all",
      clock: sum.clock + clock,
      processors: sum.processors + processors,
    }),
    { stage: "all", clock: 0, processors: 0 },
  );
  const width = Math.max(...[...times, total].map(({ stage }) => stage.length));
  const row = (name: string, clock: string, processors: string) =>
    `${name.padEnd(width)}  ${clock.padStart(8)}  ${processors.padStart(10)}\n`;
  const rows = [...times, total].map(({ stage, clock, processors }) =>
    row(stage, clock.toFixed(3), processors.toFixed(3)),
  );
  return row("seconds", "clock", "processors") + rows.join("");
}
