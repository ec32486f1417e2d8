// The DOIs of exported abstracts lead back to the pattern that they were made from.
import { describe, expect, it } from "vitest";
import { doiPattern } from "../../../src/import/formats/doi-pattern.ts";

describe("the pattern of DOIs", () => {
  it("is found by the ids, even if the prefix contains the same characters", () => {
    expect(
      doiPattern([
        { anchor: "a", doi: "10.5555/a-meeting.a" },
        { anchor: "b", doi: "10.5555/a-meeting.b" },
      ]),
    ).toBe("10.5555/a-meeting.{id}");
  });

  it("is found by the places in the book", () => {
    expect(
      doiPattern([
        { anchor: "kite", doi: "10.5555/1.1-x" },
        { anchor: "sail", doi: "10.5555/1.2-x" },
      ]),
    ).toBe("10.5555/1.{number}-x");
  });

  it("is null without DOIs, or if no pattern produces them all", () => {
    expect(doiPattern([])).toBeNull();
    expect(
      doiPattern([
        { anchor: "kite", doi: "10.5555/kite" },
        { anchor: "sail", doi: "10.6666/sail" },
      ]),
    ).toBeNull();
  });
});
