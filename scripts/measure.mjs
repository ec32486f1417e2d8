// A command → what it cost: seconds of all processors and on the clock, and peak memory; its status and what it
// printed.
import { spawn } from "node:child_process";
import { readFileSync } from "node:fs";

/**
 * Commands are measured one after the other: the processors' seconds are those of all processes that ended meanwhile.
 */
export function measure(command, parameters, options = {}) {
  return new Promise((done, reject) => {
    const started = process.hrtime.bigint();
    const before = processorsOfChildren();
    const child = spawn(command, parameters, { stdio: ["ignore", "pipe", "pipe"], ...options });
    let [output, errors, peak] = ["", "", 0];
    child.stdout.on("data", (data) => {
      output += data;
    });
    child.stderr.on("data", (data) => {
      errors += data;
    });
    const watch = setInterval(() => {
      peak = Math.max(peak, peakMemory(child.pid));
    }, 5);
    child.on("error", reject);
    child.on("close", (status) => {
      clearInterval(watch);
      const wall = Number(process.hrtime.bigint() - started) / 1e9;
      const used = processorsOfChildren() - before;
      done({ wall, peak, output, errors, status, cpu: Number.isNaN(used) ? wall : used });
    });
  });
}

/**
 * Seconds that the processes started here have used and ended with, in hundredths (proc(5): cutime, cstime); NaN
 * elsewhere.
 */
function processorsOfChildren() {
  try {
    const fields = readFileSync("/proc/self/stat", "utf8")
      .replace(/^.*\) /, "")
      .split(" ");
    return (Number(fields[13]) + Number(fields[14])) / 100;
  } catch {
    return Number.NaN;
  }
}

/** Peak resident memory in MiB from /proc (Linux; 0 elsewhere). */
function peakMemory(pid) {
  try {
    return Number(/^VmHWM:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/status`, "utf8"))?.[1] ?? 0) / 1024;
  } catch {
    return 0;
  }
}
