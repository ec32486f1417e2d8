// Other forms of dates, times, durations and keys, of which only unambiguous ones are read.
import { describe, expect, it } from "vitest";
import { meaningsIn } from "../../src/input/meant-values.ts";
import type { BookFacts } from "../../src/input/slash-order.ts";
import type { ScalarNode } from "../../src/source/yaml-node.ts";

const meanings = meaningsIn("", { language: "en", dates: null });

const scalar = (value: string): ScalarNode => ({ kind: "scalar", value, style: "plain", start: 0, end: value.length });

function meant(noun: string, written: string, key = "start") {
  const found = meanings.value(noun, key, scalar(written));
  if (found && "fields" in found) return found.fields;
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

describe("dates of other languages and calendars", () => {
  it.each([
    ["2031. június 7.", "2031-06-07"],
    ["2031. jún. 7.", "2031-06-07"],
    ["ngày 7 tháng 6 năm 2031", "2031-06-07"],
    ["2031年6月7日（土）", "2031-06-07"],
    ["２０３１年６月７日", "2031-06-07"],
    ["令和13年6月7日", "2031-06-07"],
    ["民國120年6月7日", "2031-06-07"],
    ["2031. 6. 7.", "2031-06-07"],
    ["2031년 6월 7일 (토)", "2031-06-07"],
    ["7 มิถุนายน พ.ศ. 2574", "2031-06-07"],
    ["७ जून २०३१", "2031-06-07"],
    ["٧ يونيو ٢٠٣١", "2031-06-07"],
    ["۱۴۱۰/۰۳/۱۷", "2031-06-07"],
    ["۱۷ خرداد ۱۴۱۰", "2031-06-07"],
    ["2031 m. birželio 7 d.", "2031-06-07"],
    ["2031ko ekainaren 7a", "2031-06-07"],
    ["7 haziran 2031 cumartesi", "2031-06-07"],
    ["7. kesäkuuta 2031", "2031-06-07"],
    ["Do 5. Juni 2031", "2031-06-05"],
    ["7 Floréal 2031", null],
    ["۱۴۱۰/۱۳/۰۱", null],
  ])("%s", (written, date) => {
    expect(meant("a date such as 2024-05-13", written)).toBe(date);
  });

  it.each([
    ["5–7 June 2031", "2031-06-05", "2031-06-07"],
    ["June 5 to 7, 2031", "2031-06-05", "2031-06-07"],
    ["28 June - 2 July 2031", "2031-06-28", "2031-07-02"],
    ["30 December 2031 – 2 January 2032", "2031-12-30", "2032-01-02"],
    ["2031-06-05/2031-06-07", "2031-06-05", "2031-06-07"],
    ["5.-7. 6. 2031", "2031-06-05", "2031-06-07"],
    ["28.6.–2.7.2031", "2031-06-28", "2031-07-02"],
    ["05.06.2031 - 07.06.2031", "2031-06-05", "2031-06-07"],
    ["5 - 7 czerwca 2031", "2031-06-05", "2031-06-07"],
    ["du 5 au 7 juin 2031", "2031-06-05", "2031-06-07"],
    ["del 5 al 7 de junio de 2031", "2031-06-05", "2031-06-07"],
    ["2031. június 5–7.", "2031-06-05", "2031-06-07"],
    ["2031年6月5日～7日", "2031-06-05", "2031-06-07"],
    ["2031년 6월 28일 ~ 7월 2일", "2031-06-28", "2031-07-02"],
    ["5-7 มิถุนายน 2574", "2031-06-05", "2031-06-07"],
    ["7 June 2031", "2031-06-07", undefined],
  ])("%s are days of a book", (written, start, end) => {
    expect(meant("a start and an end", written)).toEqual(end === undefined ? { start } : { start, end });
  });

  it("are not read backwards", () => {
    expect(meant("a start and an end", "7–5 June 2031")).toBeNull();
  });

  it("are two days with “and” between them, and nothing in the middle", () => {
    expect(meant("a start and an end", "5 & 6 June 2031")).toEqual({ start: "2031-06-05", end: "2031-06-06" });
    expect(meant("a start and an end", "5 and 7 June 2031")).toBeNull();
    expect(meant("a start and an end", "5 e 7 giugno 2031")).toBeNull();
  });
});

describe("02/03/2031", () => {
  const read = (text: string, written: string, book: Partial<BookFacts> = {}) => {
    const found = meaningsIn(text, { language: "en", dates: null, ...book }).value(
      "a date such as …",
      null,
      scalar(written),
    );
    return found && "value" in found ? found.value : null;
  };
  it.each<[string, string, Partial<BookFacts>, string | null]>([
    ["a date with a number above twelve", "02/03/2031 14/03/2031", {}, "2031-03-02"],
    ["the same in American order", "02/03/2031 02/14/2031", {}, "2031-02-03"],
    ["days that follow each other", "02/03/2031 03/03/2031", {}, "2031-03-02"],
    ["the book's dates", "02/03/2031", { dates: { start: "2031-02-03", end: "2031-02-05" } }, "2031-02-03"],
    ["a language with one order", "02/03/2031", { language: "fr" }, "2031-03-02"],
    ["American English", "02/03/2031", { language: "en-US" }, "2031-02-03"],
    ["English alone settles nothing", "02/03/2031", {}, null],
    ["two orders in one file settle nothing", "02/03/2031 14/03/2031 02/14/2031", { language: "fr" }, null],
  ])("is settled by %s", (_, text, book, date) => {
    expect(read(text, "02/03/2031", book)).toBe(date);
  });
});

describe("times of other languages", () => {
  it.each([
    ["９：３０", "09:30"],
    ["٠٩:٣٠", "09:30"],
    ["۱۴:۰۵", "14:05"],
    ["9.30 óra", "09:30"],
    ["du. 2 óra", "14:00"],
    ["10:30 hod.", "10:30"],
    ["8:15 μ.μ.", "20:15"],
    ["10:00 ص", "10:00"],
    ["1:30 م", "13:30"],
    ["09.45 น.", "09:45"],
    ["午前10時", "10:00"],
    ["午後0時30分", "12:30"],
    ["12時半", "12:30"],
    ["上午9:00", "09:00"],
    ["下午3点半", "15:30"],
    ["오전 9시 30분", "09:30"],
    ["오후 2:30", "14:30"],
    ["9 giờ sáng", "09:00"],
    ["kl. 9.15", "09:15"],
    ["klo 14", "14:00"],
    ["a las 9:30", "09:30"],
    ["godz. 9.00", "09:00"],
    ["saat 14:30", "14:30"],
    ["в 9 часов", "09:00"],
    ["9:30:00", "09:30"],
    ["9 de la mañana", "09:00"],
    ["9", null],
    ["晚上12点", null],
    ["13時65分", null],
  ])("%s", (written, time) => {
    expect(meant("a time of day such as 09:00", written)).toBe(time);
  });

  it("begins at the midnight that follows what is before it on its day", () => {
    const at = (text: string) => {
      const start = text.indexOf("midnight");
      const node = { ...scalar("midnight"), start, end: start + 8 };
      const found = meaningsIn(text, { language: "en", dates: null }).value(
        "a time of day such as 09:00",
        "start",
        node,
      );
      return found && "value" in found ? found.value : null;
    };
    expect(at('date: 1\nstart: "21:00"\nstart: midnight')).toBe("24:00");
    expect(at('date: 1\nstart: midnight\nstart: "09:00"')).toBe("00:00");
    expect(at("date: 1\nstart: midnight\n")).toBeNull();
  });
});

describe("durations of other languages", () => {
  it.each([
    ["20 perc", 20],
    ["20分", 20],
    ["२० मिनट", 20],
    ["1 час 30 мин", 90],
    ["1 fortnight", null],
  ])("%s", (written, minutes) => {
    expect(meant("a number of minutes", written)).toBe(minutes);
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
