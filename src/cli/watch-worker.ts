// The thread of `watch` that builds the book. In: the folder, from whoever starts the thread. Out: answers to its calls.
import { parentPort, workerData } from "node:worker_threads";
import { BookSession } from "../session/book-session.ts";
import { answerCalls } from "../watch/remote.ts";
import { writeFixed } from "./fix.ts";

const { folder } = workerData as { readonly folder: string };
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
