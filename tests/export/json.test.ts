// The whole book as JSON.
import { afterAll, describe, expect, it } from "vitest";
import { bookOf, cleanUp, hostile, sample } from "./exported.ts";

afterAll(cleanUp);
const book = sample();

describe("json", () => {
  it("gives the pages of an abstract in the PDF, and its formulas as MathML", async () => {
    const { abstracts } = JSON.parse((await book.as("json")).text);
    const one = abstracts.find(({ id }: { id: string }) => id === "noether-invariants");
    expect(one.pages.first).toMatch(/^\d+$/);
    expect(Number(one.pages.last)).toBeGreaterThanOrEqual(Number(one.pages.first));
    expect(one.body.html).toContain('<math xmlns="http://www.w3.org/1998/Math/MathML" display="block">');
    expect(one.references[0].text).toContain("Invariante Variationsprobleme");
  });

  it("contains e-mail addresses only on request", async () => {
    const other = bookOf(hostile);
    expect((await other.as("json")).text).not.toContain("m@evil.example");
    expect((await other.as("json", { emails: true })).text).toContain("m@evil.example");
  });

  it("is the same for the same book", async () => {
    expect((await book.as("json")).text).toBe((await book.as("json")).text);
  });
});
