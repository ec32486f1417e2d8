// What is saved while a build is running is built next, together; a build that was put aside leaves its files to the
// next.
import { describe, expect, it } from "vitest";
import { Rebuilder } from "../../src/watch/rebuilder.ts";

describe("a rebuilder", () => {
  it("builds once for everything that was saved meanwhile", async () => {
    const built: (readonly string[])[] = [];
    const builds: Rebuilder = new Rebuilder(async (saved) => {
      built.push(saved);
      if (built.length === 1) for (const path of ["b", "c", "b"]) void builds.request([path]);
      return false;
    });
    await builds.request(["a"]);
    expect(built).toEqual([["a"], ["b", "c"]]);
  });

  it("gives the files of a build that was put aside to the next", async () => {
    const built: (readonly string[])[] = [];
    const builds: Rebuilder = new Rebuilder(async (saved, isOvertaken) => {
      built.push(saved);
      if (built.length === 1) void builds.request(["b"]);
      return isOvertaken();
    });
    await builds.request(["a"]);
    expect(built).toEqual([["a"], ["b", "a"]]);
  });

  it("puts nothing aside forever", async () => {
    const aside: boolean[] = [];
    const builds: Rebuilder = new Rebuilder(async (_, isOvertaken) => {
      if (aside.length < 6) void builds.request(["again"]);
      aside.push(isOvertaken());
      return aside.at(-1) ?? false;
    });
    await builds.request(["first"]);
    expect(aside).toEqual([true, true, true, false, true, true, false]);
  });
});
