// The thread of `watch` that builds the book. In: the folder, from whoever starts the thread. Out: answers to its calls.
import { parentPort, workerData } from "node:worker_threads";
import { collectGarbage } from "../runtime/memory.ts";
import { BookSession } from "../session/book-session.ts";
import { answerCalls } from "../watch/remote.ts";
import { writeFixed } from "./fix.ts";

const { folder } = workerData as { readonly folder: string };
/** Milliseconds without a call after which what the last build has left is collected: V8 would wait for the next. */
const rest = 1500;
let resting: NodeJS.Timeout | undefined;
parentPort?.on("message", () => {
  clearTimeout(resting);
  resting = setTimeout(collectGarbage, rest);
});

if (!parentPort) throw new Error("this is the thread of a watch");
answerCalls(parentPort, new BookSession(folder, writeFixed), [
  "build",
  "pagePdf",
  "pageText",
  "bookPdf",
  "search",
  "sourceAt",
  "placeOf",
  "fix",
]);
