import { describe, expect, it } from "vitest";
import { CachePack, encodePack } from "../../src/cache/pack.ts";
import { recall, remember } from "../../src/cache/recall.ts";
import { type Key, keyOf, memoryStore, noStore } from "../../src/cache/store.ts";

const bytes = (text: string) => Buffer.from(text);
const isText = (value: unknown): value is string => typeof value === "string";

describe("a key", () => {
  it("is the same for the same parts, and depends on where one ends and the next begins", () => {
    expect(keyOf("formulas", "ab", "c")).toBe(keyOf("formulas", "ab", "c"));
    expect(keyOf("formulas", "ab", "c")).not.toBe(keyOf("formulas", "a", "bc"));
    expect(keyOf("formulas", "ab")).not.toBe(keyOf("references", "ab"));
  });
});

describe("a store in memory", () => {
  it("forgets what has not been used for longest when it is full", () => {
    const store = memoryStore(10);
    const [a, b, c] = ["a", "b", "c"].map((name) => keyOf("formulas", name)) as [Key, Key, Key];
    store.set(a, bytes("aaaa"));
    store.set(b, bytes("bbbb"));
    store.get(a);
    store.set(c, bytes("cccc"));
    expect([a, b, c].map((key) => store.get(key)?.length ?? 0)).toEqual([4, 0, 4]);
  });

  it("counts replaced entries once", () => {
    const store = memoryStore(10);
    const key = keyOf("formulas", "a");
    for (let time = 0; time < 5; time++) store.set(key, bytes("aaaaaa"));
    expect(store.get(key)).toEqual(bytes("aaaaaa"));
  });
});

describe("values", () => {
  it("come back unchanged, if they pass the test", () => {
    const store = memoryStore();
    const key = keyOf("formulas", "a");
    remember(store, key, "naïve");
    expect(recall(store, key, isText)).toBe("naïve");
    store.set(key, bytes('{"not":"a text"}'));
    expect(recall(store, key, isText)).toBeNull();
    store.set(key, bytes("no JSON"));
    expect(recall(store, key, isText)).toBeNull();
  });

  it("are not kept by a store that keeps nothing", () => {
    const key = keyOf("formulas", "a");
    remember(noStore, key, "text");
    expect(recall(noStore, key, isText)).toBeNull();
  });
});

describe("a pack", () => {
  const keys = ["one", "two"].map((name) => keyOf("fragments", name)) as [Key, Key];
  const pack = encodePack([
    [keys[0], bytes("first")],
    [keys[1], bytes("second")],
  ]);
  const read = (file: Uint8Array) => {
    const opened = new CachePack(Buffer.from(file));
    return keys.map((key) => opened.get(key) && Buffer.from(opened.get(key) ?? []).toString());
  };

  it("gives back its entries", () => {
    expect(read(pack)).toEqual(["first", "second"]);
  });

  it("gives nothing else if it is cut off or one of its bytes changes", () => {
    for (let at = 0; at < pack.length; at++) {
      for (const [index, text] of read(pack.subarray(0, at)).entries())
        expect([null, ["first", "second"][index]]).toContain(text);
      const damaged = Uint8Array.from(pack);
      damaged[at] = (damaged[at] ?? 0) ^ 0x41;
      const found = read(damaged);
      expect(found, `byte ${at}`).not.toEqual(["first", "second"]);
      for (const [index, text] of found.entries()) expect([null, ["first", "second"][index]]).toContain(text);
    }
  });

  it("is empty if it is not a pack", () => {
    expect(read(bytes("%PDF-1.7 and so on, for long enough to be looked into"))).toEqual([null, null]);
  });
});
