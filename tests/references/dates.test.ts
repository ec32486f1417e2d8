import { describe, expect, it } from "vitest";
import { readDate } from "../../src/references/dates.ts";

const shown = (value: unknown) => {
  const { date, odd } = readDate(value);
  const parts = date?.["date-parts"]?.map((numbers) => numbers.join("-")).join("/");
  return `${parts ?? (date?.literal === undefined ? "none" : `“${date.literal}”`)}${date?.circa ? " circa" : ""}${odd ? " odd" : ""}`;
};

describe("dates of references", () => {
  it.each([
    ["1987", "1987"],
    [1987, "1987"],
    ["1987-06-05T12:00:00Z", "1987-6-5"],
    ["1987/", "1987/0"],
    ["1987/..", "1987/0"],
    ["1987-06/open", "1987/0"],
    ["1987-06/1988-01", "1987-6/1988-1"],
    ["1987-06-05/1988", "1987/1988"],
    ["1987–1989", "1987/1989"],
    ["1987-89", "1987/1989"],
    ["../1987", "“–1987”"],
    ["1987~", "1987 circa"],
    ["c. 1850", "1850 circa"],
    ["185X", "1850/1859 circa"],
    ["2004-06-XX", "2004-6"],
    ["2001-21", "2001-21"],
    ["-0044", "-44"],
    ["2020/05/06/", "2020-5-6"],
    ["5 May 2020", "2020-5-5"],
    ["May 5, 2020", "2020-5-5"],
    ["20-July-2008", "2008-7-20"],
    ["März 1999", "1999-3"],
    ["24.12.1999", "1999-12-24"],
    ["Spring 2020", "2020-21"],
    ["in press", "“in press”"],
    ["n.d.", "none"],
    ["", "none"],
    ["2020-13-45", "“2020-13-45” odd"],
    ["2021-02-30", "“2021-02-30” odd"],
    ["20x0", "“20x0” odd"],
    ["3 to 5 May 2019", "“3 to 5 May 2019” odd"],
    [{ "date-parts": [["2020", "5"]] }, "2020-5"],
    [{ "date-parts": [[2020, 13]] }, "2020 odd"],
    [{ "date-parts": [[null]] }, "none"],
    [{ "date-parts": [[2019, 12, 1], [2020]] }, "2019/2020"],
    [{ raw: "1987/" }, "1987/0"],
    [{ edtf: "2004-06~" }, "2004-6 circa"],
    [{ literal: "forthcoming" }, "“forthcoming”"],
    [{ year: 1999, month: "2" }, "1999-2"],
  ])("%j", (value, expected) => {
    expect(shown(value)).toBe(expected);
  });
});
