// What the script of a text requires of its setting: more leading if its letters reach far above and below the line in
// its face; ragged lines if words are long and there are no patterns to divide them. In: the letters of a paragraph.
// Out: how to set it.
import { scriptCode } from "../language/scripts.ts";
import { scriptOfLanguage } from "../language/tags.ts";
import { hasPatterns } from "./hyphenate.ts";
import type { ShapingStyle } from "./shaping-style.ts";

export interface ScriptSetting {
  /** Minimum distance from baseline to baseline, in em. */
  readonly leading: number;
  readonly ragged: boolean;
}

/** The tallest and the deepest characters of running text, by script. */
const samples: Readonly<Record<string, string>> = {
  Arab: "إلأيج",
  Beng: "র্কিষ্ণূ",
  Deva: "र्किद्धूञ्ज",
  Gujr: "ર્કિદ્ધૂ",
  Guru: "ਕਿੰਦ੍ਰੂ",
  Khmr: "ក្រុំស៊ើញ្ញឺ",
  Knda: "ರ್ಕಿಷ್ಣೂ",
  Laoo: "ປູ່ຫຼື້ຢູ່",
  Mlym: "ർക്കിഷ്ണൂ",
  Mong: "ᠮᠣᠩᠭᠣᠯ",
  Mymr: "ကြို့ဣန္ဒြူ",
  Orya: "ର୍କିଷ୍ଣୂ",
  Sinh: "ක්‍රීඳූ",
  Syrc: "ܐܢܫܐ",
  Taml: "கீழூஞௌ",
  Telu: "ర్కిష్ణూ",
  Thaa: "ދިވެހިޖު",
  Thai: "ปู่ฎี้ญู",
  Tibt: "རྐྱེརྒྱུསྒྲི",
};

/** Ideographs fill their squares, and are set with more space between lines than letters (JLREQ 2.5.2, CLREQ 2.3). */
const ideographLeading = 1.62;
/** Between the lowest stroke of one line and the highest of the next. */
const clearance = 0.1;
/** The maximum for stacked letters: stacks of three are rare. */
const mostLeading = 1.95;
/** Scripts whose lines end between words that are not divided: with patterns they are justified. */
const longWords = new Set([
  "Beng",
  "Deva",
  "Ethi",
  "Gujr",
  "Guru",
  "Knda",
  "Mlym",
  "Mong",
  "Orya",
  "Sinh",
  "Syrc",
  "Taml",
  "Telu",
  "Tibt",
]);
/** A smaller share of a paragraph does not decide. */
const leastShare = 0.3;

const notLatin = /[\u0590-\u1cff\u2d80-\u2ddf\u2e80-\ud7ff\ua8e0-\uabff\uf900-\ufaff\ufb1d-\ufdff]/;

/** Whether the script of a text may require something; false for Latin, Greek, Cyrillic. */
export function mayAsk(text: string): boolean {
  return notLatin.test(text);
}

/** Null if the paragraph is set as its style says. */
export function scriptSetting(text: string, language: string, shaping: ShapingStyle): ScriptSetting | null {
  if (!notLatin.test(text)) return null;
  const script = rulingScript(text);
  if (script === "") return null;
  // The patterns of a language divide no words of another: a quotation in Tamil on an English page.
  const isDivided = hasPatterns(language) && scriptOfLanguage(language) === script;
  const ragged = longWords.has(script) && !isDivided;
  if (eastAsian.has(script)) return { leading: ideographLeading, ragged };
  const sample = samples[script];
  return { leading: sample ? Math.min(heightOf(sample, shaping) + clearance, mostLeading) : 0, ragged };
}

const eastAsian = new Set(["Hani", "Hira", "Kana", "Hang", "Bopo"]);

/** The script of most letters, ignoring Latin, if they are numerous enough; those of East Asia count as one. */
function rulingScript(text: string): string {
  const counts = new Map<string, number>();
  let letters = 0;
  for (const character of text) {
    const code = scriptCode(character.codePointAt(0) ?? 0);
    if (code === "") continue;
    letters++;
    const script = eastAsian.has(code) ? "Hani" : code;
    if (script !== "Latn") counts.set(script, (counts.get(script) ?? 0) + 1);
  }
  const [most] = [...counts].sort(([, a], [, b]) => b - a);
  return most && most[1] >= letters * leastShare ? most[0] : "";
}

/** From the lowest to the highest ink, in em. */
function heightOf(sample: string, shaping: ShapingStyle): number {
  let [top, bottom] = [0, 0];
  for (const { run } of shaping.word(sample, false, null).parts) {
    run.glyphs.forEach((glyph, i) => {
      const ink = run.face.ink(glyph);
      if (!ink) return;
      const lift = run.offsets?.[i]?.y ?? 0;
      top = Math.max(top, ink.top + lift);
      bottom = Math.min(bottom, ink.bottom + lift);
    });
  }
  return (top - bottom) / 1000;
}
