// Server-sent events (WHATWG HTML §9.2) for every window that listens. In: a name and plain data. Out: a message to
// each window; a window that connects later gets the latest message of every lasting name.
import type { ServerResponse } from "node:http";

/** The most windows that may listen at once; no browser has more of them. */
const mostListeners = 64;
/** The most bytes that a window may leave unread before it is disconnected; it reconnects by itself. */
const mostUnread = 32 << 20;
/**
 * Milliseconds between two signs of life, without which routers and sleeping machines would drop the connection
 * silently.
 */
const pulse = 15_000;

export class Events {
  readonly #listeners = new Set<ServerResponse>();
  readonly #lasting = new Map<string, string>();
  readonly #timer = setInterval(() => this.#write(":\n\n"), pulse);

  constructor() {
    this.#timer.unref();
  }

  get listeners(): number {
    return this.#listeners.size;
  }

  listen(response: ServerResponse): void {
    if (this.#listeners.size >= mostListeners) {
      response.writeHead(503).end("too many windows are open\n");
      return;
    }
    response.writeHead(200, { "Content-Type": "text/event-stream; charset=utf-8" });
    // A browser that loses the connection tries again after a second.
    response.write("retry: 1000\n\n");
    for (const message of this.#lasting.values()) response.write(message);
    this.#listeners.add(response);
    response.on("close", () => this.#listeners.delete(response));
  }

  /** Sends a message to those who listen now; a lasting one also goes to those who connect later. */
  send(name: string, data: unknown, lasts = false): void {
    const message = `event: ${name}\ndata: ${JSON.stringify(data)}\n\n`;
    if (lasts) this.#lasting.set(name, message);
    this.#write(message);
  }

  close(): void {
    clearInterval(this.#timer);
    for (const response of this.#listeners) response.end();
    this.#listeners.clear();
  }

  #write(message: string): void {
    for (const response of this.#listeners) {
      if (response.writableLength > mostUnread) response.destroy();
      else response.write(message);
    }
  }
}
