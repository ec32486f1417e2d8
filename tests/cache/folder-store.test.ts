import { existsSync, mkdirSync, readdirSync, symlinkSync, utimesSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { folderStore } from "../../src/cache/folder-store.ts";
import { type Key, keyOf } from "../../src/cache/store.ts";
import { temporaryFolder } from "../support/run.ts";

let folder: ReturnType<typeof temporaryFolder>;
let cache: string;
beforeEach(() => {
  folder = temporaryFolder();
  cache = join(folder.path, ".abstracts-cache");
});
afterEach(() => folder.remove());

const key = (name: string): Key => keyOf("formulas", name);
const packs = () => readdirSync(cache).filter((name) => name.endsWith(".pack"));
const textOf = (name: string) => {
  const found = folderStore(cache, true).get(key(name));
  return found && Buffer.from(found).toString();
};

function build(...entries: readonly string[]): void {
  const store = folderStore(cache, true);
  for (const entry of entries) if (!store.get(key(entry))) store.set(key(entry), Buffer.from(`made of ${entry}`));
  store.save();
}

describe("a store in a folder", () => {
  it("remembers for the next process, and makes git ignore it", () => {
    build("a", "b");
    expect(textOf("a")).toBe("made of a");
    expect(textOf("c")).toBeNull();
    expect(readdirSync(cache)).toContain(".gitignore");
  });

  it("writes nothing if nothing is new", () => {
    build("a");
    const before = packs();
    build("a");
    expect(packs()).toEqual(before);
  });

  it("does not grow without end: what is no longer used is dropped", () => {
    for (let round = 0; round < 30; round++) build(`new ${round}`, "always");
    expect(packs().length).toBeLessThan(12);
    expect(textOf("always")).toBe("made of always");
    expect(textOf("new 29")).toBe("made of new 29");
    expect(textOf("new 0")).toBeNull();
  });

  it("serves two builds at once", () => {
    const [one, other] = [folderStore(cache, true), folderStore(cache, true)];
    one.set(key("a"), Buffer.from("a"));
    other.set(key("b"), Buffer.from("b"));
    one.save();
    other.save();
    expect([textOf("a"), textOf("b")]).toEqual(["a", "b"]);
  });

  it("continues if a pack vanishes, or is a folder, a link or garbage", () => {
    build("a");
    const named = (digit: string) => join(cache, `formulas-${digit.repeat(24)}.pack`);
    mkdirSync(named("1"));
    symlinkSync("/dev/zero", named("2"));
    writeFileSync(named("3"), "rubbish");
    expect(textOf("a")).toBe("made of a");
  });

  it("is never reached through a link in a book", () => {
    const elsewhere = join(folder.path, "elsewhere");
    mkdirSync(elsewhere);
    symlinkSync(elsewhere, cache);
    build("a");
    expect(readdirSync(elsewhere)).toEqual([]);
    expect(textOf("a")).toBeNull();
  });

  it("keeps nothing if the folder cannot be created", () => {
    writeFileSync(cache, "a file");
    build("a");
    expect(textOf("a")).toBeNull();
  });

  it("removes what a killed build has left, after a day", () => {
    build("a");
    const [old, recent] = ["1", "2"].map((digit) => join(cache, `${digit.repeat(24)}.part`)) as [string, string];
    for (const path of [old, recent]) writeFileSync(path, "half");
    utimesSync(old, 1, 1);
    build("b");
    expect([existsSync(old), existsSync(recent)]).toEqual([false, true]);
  });
});
