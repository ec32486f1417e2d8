// What a fuzzing run finds is made smaller by itself and kept as a case. In: a program with a fault put into it on purpose; out: the
// smallest files that have it.
import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { Finds } from "../../scripts/fuzz/finds.mjs";

const folder = mkdtempSync(join(tmpdir(), "abstracts-finds-"));
afterAll(() => rmSync(folder, { recursive: true }));

const filler = "A line of text.\n".repeat(200);
const files = { "book.yaml": filler, "a.yaml": `${filler}an odd mark\n${filler}, and another\n${filler}` };

/** Breaks, as the program might, where a file has “odd” before “other”. */
function programWith(message: string) {
  let tried = 0;
  return {
    trier: () => ({
      filesOf: async () => files,
      try: async ({ files: given }: { files: Record<string, string> }) => {
        tried++;
        return Object.values(given).some((text) => /odd[\s\S]*other/.test(text)) ? { fault: message } : {};
      },
      end: () => {},
    }),
    tried: () => tried,
  };
}

const kept = () => readdirSync(folder).map((name) => readFileSync(join(folder, name), "utf8"));

describe("a find", () => {
  it("is kept as the few characters that break the program, one for each kind", async () => {
    const { trier } = programWith("TypeError: x is 17\n    at f");
    const finds = new Finds(trier, folder);
    await finds.add("TypeError: x is 17\n    at f", { seed: 5, target: "tests/fuzz/small/one.yaml" });
    await finds.add("TypeError: x is 23\n    at f", { seed: 6, target: "tests/fuzz/small/one.yaml" });
    const [case1, ...others] = kept();
    expect(others).toEqual([]);
    expect(case1).toMatch(/^# of tests\/fuzz\/small\/one.yaml\n# seed 5: TypeError/);
    expect(case1?.split("====")).toHaveLength(2);
    expect(Buffer.from(/base64\n(.*)/.exec(case1 ?? "")?.[1] ?? "", "base64").toString()).toBe("oddother");
    expect(finds.summary()).toContain("2 × ");
  });

  it("that hangs is reduced in few trials", async () => {
    const { trier, tried } = programWith("no answer within 20 s");
    await new Finds(trier, folder).add("no answer within 20 s", { seed: 7, target: "x" });
    expect(tried()).toBeLessThanOrEqual(12);
    expect(kept().find((text) => text.includes("no answer"))?.length).toBeLessThan(filler.length * 2);
  });
});
