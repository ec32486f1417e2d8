// The bundled program, loaded once in a thread and run again and again. In: a command line, its environment. Out: its
// exit status, and what it printed. The thread answers through a port, and wakes the caller that waits for it.
import { createRequire } from "node:module";
import { workerData } from "node:worker_threads";

const { program, port, bell } = workerData;
/** Loaded with the first run, whose answer then reports what is wrong with it. */
const main = async (words) => createRequire(program)("./start.cjs").load("abstracts").main(words);

for (const name of ["stdout", "stderr"]) {
  Object.assign(process[name], {
    isTTY: false,
    write(data, ...rest) {
      said[name].push(Buffer.from(data));
      rest.findLast((each) => typeof each === "function")?.();
      return true;
    },
  });
}

let said = { stdout: [], stderr: [] };
let end = (_status) => {};
process.exit = (status) => end(status ?? process.exitCode ?? 0);

port.on("message", async ({ words, environment }) => {
  said = { stdout: [], stderr: [] };
  for (const name of Object.keys(process.env)) if (!(name in environment)) delete process.env[name];
  Object.assign(process.env, environment);
  const status = await new Promise((resolve) => {
    end = resolve;
    main(words).catch((error) => {
      said.stderr.push(Buffer.from(String(error?.stack ?? error)));
      resolve(null);
    });
  });
  process.exitCode = 0;
  const text = (name) => Buffer.concat(said[name]).toString("utf8");
  port.postMessage({ status, stdout: text("stdout"), stderr: text("stderr") });
  Atomics.store(bell, 0, 1);
  Atomics.notify(bell, 0);
});
