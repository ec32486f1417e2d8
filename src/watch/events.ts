// Server-sent events (WHATWG HTML §9.2): what happens, to every window that listens. In: a name and plain data. Out: a message to each;
// who comes later hears the last of every name that lasts.
import type { ServerResponse } from "node:http";

/** Windows that listen at once; a browser has no more of them. */
const mostListeners = 64;
/** Bytes that a window may leave unread before it is let go; it comes back by itself. */
const mostUnread = 32 << 20;
/** Milliseconds between two signs of life, without which routers and sleeping machines lose the connection unnoticed. */
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
    // A second after the connection is lost it is tried again.
    response.write("retry: 1000\n\n");
    for (const message of this.#lasting.values()) response.write(message);
    this.#listeners.add(response);
    response.on("close", () => this.#listeners.delete(response));
  }

  /** Says it to those who listen now, and, where it lasts, to those who come. */
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
