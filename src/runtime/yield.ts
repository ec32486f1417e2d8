/** Lets what waits in this thread run, such as a message to or from the thread that formats the references. */
export const yieldToEventLoop = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));
