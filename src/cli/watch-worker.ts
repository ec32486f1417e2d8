// The thread of `watch` that builds the book. In: the folder, from the thread that starts it. Out: answers to its
// calls.
import { parentPort, workerData } from "node:worker_threads";
import { restSoon } from "../runtime/memory.ts";
import { BookSession } from "../session/book-session.ts";
import { answerCalls } from "../watch/remote.ts";
import { writeFixed } from "./fix.ts";

const { folder } = workerData as { readonly folder: string };
if (!parentPort) throw new Error("this is the thread of a watch");
const methods = ["build", "pagePdf", "pageText", "bookPdf", "search", "sourceAt", "placeOf", "fix"] as const;
answerCalls(parentPort, new BookSession(folder, writeFixed), methods, restSoon);
