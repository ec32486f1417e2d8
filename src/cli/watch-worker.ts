// The thread of `watch` that builds the book. In: the folder, from whoever starts the thread. Out: answers to its calls.
import { parentPort, workerData } from "node:worker_threads";
import { giveBackMemory } from "../runtime/memory.ts";
import { BookSession } from "../session/book-session.ts";
import { answerCalls } from "../watch/remote.ts";
import { writeFixed } from "./fix.ts";

const { folder } = workerData as { readonly folder: string };
/** Milliseconds from an answer until the memory of the build is given back, which V8 would keep until the next build. */
const rest = 1500;
let resting: NodeJS.Timeout | undefined;
function answered(): void {
  clearTimeout(resting);
  resting = setTimeout(giveBackMemory, rest);
}

if (!parentPort) throw new Error("this is the thread of a watch");
const methods = ["build", "pagePdf", "pageText", "bookPdf", "search", "sourceAt", "placeOf", "fix"] as const;
answerCalls(parentPort, new BookSession(folder, writeFixed), methods, answered);
