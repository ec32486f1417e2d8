// Other forms of dates, times, durations and keys, of which only unambiguous ones are read.
import { describe, expect, it } from "vitest";
import { meanings } from "../../src/input/meant-values.ts";
import type { ScalarNode } from "../../src/source/yaml-node.ts";

const scalar = (value: string): ScalarNode => ({ kind: "scalar", value, style: "plain", start: 0, end: value.length });

function meant(noun: string, written: string, key = "start") {
  const found = meanings.value(noun, key, scalar(written));
  return found && ("value" in found ? found.value : found.hint);
}

describe("dates", () => {
  it.each([
    ["7 June 2031", "2031-06-07"],
    ["June 7, 2031", "2031-06-07"],
    ["June 7th 2031", "2031-06-07"],
    ["Saturday, 7th of June 2031", "2031-06-07"],
    ["Samstag, 7. Juni 2031", "2031-06-07"],
    ["7 de junio de 2031", "2031-06-07"],
    ["1er juin 2031", "2031-06-01"],
    ["7 июня 2031 г.", "2031-06-07"],
    ["7 Sept. 2031", "2031-09-07"],
    ["7.6.2031", "2031-06-07"],
    ["07. 06. 2031", "2031-06-07"],
    ["2031/6/7", "2031-06-07"],
    ["2031-06-07T00:00:00", "2031-06-07"],
    ["2031年6月7日", "2031-06-07"],
    ["17/6/2031", "2031-06-17"],
    ["6/6/2031", "2031-06-06"],
    ["7/6/2031", "write “2031-06-07” or “2031-07-06”"],
    ["31 June 2031", null],
    ["7 June", null],
    ["7/6/31", null],
    ["Corpus Christi", null],
  ])("%s", (written, date) => {
    expect(meant("a date such as 2024-05-13", written)).toBe(date);
  });
});

describe("times", () => {
  it.each([
    ["noon", "12:00"],
    ["9 h", "09:00"],
    ["9 Uhr 30", "09:30"],
    ["morning", null],
    ["25 h", null],
  ])("%s", (written, time) => {
    expect(meant("a time of day such as 09:00", written)).toBe(time);
  });

  it("ends at the following midnight, and begins at either", () => {
    expect(meant("a time of day such as 09:00", "midnight", "end")).toBe("24:00");
    expect(meant("a time of day such as 09:00", "midnight")).toContain("“00:00” if");
  });
});

describe("durations", () => {
  it.each([
    ["25 min", 25],
    ["25", 25],
    ["25'", 25],
    ["1 h", 60],
    ["1h 30", 90],
    ["1.5 hours", 90],
    ["PT45M", 45],
    ["0:25", 25],
    ["1:30", null],
    ["long", null],
  ])("%s", (written, minutes) => {
    expect(meant("a number of minutes", written)).toBe(minutes);
  });
});

describe("keys", () => {
  it.each([
    ["surname", ["given", "family"], "family"],
    ["First_Name", ["given", "family"], "given"],
    ["citationStyle", ["citation-style"], "citation-style"],
    ["from", ["end"], null],
    ["colour", ["given", "family"], null],
  ])("%s", (written, known, key) => {
    expect(meanings.key(written, known)).toBe(key);
  });
});
