// Calls between threads: answers, faults, and bytes, however few.
import { MessageChannel, type Worker } from "node:worker_threads";
import { afterEach, describe, expect, it } from "vitest";
import { answerCalls, Caller } from "../../src/watch/remote.ts";

const channel = new MessageChannel();
afterEach(() => channel.port1.close());

describe("a call", () => {
  it("is answered by the method that is named, with bytes that share their memory with others as well", async () => {
    const shared = Buffer.from("a few bytes of the pool");
    const large = new Uint8Array(100_000).fill(7);
    const book = {
      few: async () => shared.subarray(2, 5),
      many: async () => large,
      sum: async (a: number, b: number) => a + b,
      secret: async () => "nobody asks",
    };
    let answers = 0;
    answerCalls(channel.port2, book, ["few", "many", "sum"], () => answers++);
    const caller = new Caller(channel.port1 as unknown as Worker);
    expect(Buffer.from((await caller.call("few", [])) as Uint8Array).toString()).toBe("few");
    expect(shared.toString()).toBe("a few bytes of the pool");
    expect(((await caller.call("many", [])) as Uint8Array).length).toBe(100_000);
    expect(await caller.call("sum", [1, 2])).toBe(3);
    await expect(caller.call("secret", [])).rejects.toThrow("unknown method secret");
    expect(answers).toBe(4);
  });
});
