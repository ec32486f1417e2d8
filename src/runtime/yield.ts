// Gives other work a chance to run.

/** Lets waiting work of this thread run, such as messages to and from the thread that formats references. */
export const yieldToEventLoop = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));
