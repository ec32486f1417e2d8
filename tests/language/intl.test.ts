// What the order of indices, the words of scripts without spaces and the names of scripts take from Intl must be the
// same in each version of Node, since it affects what a book prints. The file beside this one is the common result; CI
// runs it on the oldest and the newest.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { compareIn, letterOf } from "../../src/language/collation.ts";
import { scriptCode, scriptName } from "../../src/language/scripts.ts";
import { phraseCosts } from "../../src/paragraph/phrases.ts";
import { dictionaryWords } from "../../src/paragraph/word-breaks.ts";
import { expectGolden } from "../support/golden.ts";

const languages = (
  "ar bg ca cs da de el en es et eu fa fi fr fr-CA ga gl he hi hr hu id is it ja ko lt lv mk mt nb nl nn pl pt ro ru sk sl sr " +
  "sr-Latn sv th tr uk vi zh zh-Hant"
).split(" ");
const names =
  `Šašo Čapek Cerny Chvátal Łukasz Lange Ångström Aalto Øster Äijö Özil Ozan Ćosić Đorđe Dorđe Ñáñez Nunez Llull Lopez Ümit Ulm
İnci Isik Işık Ğan Ţepeş Șerban Serban Þór Thor Æbler Œuvre O'Neil Oneil O’Brien Ágnes Zsolt Szabo Csaba Cyrus Gyula Lyra Nyíri Tyler IJzer 2D
10nm 9nm α-Fe Straße Strasse Yılmaz Yilmaz Ženja Ёлкин Елкин Йорданов Иванов Ґудзь Гудзь Єва Ева Їжак Іван Ћирић Ђорђевић Љубић Његош Џорџ
Ѓорче Ќе Αλέξης Άννα Ώρα אברהם בן-דוד أحمد إبراهيم آدم محمد پارسا چنگیز गुप्ता शर्मा क्षेत्र ज्ञान กมล แก้ว เอก ไทย ขวัญ 木村 山田 佐藤 鈴木 田中 王伟
李娜 张三 陈晨 欧阳 歐陽 張 陳 林 黃 吳 やまだ ヤマダ さとう サトウ がく かく 김철수 이영희 박 최 까치 Đặng Đinh Dang Ăn Ân Ơi Ưu Nguyễn Nguyen Trần Tran Phạm
Ä A a Á á Z z Ž ž co-op coop Müller Mueller Muller Śliwa Sliwa Źdźbło Żak Għar Ħal Ġwanni Ċensa Ķēniņš Ģirts Õun Ýbl 1st 20th C++ .NET`.split(
    /\s+/,
  );

/** The first article in a language, from the book of many. */
function article(language: string): string {
  const book = readFileSync(join(import.meta.dirname, "../whole-books/languages/abstracts/article-1.yaml"), "utf8");
  const [, text = ""] = book.split(`- id: ${language}\n`)[1]?.split("abstract: |\n") ?? [];
  return (
    text
      .split("\n- id:")[0]
      ?.replace(/[*\s]+/g, " ")
      .trim() ?? ""
  );
}

const cut = (text: string, language: string) => {
  const costs = phraseCosts(text, language);
  return [...text].map((character, at) => `${at > 0 && !costs?.get(at) ? "|" : ""}${character}`).join("");
};

it("is the same on each version of Node", () => {
  const codes = new Set(Array.from({ length: 0x3200 }, (_, code) => scriptCode(code)).filter((code) => code !== ""));
  const lines = [
    ...languages.map((language) => {
      const sorted = [...names].sort(compareIn(language));
      return `${language}: ${sorted.map((name) => `${letterOf(name, language)}/${name}`).join(" ")}`;
    }),
    ...["th", "lo", "km", "my"].map((language) => `${language}: ${dictionaryWords(article(language)).join("|")}`),
    ...["ja", "zh-hans", "zh-hant"].map((language) => `${language}: ${cut(article(language), language)}`),
    [...codes].map((code) => `${code} ${scriptName(code)}`).join(", "),
  ];
  expect(lines.length).toBe(languages.length + 8);
  expectGolden(`${lines.join("\n")}\n`, join(import.meta.dirname, "intl.txt"));
});
