import { describe, expect, it } from "vitest";
import { angleTex, numberTex, unitTex } from "../../src/math/quantities.ts";

describe("numbers", () => {
  it.each([
    ["2.5e-3", "2.5\\times 10^{-3}"],
    ["e8", "10^{8}"],
    ["-1,5", "-1{,}5"],
    ["1234", "1234"],
    ["1234567.891234", "1\\,234\\,567.891\\,234"],
    ["2.0(1)", "2.0(1)"],
    ["3 +- 0.1 e2", "(3\\pm 0.1)\\times 10^{2}"],
    ["<5", "<5"],
    [">= 7", "\\ge 7"],
    ["3 x 4", "3\\times 4"],
    ["many", "many"],
  ])("writes %s", (written, tex) => {
    expect(numberTex(written)).toBe(tex);
  });
});

describe("units", () => {
  it.each([
    ["\\kilo\\metre\\per\\hour", "\\mathrm{km}\\,\\mathrm{h}^{-1}"],
    ["\\watt\\per\\square\\metre\\kelvin", "\\mathrm{W}\\,\\mathrm{m}^{-2}\\,\\mathrm{K}"],
    ["\\metre\\squared", "\\mathrm{m}^{2}"],
    ["\\mL", "\\mathrm{mL}"],
    ["\\micro\\gram", "\\text{µg}"],
    ["J.K^-1", "\\mathrm{J\\,K^{-1}}"],
    ["\\nosuchunit", "\\mathrm{\\nosuchunit}"],
  ])("writes %s", (written, tex) => {
    expect(unitTex(written)).toBe(tex);
  });

  it("writes \\per as its option says", () => {
    expect(unitTex("\\joule\\per\\mole\\per\\kelvin", "symbol")).toBe("\\mathrm{J}/(\\mathrm{mol}\\,\\mathrm{K})");
    expect(unitTex("\\metre\\per\\second", "fraction")).toBe("\\frac{\\mathrm{m}}{\\mathrm{s}}");
  });
});

describe("angles", () => {
  it("have degrees, minutes and seconds", () => {
    expect(angleTex("7;30;12")).toBe("7^{\\circ}\\,30'\\,12''");
  });
});
