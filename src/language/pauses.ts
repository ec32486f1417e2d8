// Finds breaks and social events by their titles, in the languages that have labels, for programmes that do not mark
// them. In: a title, the book's language. Out: a break, a social event, or neither.
import { folded } from "../model/names.ts";
import { recordFor } from "./tags.ts";

export type PauseKind = "break" | "social";

/**
 * Words, folded as in an index; one that ends in `*` also matches the beginning of longer words, such as compounds and
 * inflected forms.
 */
interface PauseWords {
  readonly break: string;
  readonly social: string;
}

const words: Readonly<Record<string, PauseWords>> = {
  ar: { break: "استراحة قهوة شاي غداء الغداء القهوة", social: "عشاء العشاء حفل" },
  bg: { break: "пауза* почивка* кафе чай обяд*", social: "вечеря* прием екскурзия* банкет*" },
  ca: { break: "pausa* descans cafè te dinar esmorzar", social: "sopar recepció excursió banquet gala" },
  cs: { break: "přestávka* káva kávy čaj oběd* občerstvení", social: "večeře recepce výlet* banket* raut" },
  da: { break: "pause* kaffe* te tepause* frokost*", social: "middag* festmiddag* reception* udflugt* banket*" },
  de: {
    break: "pause* kaffee* tee teepause* mittag* mittagessen imbiss*",
    social: "abendessen* konferenzdinner galadinner dinner gala* empfang* ausflug* exkursion* bankett*",
  },
  el: { break: "διάλειμμα* καφές καφέ τσάι γεύμα*", social: "δείπνο* δεξίωση* εκδρομή*" },
  en: {
    break: "break breaks coffee tea lunch luncheon refreshment refreshments intermission recess coffeebreak lunchbreak",
    social: "dinner banquet reception excursion gala party barbecue",
  },
  es: {
    break: "pausa* descanso* café té almuerzo* comida receso refrigerio",
    social: "cena* recepción excursión banquete cóctel gala",
  },
  et: {
    break: "vaheaeg* kohvipaus* kohv tee teepaus* lõuna* paus*",
    social: "õhtusöök* vastuvõtt* ekskursioon* bankett*",
  },
  eu: { break: "atsedenaldi* kafe* tea bazkari*", social: "afari* harrera* txango* oturuntza*" },
  fa: { break: "استراحت قهوه چای ناهار نهار پذیرایی", social: "شام ضیافت گردش" },
  fi: {
    break: "tauko* kahvi* kahvitauko* tee teetauko* lounas* lounastauko*",
    social: "illallinen* illallis* vastaanotto* retki* juhla*",
  },
  fr: {
    break: "pause* café thé déjeuner* repas collation",
    social: "dîner* réception* excursion* banquet* cocktail* gala",
  },
  ga: { break: "sos caife tae lón", social: "dinnéar fáiltiú turas" },
  gl: { break: "pausa* descanso* café té xantar*", social: "cea recepción excursión banquete gala" },
  he: { break: "הפסקה הפסקת קפה תה צהריים כיבוד", social: "ערב סיור קבלת" },
  hi: { break: "विराम अवकाश चाय कॉफ़ी कॉफी जलपान भोजन मध्याह्न", social: "रात्रिभोज" },
  hr: { break: "pauza* stanka* kava kave čaj ručak*", social: "večera* domjenak* izlet* banket* primanje" },
  hu: { break: "szünet* kávé* kávészünet* tea ebéd* ebédszünet*", social: "vacsora* fogadás* kirándulás* bankett*" },
  id: { break: "istirahat rehat kopi teh makan ishoma", social: "jamuan gala resepsi wisata" },
  is: { break: "hlé* kaffi* kaffihlé* te hádegis*", social: "kvöldverður* móttaka* skoðunarferð*" },
  it: {
    break: "pausa* caffè tè pranzo* intervallo* ristoro",
    social: "cena* ricevimento* escursione* gita banchetto* gala",
  },
  ja: {
    break: "休憩 コーヒーブレイク 昼食 昼休み ランチ ティーブレイク",
    social: "懇親会 夕食会 晩餐会 遠足 エクスカーション 宴会",
  },
  ko: { break: "휴식* 커피* 점심* 오찬* 티타임*", social: "만찬* 리셉션* 답사* 연회*" },
  lt: {
    break: "pertrauka* kava kavos arbata arbatos pietūs pietų",
    social: "vakarienė* priėmimas ekskursija* pokylis",
  },
  lv: {
    break: "pārtraukums* pauze* kafija* kafijas tēja pusdienas pusdienu",
    social: "vakariņas vakariņu pieņemšana ekskursija* bankets",
  },
  mt: { break: "pawża waqfa kafè te ikla", social: "riċeviment eskursjoni" },
  nb: { break: "pause* kaffe* te tepause* lunsj*", social: "middag* festmiddag* mottakelse* utflukt* bankett*" },
  nl: {
    break: "pauze* koffie* koffiepauze* thee* theepauze* lunch*",
    social: "diner* receptie* excursie* banket* borrel*",
  },
  nn: { break: "pause* kaffi* te tepause* lunsj*", social: "middag* festmiddag* mottaking* utflukt* bankett*" },
  pl: {
    break: "przerwa* kawa kawowa herbata obiad* obiadowa lunch*",
    social: "kolacja* przyjęcie* wycieczka* bankiet*",
  },
  pt: {
    break: "pausa* intervalo* café chá almoço*",
    social: "jantar* recepção* receção excursão* banquete* coquetel* gala",
  },
  ro: { break: "pauză* pauza* cafea ceai prânz* masă", social: "cină* recepție* excursie* banchet*" },
  ru: { break: "перерыв* кофе кофебрейк кофе-брейк чай обед*", social: "ужин* банкет* экскурсия* фуршет* прием*" },
  sk: { break: "prestávka* káva čaj obed* občerstvenie", social: "večera* recepcia* výlet* banket*" },
  sl: { break: "odmor* kava čaj kosilo* premor* malica*", social: "večerja* sprejem* izlet* banket*" },
  sr: { break: "пауза* одмор* кафа чај ручак*", social: "вечера* пријем* излет* банкет* коктел*" },
  "sr-latn": { break: "pauza* odmor* kafa čaj ručak*", social: "večera* prijem* izlet* banket* koktel*" },
  sv: {
    break: "paus* rast kaffe* kaffepaus* fika* te tepaus* lunch*",
    social: "middag* festmiddag* bankett* mottagning* utflykt* galamiddag*",
  },
  th: { break: "พัก อาหารว่าง กาแฟ อาหารกลางวัน", social: "งานเลี้ยง อาหารค่ำ ทัศนศึกษา" },
  tr: { break: "ara arası mola molası kahve çay öğle", social: "akşam gala resepsiyon gezi kokteyl" },
  uk: { break: "перерва* кава кави чай обід* кава-брейк", social: "вечеря* банкет* екскурсія* фуршет* прийом*" },
  vi: { break: "giải-lao nghỉ trưa trà cà-phê tiệc-trà", social: "tiệc-tối dạ-tiệc tham-quan" },
  zh: { break: "茶歇 休息 午餐 午休 咖啡", social: "晚宴 晚餐 招待会 参观 游览" },
  "zh-hant": { break: "茶歇 茶敘 休息 午餐 午休 咖啡", social: "晚宴 晚餐 招待會 參觀 遊覽" },
};

/** Languages that are written without spaces: a word may be anywhere in the title. */
const unspaced = new Set([words.ja, words.th, words.zh, words["zh-hant"]]);

interface Matcher {
  readonly exact: ReadonlySet<string>;
  readonly beginnings: readonly string[];
  readonly within: readonly string[];
}

const matchers = new Map<string, Matcher>();

/** What a title of a few words names, a break or a social event; English is understood whatever the language. */
export function pauseIn(title: string, language: string): PauseKind | null {
  // “Break-out” is one word, and not a break.
  const plain = folded(title.replaceAll("-", ""));
  const tokens = plain.split(" ");
  if (plain === "" || tokens.length > mostWords) return null;
  const records = [recordFor(words, language), words.en];
  for (const kind of ["social", "break"] as const) {
    if (records.some((record) => record && isNamed(plain, tokens, record, kind))) return kind;
  }
  return null;
}

/** A longer title describes something else. */
const mostWords = 6;

function isNamed(plain: string, tokens: readonly string[], record: PauseWords, kind: PauseKind): boolean {
  const { exact, beginnings, within } = matcherOf(record, kind);
  return (
    tokens.some((token) => exact.has(token) || beginnings.some((beginning) => token.startsWith(beginning))) ||
    within.some((word) => plain.includes(word))
  );
}

function matcherOf(record: PauseWords, kind: PauseKind): Matcher {
  const text = record[kind];
  const known = matchers.get(text);
  if (known) return known;
  const list = text.split(" ");
  const isWithin = (word: string) => unspaced.has(record) || word.includes("-");
  const made: Matcher = {
    exact: new Set(list.filter((word) => !word.endsWith("*") && !isWithin(word)).map(folded)),
    beginnings: list.filter((word) => word.endsWith("*")).map((word) => folded(word.slice(0, -1))),
    within: list.filter((word) => !word.endsWith("*") && isWithin(word)).map(folded),
  };
  matchers.set(text, made);
  return made;
}
