// Calls from one thread to another. In: an object whose methods return promises, and the port between the threads. Out:
// the same methods on the other side. What crosses is plain data; bytes are transferred, not copied.
import type { MessagePort, Worker } from "node:worker_threads";

interface Call {
  readonly id: number;
  readonly method: string;
  readonly parameters: readonly unknown[];
}

type Answer = { readonly id: number } & ({ readonly value: unknown } | { readonly fault: string });

type Methods = Readonly<Record<string, (...parameters: never[]) => Promise<unknown>>>;

/**
 * Answers the calls that come through the port, with the methods of `target` that are named; calls `answered` after
 * each.
 */
export function answerCalls<T extends object>(
  port: MessagePort,
  target: T,
  names: readonly (keyof T & string)[],
  answered: () => void = () => {},
): void {
  port.on("message", async ({ id, method, parameters }: Call) => {
    try {
      const name = names.find((one) => one === method);
      if (name === undefined) throw new Error(`unknown method ${method}`);
      const value = await (target as unknown as Methods)[name]?.(...(parameters as never[]));
      if (value instanceof Uint8Array) postBytes(port, id, value);
      else port.postMessage({ id, value });
    } catch (error) {
      port.postMessage({ id, fault: error instanceof Error ? (error.stack ?? error.message) : String(error) });
    }
    answered();
  });
}

/** A small array may share its memory with others of the thread, and such memory cannot be transferred. */
function postBytes(port: MessagePort, id: number, bytes: Uint8Array): void {
  const own = bytes.byteLength === bytes.buffer.byteLength ? bytes : new Uint8Array(bytes);
  port.postMessage({ id, value: own }, [own.buffer as ArrayBuffer]);
}

/** The calling side of a thread. */
export class Caller {
  readonly #worker: Worker;
  readonly #waiting = new Map<number, { resolve: (value: unknown) => void; reject: (error: Error) => void }>();
  #calls = 0;

  constructor(worker: Worker) {
    this.#worker = worker;
    worker.on("message", (answer: Answer) => {
      const call = this.#waiting.get(answer.id);
      this.#waiting.delete(answer.id);
      if ("fault" in answer) call?.reject(new Error(answer.fault));
      else call?.resolve(answer.value);
    });
  }

  call(method: string, parameters: readonly unknown[]): Promise<unknown> {
    const id = ++this.#calls;
    return new Promise((resolve, reject) => {
      this.#waiting.set(id, { resolve, reject });
      this.#worker.postMessage({ id, method, parameters } satisfies Call);
    });
  }

  /** The thread has ended, and nobody will answer. */
  abandon(error: Error): void {
    for (const { reject } of this.#waiting.values()) reject(error);
    this.#waiting.clear();
  }
}
