// A thread that sets paragraphs (dist/setter-worker.cjs): answers one order after another, until there are no more.
import { type MessagePort, workerData } from "node:worker_threads";
import type { Message } from "./exchange.ts";
import { answering } from "./setter.ts";

const { port, shared }: { readonly port: MessagePort; readonly shared: SharedArrayBuffer } = workerData;
const answer = answering(shared, (one) => port.postMessage(one, [one.bytes.buffer]));

port.on("message", (message: Message) => {
  if (message) answer(message);
  else port.close();
});
