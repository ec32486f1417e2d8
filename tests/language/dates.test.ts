import { describe, expect, it } from "vitest";
import {
  dateAndWeekday,
  dateRange,
  dayAndMonth,
  longDate,
  time,
  timeRange,
  weekday,
} from "../../src/language/dates.ts";

describe("dates", () => {
  it("join what the two days of a range share", () => {
    expect(dateRange("2024-05-13", "2024-05-17", "en")).toBe("13–17 May 2024");
    expect(dateRange("2024-05-30", "2024-06-02", "en")).toBe("30 May – 2 June 2024");
    expect(dateRange("2024-05-13", "2024-05-13", "en")).toBe("13 May 2024");
  });

  it("are written in the style of the language", () => {
    expect(longDate("2024-05-13", "de")).toBe("13. Mai 2024");
    expect(longDate("2024-05-13", "en-US")).toBe("May 13, 2024");
    expect(dayAndMonth("2024-05-13", "fr")).toBe("13 mai");
    expect(weekday("2024-05-14", "en")).toBe("Tuesday");
    expect(weekday("2024-05-14", "sl")).toBe("Torek");
  });

  it("count years and write figures in the style of the country", () => {
    expect(longDate("2026-11-30", "th")).toBe("30 พฤศจิกายน 2569");
    expect(longDate("2024-03-20", "fa")).toBe("۱ فروردین ۱۴۰۳");
    expect(dateRange("2024-05-13", "2024-05-17", "fa")).toBe("۲۴ تا ۲۸ اردیبهشت ۱۴۰۳");
  });

  it("precede their weekday in Chinese, Japanese and Korean, and a range repeats what it must", () => {
    expect(dateAndWeekday("2024-03-12", "ja")).toBe("3月12日（火）");
    expect(dateAndWeekday("2024-03-12", "zh-TW")).toBe("3月12日（星期二）");
    expect(dateAndWeekday("2024-03-12", "ko")).toBe("3월 12일(화)");
    expect(dateAndWeekday("2024-03-12", "en")).toBeNull();
    expect(dateRange("2024-03-12", "2024-03-14", "ja")).toBe("2024年3月12日–14日");
    expect(dateRange("2024-03-30", "2024-04-02", "zh")).toBe("2024年3月30日–4月2日");
    expect(dateRange("2024-03-12", "2024-03-14", "ko")).toBe("2024년 3월 12일~14일");
  });

  it("name their month in a range too", () => {
    expect(dateRange("2024-05-13", "2024-05-17", "cs")).toBe("13.–17. května 2024");
    expect(dateRange("2024-05-30", "2024-06-02", "hr")).toBe("30. svibnja – 2. lipnja 2024.");
    expect(dateRange("2024-12-30", "2025-01-02", "hu")).toBe("2024. december 30. – 2025. január 2.");
  });

  it("end in Basque as the number is spoken", () => {
    expect(longDate("2024-05-13", "eu")).toBe("2024ko maiatzaren 13a");
    expect(longDate("2025-05-11", "eu")).toBe("2025eko maiatzaren 11");
  });

  it("use the region's months", () => {
    expect(longDate("2024-01-13", "de-AT")).toBe("13. Jänner 2024");
    expect(longDate("2024-01-13", "de-CH")).toBe("13. Januar 2024");
  });

  it("do not move with the machine's time zone", () => {
    const zone = process.env.TZ;
    process.env.TZ = "Pacific/Kiritimati";
    expect(weekday("2024-05-14", "it")).toBe("Martedì");
    process.env.TZ = zone;
  });

  it("fall back to English, as labels do, for a language without a calendar and for an invalid tag", () => {
    expect(longDate("2024-05-13", "eo")).toBe("13 May 2024");
    expect(longDate("2024-05-13", "not a tag")).toBe("13 May 2024");
    expect(weekday("2024-05-14", "not a tag")).toBe("Tuesday");
  });

  it("exist for languages without labels", () => {
    expect(dateRange("2024-05-30", "2024-06-02", "lo")).toBe("30 ພຶດສະພາ – 2 ມິຖຸນາ 2024");
    expect(longDate("2024-05-13", "hy")).toBe("13 մայիսի, 2024 թ.");
    expect(dateRange("2024-05-13", "2024-05-17", "bn")).toBe("১৩–১৭ মে, ২০২৪");
  });

  it("begin the Iranian year as its calendar does, in each version of Intl", () => {
    // Leap years of the official calendar: the year after one begins on 20 March rather than on the 21st, and so on.
    const starts = {
      1399: "2020-03-20",
      1400: "2021-03-21",
      1404: "2025-03-21",
      1408: "2029-03-20",
    };
    for (const [year, date] of Object.entries(starts))
      expect(longDate(date, "fa")).toBe(`۱ فروردین ${[...year].map((digit) => "۰۱۲۳۴۵۶۷۸۹"[Number(digit)]).join("")}`);
  });
});

describe("times", () => {
  it("are written in 24 or 12 hours", () => {
    expect(time(9 * 60 + 5, "en", 24)).toBe("09:05");
    expect(time(13 * 60 + 30, "en-US", 12)).toBe("1:30\u00a0PM");
  });

  it("past midnight start again", () => {
    expect(time(1440 + 30, "en", 24)).toBe("00:30");
  });

  it("make ranges of what is known", () => {
    expect(timeRange(540, 630, "en", 24)).toBe("09:00–10:30");
    expect(timeRange(540, null, "en", 24)).toBe("09:00");
    expect(timeRange(null, 630, "en", 24)).toBe("");
  });
});

describe("noon and midnight by the clock of twelve hours", () => {
  it.each(["en", "he", "ja", "de"])("are twelve, never zero, in %s", (language) => {
    expect(time(720, language, 12)).toMatch(/12:00/);
    expect(time(0, language, 12)).toMatch(/12:00/);
  });
});
