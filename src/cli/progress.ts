// Progress on a terminal: one line that is overwritten; nothing at all when the output is piped.
import { showProgress } from "./terminal.ts";

export interface Progress {
  readonly show: (stage: string) => void;
  readonly clear: () => void;
}

export function progress(quiet: boolean): Progress {
  if (quiet || !process.stderr.isTTY) return { show: () => {}, clear: () => {} };
  const line = (text: string) => showProgress(text);
  return { show: (stage) => line(`${stage} …`), clear: () => line("") };
}
