// A writing: a script in the forms of a language. That is what fonts are made for: a Japanese text in a font for China
// has the right characters, but in forms that look wrong to its readers.
import { scriptName } from "../language/scripts.ts";
import { keysOf, primaryTag } from "../language/tags.ts";

/** `ja`, `zh-Hans`, `zh-Hant`, `ko`; for the others their script's code (ISO 15924). */
export type Writing = string;

const eastAsianScripts = new Set(["Hani", "Hira", "Kana", "Hang", "Bopo"]);

export function isEastAsian(script: string): boolean {
  return eastAsianScripts.has(script);
}

/** The name of a writing in messages. */
export function writingName(writing: Writing): string {
  return eastAsian[writing]?.name ?? scriptName(writing);
}

/** The writing of a script's characters in a text of a language. `otherwise`: that of ideographs if the language has none. */
export function writingOf(script: string, language: string, otherwise: Writing): Writing {
  if (script === "Hang") return "ko";
  if (script === "Hira" || script === "Kana") return "ja";
  if (script === "Bopo") return "zh-Hant";
  return script === "Hani" ? (ideographsOf(language) ?? otherwise) : script;
}

/** The writing of a language that has ideographs; null for the others. */
export function ideographsOf(language: string): Writing | null {
  const tag = primaryTag(language);
  if (tag === "ja" || tag === "ko") return tag;
  if (!["zh", "yue", "wuu", "lzh", "cmn", "nan", "hak"].includes(tag)) return null;
  return keysOf(language).some((key) => key.endsWith("-hant")) ? "zh-Hant" : "zh-Hans";
}

interface EastAsian {
  readonly name: string;
  /** Matches the names of families made for it; a font for another writing is still better than none. */
  readonly families: RegExp;
  /** Characters that a font for it has. */
  readonly sample: string;
  /** Ends of the names of packages: noto-serif-jp, fonts-jp. */
  readonly packages: readonly string[];
  /** What to install if there is no font. */
  readonly install: { readonly serif: string; readonly sans: string };
}

/** Writings whose fonts are too large to be part of the program. */
export const eastAsian: Readonly<Record<Writing, EastAsian>> = {
  ja: {
    name: "Japanese",
    families:
      /\bjp\b|japan|mincho|明朝|ゴシック|hiragino (?:sans|kaku|maru|mincho)(?! gb| cns)|\byu(?:mincho| mincho|gothic| gothic)\b|meiryo|ms p?(?:gothic|mincho)|\bipa|takao|\bvl p?gothic|biz ud|kozuka|source han (?:sans|serif)$/i,
    sample: "あア漢字働",
    packages: ["jp"],
    install: { serif: "@expo-google-fonts/noto-serif-jp", sans: "@expo-google-fonts/noto-sans-jp" },
  },
  "zh-Hans": {
    name: "Simplified Chinese",
    families:
      /\bsc\b|\bs chinese\b|\bcn\b|\bgb\b|hans\b|simsun|nsimsun|simhei|yahei|dengxian|fangsong|kaiti|songti|heiti sc|stsong|stheiti|wenquanyi|wqy|source han (?:sans|serif) (?:sc|cn)/i,
    sample: "们国这汉字",
    packages: ["sc"],
    install: { serif: "@expo-google-fonts/noto-serif-sc", sans: "@expo-google-fonts/noto-sans-sc" },
  },
  "zh-Hant": {
    name: "Traditional Chinese",
    families:
      /\btc\b|\bt chinese\b|\btw\b|\bhk\b|\bcns\b|hant\b|mingliu|jhenghei|heiti tc|lihei|lisong|uming|ukai|source han (?:sans|serif) (?:tc|tw|hk)/i,
    sample: "們國這漢字",
    packages: ["tc", "hk"],
    install: { serif: "@expo-google-fonts/noto-serif-tc", sans: "@expo-google-fonts/noto-sans-tc" },
  },
  ko: {
    name: "Korean",
    families:
      /\bkr\b|korea|malgun|batang|gulim|dotum|gungsuh|apple ?sd|myungjo|nanum|baekmuk|source han (?:sans|serif) k/i,
    sample: "한글가힣",
    packages: ["kr"],
    install: { serif: "@expo-google-fonts/noto-serif-kr", sans: "@expo-google-fonts/noto-sans-kr" },
  },
};
