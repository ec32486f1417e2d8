// Progress on a terminal: one line that is overwritten; nothing at all when the output is piped.
import { listenToSteps } from "../runtime/timings.ts";
import { showProgress } from "./terminal.ts";

export interface Progress {
  readonly show: (stage: string) => void;
  readonly clear: () => void;
}

/** Milliseconds between two looks at how far a stage has come: short stages show no numbers. */
const interval = 200;

export function progress(quiet: boolean): Progress {
  if (quiet || !process.stderr.isTTY) return { show: () => {}, clear: () => {} };
  let stage = "";
  let shown = performance.now();
  listenToSteps((done, all, of) => {
    if (performance.now() - shown < interval) return;
    shown = performance.now();
    showProgress(`${stage} … ${done} of ${all} ${of}`);
  });
  return {
    show: (name) => {
      stage = name;
      shown = performance.now();
      showProgress(`${stage} …`);
    },
    clear: () => {
      listenToSteps(null);
      showProgress("");
    },
  };
}
