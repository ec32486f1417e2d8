import { describe, expect, it } from "vitest";
import { compareIn, indexName, letterOf } from "../../src/language/collation.ts";
import { person } from "../compose/sample-book.ts";

describe("the order of names", () => {
  it("is the language's own", () => {
    const names = ["Zupan", "Čop", "Cankar", "Žagar", "Šubic", "Dolenc", "Slak"];
    expect([...names].sort(compareIn("sl"))).toEqual(["Cankar", "Čop", "Dolenc", "Slak", "Šubic", "Zupan", "Žagar"]);
    expect([...names].sort(compareIn("en")).slice(0, 2)).toEqual(["Cankar", "Čop"]);
  });

  it("sets ch after h in Czech and ö by o in German", () => {
    expect(["Chalupa", "Hrubý", "Cibulka"].sort(compareIn("cs"))).toEqual(["Cibulka", "Hrubý", "Chalupa"]);
    expect(["Ozols", "Öhman", "Ott"].sort(compareIn("de"))).toEqual(["Öhman", "Ott", "Ozols"]);
  });
});

describe("letters", () => {
  it("have marks if the alphabet has them as letters", () => {
    expect(letterOf("Čop", "sl")).toBe("Č");
    expect(letterOf("Čop", "en")).toBe("C");
    expect(letterOf("Chalupa", "cs")).toBe("Ch");
    expect(letterOf("Chalupa", "en")).toBe("C");
    expect(letterOf("Ñandú", "es")).toBe("Ñ");
    expect(letterOf("Işık", "tr")).toBe("I");
    expect(letterOf("İnce", "tr")).toBe("İ");
  });

  it("are those of each alphabet", () => {
    expect(letterOf("Þórsdóttir", "is")).toBe("Þ");
    expect(letterOf("Ówen", "is")).toBe("Ó");
    expect(letterOf("Õunapuu", "et")).toBe("Õ");
    expect(letterOf("Ķirsis", "lv")).toBe("Ķ");
    expect(letterOf("Għarbi", "mt")).toBe("Għ");
    expect(letterOf("Ţurcanu", "ro")).toBe("Ț");
    expect(letterOf("Ấn Độ", "vi")).toBe("Â");
    expect(letterOf("Đặng", "vi")).toBe("Đ");
    expect(letterOf("Ljubić", "sr-Latn")).toBe("Lj");
    expect(letterOf("Ødegård", "no")).toBe("Ø");
  });

  it("are consonants in Thai and Lao, whose vowels may precede them", () => {
    expect(["เกษม", "ไพศาล", "กมล"].map((name) => letterOf(name, "th"))).toEqual(["ก", "พ", "ก"]);
    expect(["ເພັດ", "ໄຊ", "ແກ້ວ"].map((name) => letterOf(name, "lo"))).toEqual(["ພ", "ຊ", "ກ"]);
    expect(letterOf("เกษม", "en")).toBe("ก");
  });

  it("of other scripts are themselves, with figures under a sign", () => {
    expect(letterOf("Ωμέγα", "el")).toBe("Ω");
    expect(letterOf("Яковлев", "ru")).toBe("Я");
    expect(letterOf("3M Labs", "en")).toBe("#");
  });
});

describe("headings of East Asian names", () => {
  it("are rows of the syllabary for kana", () => {
    const headings = ["あべ", "ガモウ", "ゆかわ", "ぱく"].map((name) => letterOf(name, "ja"));
    expect(headings).toEqual(["あ", "か", "や", "は"]);
  });

  it("are initial consonants for Hangul", () => {
    expect(["김철수", "까치", "이영희", "황"].map((name) => letterOf(name, "ko"))).toEqual(["ㄱ", "ㄱ", "ㅇ", "ㅎ"]);
  });

  it("are the letters of pinyin in a Chinese book, and one group in others", () => {
    expect(["陈景润", "华罗庚", "杨振宁", "张益唐"].map((name) => letterOf(name, "zh"))).toEqual(["C", "H", "Y", "Z"]);
    expect(letterOf("湯川秀樹", "ja")).toBe("漢");
  });

  it("are numbers of strokes in Traditional Chinese", () => {
    const names = { 王: "4劃", 李: "7劃", 陳: "11劃", 劉: "15劃", 鄭: "15劃", 蘇: "20劃", 龔: "22劃" };
    for (const [name, heading] of Object.entries(names))
      expect([name, letterOf(name, "zh-TW")]).toEqual([name, heading]);
  });
});

describe("particles", () => {
  it("follow the given name, so that de Gironcoli is found under G", () => {
    expect(indexName(person("Stefano de Gironcoli", "de"), "en")).toBe("Gironcoli, Stefano de");
    expect(indexName(person("Jan van Dyck", "van"), "nl")).toBe("Dyck, Jan van");
  });

  it("come first in Italian", () => {
    expect(indexName(person("Stefano de Gironcoli", "de"), "it")).toBe("de Gironcoli, Stefano");
  });

  it("and commas are absent from Chinese, Japanese and Korean names", () => {
    const written = (printed: string, family: string, given: string) => ({
      ...person(printed),
      printed,
      family,
      given,
    });
    expect(indexName(written("山崎天", "山", "崎天"), "ja")).toBe("山崎天");
    expect(indexName(written("湯川 秀樹", "湯川", "秀樹"), "en")).toBe("湯川 秀樹");
    expect(indexName(written("김철수", "김", "철수"), "ko")).toBe("김철수");
  });

  it("and commas are absent from Hungarian names in Hungarian books, and from Vietnamese ones", () => {
    const western = (given: string, family: string) => ({ ...person(`${given} ${family}`), given, family });
    expect(indexName(western("Nagy", "Péter"), "hu")).toBe("Nagy Péter");
    expect(indexName(western("Péter", "Nagy"), "hu")).toBe("Nagy, Péter");
    expect(indexName(western("Nagy", "Péter"), "en")).toBe("Péter, Nagy");
    expect(indexName(western("Nguyễn Văn", "Bình"), "en")).toBe("Nguyễn Văn Bình");
    expect(indexName(western("Văn Bình", "Nguyễn"), "vi")).toBe("Nguyễn, Văn Bình");
    expect(indexName(western("Ada", "Bell"), "vi")).toBe("Bell, Ada");
  });

  it("and commas are absent from Thai and Ethiopian names, and Arabic names have their own comma", () => {
    const name = (given: string, family: string, title = "") => ({
      ...person(`${title}${given} ${family}`),
      given,
      family,
    });
    expect(indexName(name("ลีนา", "สุขใจ", "ดร. "), "th")).toBe("ลีนา สุขใจ");
    expect(indexName(name("ሊና", "ታደሰ"), "en")).toBe("ሊና ታደሰ");
    expect(indexName(name("لينا", "حسن"), "ar")).toBe("حسن، لينا");
    expect(indexName(name("Kovács", "Béla", "Dr. "), "hu")).toBe("Kovács Béla");
  });

  it("are absent from single names", () => {
    expect(indexName(person("Plato"), "en")).toBe("Plato");
  });
});
