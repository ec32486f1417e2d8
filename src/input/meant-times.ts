// Times of day and durations as people write them → the book's form, if only one thing can be meant: “9 óra”, “٠٩:٣٠”,
// “下午3点半”, “8:00 μ.μ.”, “noon”, “25 perc”.
import { plainFigures } from "../model/figures.ts";
import type { MeantValue } from "../source/schema-fault.ts";

const words = (list: string): string => list.replaceAll(".", "\\.").replaceAll(" ", "|").replaceAll("_", "\\s?");

/** Before noon, and after it: abbreviations and words, before the hour or after it. */
const morning = words(
  "a._m. a.m am vorm. vormittags morgens früh du_matin de_la_mañana del_mattino da_manhã ráno dop. de. délelőtt rano пп преди_обяд утра ранку fm ap öö sabah ص صباحا صباحًا ق.ظ. ق.ظ قبل_از_ظهر صبح בבוקר π._μ. π.μ पूर्वाह्न सुबह sa sáng pagi 午前 上午 早上 凌晨 오전 새벽",
);
const afternoon = words(
  "p._m. p.m pm nachm. nachmittags abends de_l['’]après-midi du_soir de_la_tarde de_la_noche del_pomeriggio di_sera da_tarde da_noite odp. du. délután este сл.обяд вечера дня вечора em kv ip ös م مساء مساءً ب.ظ. ب.ظ بعد_از_ظهر عصر אחה[\"״]צ אחר_הצהריים בערב μ._μ. μ.μ अपराह्न शाम ch chiều tối sore malam 午後 下午 晚上 傍晚 오후 저녁",
);
/** What is said before a time (“kl. 9”), and after it (“9 hod.”). */
const before = words(
  "um gegen ab kl. kl klo at à a_las às alle ore ora godz. g. o w в о у saat ساعة الساعة ساعت בשעה שעה pukul lúc ώρα ura",
);
const hourSigns = words(
  "h hrs. hrs hr hours uhr o['’]clock hod. hod óra órakor ч. ч час часов часа год. год godz. giờ น. น นาฬิกา בשעה ωρα ώρα val. ura",
);

const opening = new RegExp(`^(?:(?:${before})\\s?(?=\\d))`, "u");
const halves = [
  [new RegExp(`^(?:${morning})\\s?(?=\\d)|(?<=[\\d\\p{L}.半])\\s?(?:${morning})$`, "u"), "morning"],
  [new RegExp(`^(?:${afternoon})\\s?(?=\\d)|(?<=[\\d\\p{L}.半])\\s?(?:${afternoon})$`, "u"), "afternoon"],
] as const;
const hourBehind = new RegExp(`(?<=\\d)\\s?(?:${hourSigns})$`, "u");
const clock =
  /^([01]?\d|2[0-4])(?:\s?(?::|\.|h|uhr|ч\.?|時|点|點|时|시|giờ)\s?([0-5]\d)(?::[0-5]\d(?:\.0+)?)?\s?(?:分|분|мин\.?|min\.?|phút|m)?|\s?(?:時|点|點|时|시)(半|반)?(?:整|정각)?)?$/u;

const noon =
  /^(?:12 )?(?:noon|midday|mittags?|midi|mediodía|mezzogiorno|meio-dia|południe|poledne|dél|delet|полдень|полудень|öğle|μεσημέρι|ظهر|ظهرا|ظهرًا|正午|中午|정오)$/;
const isMidnight =
  /^(?:12 )?(?:midnight|mitternacht|minuit|medianoche|mezzanotte|meia-noite|północ|půlnoc|éjfél|полночь|північ|gece yarısı|μεσάνυχτα|منتصف الليل|نیمه شب|深夜0時|午夜|자정)$/;

/** `hasEarlier`: whether another time is given before this one on the same day; null if that is not known. */
export function timeMeant(
  written: string,
  key: string | null,
  hasEarlier: () => boolean | null = () => null,
): MeantValue | null {
  const text = plainFigures(written).normalize("NFC").toLowerCase().trim();
  if (noon.test(text)) return { value: "12:00" };
  if (isMidnight.test(text)) {
    // An end at midnight is the midnight after the day; a start is the one after what precedes it on the same day.
    if (key === "end") return { value: "24:00" };
    const earlier = hasEarlier();
    if (earlier === true) return { value: "24:00" };
    return earlier === false
      ? { value: "00:00" }
      : { hint: "write “00:00” if the day begins with it, “24:00” if it ends with it" };
  }
  const time = timeOf(text);
  return time === null ? null : { value: time };
}

function timeOf(text: string): string | null {
  let rest = text.replace(opening, "");
  let half: "morning" | "afternoon" | null = null;
  for (const [sign, name] of halves) {
    const without = rest.replace(sign, "");
    if (without === rest) continue;
    half = name;
    rest = without;
    break;
  }
  rest = rest.replace(opening, "").replace(hourBehind, "").trim();
  const found = clock.exec(rest);
  // A bare number is not a time unless something says so.
  if (!found || (half === null && /^\d+$/.test(text))) return null;
  const minutes = found[2] ?? (found[3] === undefined ? "00" : "30");
  const hour = Number(found[1]);
  // “晚上12点” is midnight.
  if (half === "afternoon" && hour === 12 && /晚上|저녁|abends|noche|soir/u.test(text)) return null;
  const of = half === "afternoon" && hour < 12 ? hour + 12 : half === "morning" && hour === 12 ? 0 : hour;
  return `${String(of).padStart(2, "0")}:${minutes}`;
}

const minuteSigns = words(
  "' ’ ′ m min. min mins. mins minutes minute minuten minuti minutos minut minuty perc dk. dk dakika мин. мин минут хв. хв хвилин λεπτά λεπτα minutter minuutti minuuttia minuter دقيقة دقیقه דקות दक़ीक़ा मिनट นาที phút menit 分 分钟 分鐘 分間 분",
);
const hourWords = words(
  "h hrs. hrs hr hours hour stunden stunde std. heures heure horas hora ore ora godz. hod. óra час часа ч. 時間 小时 小時 시간",
);
const short = new RegExp(`^(\\d{1,4})\\s?(?:${minuteSigns})?$`, "u");
const long = new RegExp(
  `^(?:pt)?(\\d{1,2})(?:[.,](5))?\\s?(?:${hourWords})\\.?(?:\\s?(\\d{1,2})\\s?(?:${minuteSigns})?)?$`,
  "u",
);

export function minutesOf(written: string): number | null {
  const text = plainFigures(written).normalize("NFC").toLowerCase().trim();
  const minutes = short.exec(text)?.[1];
  if (minutes !== undefined) return Number(minutes);
  const hours = long.exec(text);
  if (hours) return Number(hours[1]) * 60 + (hours[2] ? 30 : 0) + Number(hours[3] ?? 0);
  const iso8601 = /^pt(\d{1,4})m$/.exec(text)?.[1];
  if (iso8601 !== undefined) return Number(iso8601);
  // “0:20” is minutes; “1:30” may be either.
  const colon = /^0:([0-5]\d)$/.exec(text)?.[1];
  return colon === undefined ? null : Number(colon);
}

/** A time without words that say how sure it is: “ca. 9:00”, “9:00 (tbc)”, “18:00?”. */
export function withoutDoubt(written: string): string {
  return written
    .replace(
      /^(?:approx\.?|approximately|about|around|circa|ca\.?|c\.|~|≈|at|from|ab|etwa|vers|hacia|verso|około|ok\.)\s{0,5}/i,
      "",
    )
    .replace(/\s{0,5}(?:\((?:tb[acd]|tentative|provisional|approx\.?)\)|[?+])$/i, "");
}
