// What a command prints may have nowhere to go: a pipe whose reader has gone, a full disk. In: the outputs of this
// process. Out: the command goes on and writes its files; a reader that left early is no fault, any other is said on the
// output that still works, and makes the command fail.
import { reasonOf } from "../runtime/system-fault.ts";

export function guardOutlets(): void {
  const outlets = [
    { name: "standard output", stream: process.stdout, other: process.stderr },
    { name: "standard error", stream: process.stderr, other: process.stdout },
  ];
  let hasFailed = false;
  const broken = new Set<NodeJS.WriteStream>();
  for (const { name, stream, other } of outlets) {
    stream.on("error", (error: NodeJS.ErrnoException) => {
      if (error.code === "EPIPE" || error.code === "ERR_STREAM_DESTROYED" || broken.has(stream)) return;
      broken.add(stream);
      hasFailed = true;
      if (!broken.has(other)) other.write(`abstracts: ${name} cannot be written: ${reasonOf(error) ?? error.code}\n`);
    });
  }
  process.on("exit", (status) => {
    if (hasFailed && status === 0) process.exitCode = 1;
  });
}
