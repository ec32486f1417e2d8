import { describe, expect, it, vi } from "vitest";
import { rules } from "../../src/check/rules.ts";
import { accept, allFaults, diagnose, noteDiagnostic, withBook } from "./support.ts";

const faults = allFaults();
// The fonts of the machine do not decide what is reported.
vi.stubEnv("ABSTRACTS_FONT_PATH", "");

describe("a broken book is reported with code, place and hint:", () => {
  it.each(faults.map((fault) => [fault.name.replaceAll("-", " "), fault] as const))("%s", async (_, fault) => {
    const reported = await withBook(fault, async (folder) =>
      (await diagnose(fault, folder)).map((diagnostic) => noteDiagnostic(diagnostic, folder)),
    );
    if (process.env.ACCEPT) accept(fault, reported);
    else expect(reported.join("\n")).toBe(fault.expected.join("\n"));
  });
});

describe("the faults", () => {
  it("show every rule of the check at work", () => {
    const shown = new Set(faults.flatMap((fault) => fault.expected.map((line) => line.split(" ")[1])));
    expect(rules.map((rule) => rule.code).filter((code) => !shown.has(code))).toEqual([]);
  });
});
