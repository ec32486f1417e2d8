// Breaks and social events by their titles: in every language that has labels, and nothing else.
import { describe, expect, it } from "vitest";
import { labelLanguages } from "../../src/language/labels.ts";
import { pauseIn } from "../../src/language/pauses.ts";

const breaks: Readonly<Record<string, readonly string[]>> = {
  ar: ["استراحة القهوة"],
  bg: ["Кафе пауза", "Обяд"],
  ca: ["Pausa cafè"],
  cs: ["Přestávka na kávu", "Oběd"],
  da: ["Kaffepause", "Frokost"],
  de: ["Kaffeepause", "Mittagessen", "Pause", "Tee"],
  el: ["Διάλειμμα για καφέ"],
  en: ["Coffee break", "Lunch", "Afternoon tea", "BREAK"],
  es: ["Pausa para el café", "Almuerzo"],
  et: ["Kohvipaus", "Lõuna"],
  eu: ["Atsedenaldia"],
  fa: ["ناهار"],
  fi: ["Kahvitauko", "Lounas"],
  fr: ["Pause café", "Déjeuner", "Pause déjeuner"],
  ga: ["Sos caife", "Lón"],
  gl: ["Pausa para o café"],
  he: ["הפסקת קפה"],
  hi: ["चाय"],
  hr: ["Pauza za kavu", "Ručak"],
  hu: ["Kávészünet", "Ebéd"],
  id: ["Istirahat", "Rehat kopi"],
  is: ["Kaffihlé", "Hádegismatur"],
  it: ["Pausa caffè", "Pranzo"],
  ja: ["休憩", "コーヒーブレイク", "昼食"],
  ko: ["커피 브레이크", "점심 식사"],
  lt: ["Kavos pertrauka", "Pietūs"],
  lv: ["Kafijas pauze", "Pusdienas"],
  mt: ["Pawża"],
  nb: ["Kaffepause", "Lunsj"],
  nl: ["Koffiepauze", "Lunch"],
  nn: ["Kaffipause"],
  pl: ["Przerwa kawowa", "Obiad"],
  pt: ["Pausa para café", "Almoço", "Intervalo"],
  ro: ["Pauză de cafea", "Prânz"],
  ru: ["Кофе-брейк", "Перерыв", "Обед"],
  sk: ["Prestávka na kávu", "Obed"],
  sl: ["Odmor za kavo", "Kosilo"],
  sr: ["Пауза за кафу", "Ручак"],
  "sr-latn": ["Pauza za kafu"],
  sv: ["Kaffepaus", "Lunch", "Fika"],
  th: ["พักรับประทานอาหารว่าง"],
  tr: ["Kahve molası", "Öğle yemeği"],
  uk: ["Перерва на каву", "Обід"],
  vi: ["Giải lao", "Nghỉ trưa"],
  zh: ["茶歇", "午餐"],
  "zh-hant": ["茶敘", "午餐"],
};

describe("a pause in a programme", () => {
  it("has words in every language that has labels", () => {
    expect(labelLanguages.filter((language) => !breaks[language])).toEqual([]);
  });

  it.each(Object.entries(breaks))("is recognized in %s by its title", (language, titles) => {
    expect(titles.filter((title) => pauseIn(title, language) !== "break")).toEqual([]);
  });

  it("is recognized in English in a book of any language", () => {
    expect(pauseIn("Coffee break", "sl")).toBe("break");
    expect(pauseIn("Congress dinner", "ja")).toBe("social");
  });

  it("is social if it is a dinner, a reception, an excursion", () => {
    expect(["Gala dinner", "Welcome reception", "Excursion"].map((title) => pauseIn(title, "en"))).toEqual([
      "social",
      "social",
      "social",
    ]);
    expect(pauseIn("Konferenzdinner", "de")).toBe("social");
    expect(pauseIn("懇親会", "ja")).toBe("social");
  });

  it("is not recognized in a word that only begins like one, or in a title that describes something", () => {
    for (const title of ["Team building", "Break-out sessions", "Breaking news", "Steam and teapots", "", "Opening"]) {
      expect(pauseIn(title, "en"), title).toBeNull();
    }
    expect(pauseIn("How the coffee house made the modern scientific congress", "en")).toBeNull();
  });
});
