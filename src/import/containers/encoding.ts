// Bytes → text: UTF-8 and UTF-16 by their byte order marks and their patterns, the code pages of old spreadsheets by
// the words that they would produce. Every guess is reported.
import { decodeWindows1252 } from "../../source/windows-1252.ts";

export interface Decoded {
  readonly text: string;
  /** The encoding's name as people know it. */
  readonly encoding: string;
  readonly guessed: boolean;
  /** The number of bytes that are not a character. */
  readonly faults: number;
}

export function decodeText(bytes: Uint8Array): Decoded {
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf)
    return decoded(bytes.subarray(3), "utf-8", "UTF-8", false);
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return decoded(bytes.subarray(2), "utf-16le", "UTF-16", false);
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return decoded(bytes.subarray(2), "utf-16be", "UTF-16", false);
  const wide = wideOf(bytes);
  if (wide) return decoded(bytes, wide, "UTF-16", true);
  try {
    return {
      text: new TextDecoder("utf-8", { fatal: true }).decode(bytes),
      encoding: "UTF-8",
      guessed: false,
      faults: 0,
    };
  } catch {
    return guess(bytes);
  }
}

function decoded(bytes: Uint8Array, label: string, encoding: string, guessed: boolean): Decoded {
  const text = decodeAs(label, bytes);
  return { text, encoding, guessed, faults: text.split("\ufffd").length - 1 };
}

function decodeAs(label: string, bytes: Uint8Array): string {
  return label === "windows-1252" ? decodeWindows1252(bytes) : new TextDecoder(label).decode(bytes);
}

/** UTF-16 without a mark: every second byte of Latin text is zero. */
function wideOf(bytes: Uint8Array): "utf-16le" | "utf-16be" | null {
  const length = Math.min(bytes.length, 2000) & ~1;
  if (length < 8) return null;
  const zeros = [0, 0];
  for (let at = 0; at < length; at++) if (bytes[at] === 0) zeros[at & 1] = (zeros[at & 1] ?? 0) + 1;
  const [even = 0, odd = 0] = zeros;
  if (odd > length / 5 && even < odd / 10) return "utf-16le";
  return even > length / 5 && odd < even / 10 ? "utf-16be" : null;
}

const pages = [
  ["windows-1252", "Windows-1252"],
  ["windows-1250", "Windows-1250"],
  ["macintosh", "MacRoman"],
  ["windows-1251", "Windows-1251"],
  ["windows-1253", "Windows-1253"],
  ["windows-1254", "Windows-1254"],
  ["shift_jis", "Shift JIS"],
  ["gb18030", "GB 18030"],
  ["euc-kr", "EUC-KR"],
] as const;

/** UTF-8 with bytes from elsewhere; otherwise the code page that gives the most plausible words. */
function guess(bytes: Uint8Array): Decoded {
  const loose = new TextDecoder("utf-8").decode(bytes);
  const faults = loose.split("\ufffd").length - 1;
  const wide = loose.match(/[\u0080-\ufffc]/g)?.length ?? 0;
  const foreign = loose.split("\n").filter((line) => /[\u0080-\uffff]/.test(line));
  // In other encodings, hardly a line is UTF-8 by chance.
  const whole = foreign.filter((line) => !line.includes("\ufffd")).length;
  if (wide > faults * 3 || whole > foreign.length / 3) return mixed(bytes);
  const best = pages
    .map(([label, encoding]) => ({ encoding, text: decodeAs(label, bytes) }))
    .map((one, index) => ({ ...one, score: plausibility(one.text) - index * 0.001 }))
    .reduce((a, b) => (b.score > a.score ? b : a));
  return { text: best.text, encoding: best.encoding, guessed: true, faults: best.text.split("\ufffd").length - 1 };
}

/** Files pasted together from two encodings: each line is decoded by itself. */
function mixed(bytes: Uint8Array): Decoded {
  const lines: string[] = [];
  let faults = 0;
  for (let from = 0; from <= bytes.length; ) {
    const newline = bytes.indexOf(0x0a, from);
    const end = newline === -1 ? bytes.length : newline;
    const line = bytes.subarray(from, end);
    try {
      lines.push(new TextDecoder("utf-8", { fatal: true }).decode(line));
    } catch {
      faults++;
      lines.push(decodeWindows1252(line));
    }
    from = end + 1;
  }
  return {
    text: lines.join("\n"),
    encoding: `UTF-8, and Windows-1252 in ${faults} ${faults === 1 ? "line" : "lines"}`,
    guessed: true,
    faults: 0,
  };
}

/** How much the letters beyond ASCII look like parts of words, averaged over these characters. */
export function plausibility(text: string): number {
  let score = 0;
  let count = 0;
  for (const match of text.slice(0, 200_000).matchAll(/[\u0080-\uffff]+/g)) {
    const [run] = match;
    const before = text.charAt(match.index - 1);
    const after = text.charAt(match.index + run.length);
    for (const character of run) {
      count++;
      score += scoreOf(character, before, after, run.length);
    }
  }
  return count === 0 ? 0 : score / count;
}

/** Letters that are common in European languages. */
const common = /[éèêëáàâäãåíìîïóòôöõøúùûüýñçšžčćđłńśźżąęěřůťďňőűßæœğışİ]/i;

function scoreOf(character: string, before: string, after: string, length: number): number {
  if (character === "\ufffd" || /\p{Cc}|\p{Co}|\p{Cn}/u.test(character)) return -4;
  const inWord = /[a-z]/.test(before) || /[a-z]/.test(after);
  if (/\p{Lu}/u.test(character)) return /[a-z]/.test(before) ? -2 : common.test(character) ? 0.8 : -0.2;
  // In Polish a soft n before a vowel is written “ni”; Spanish has its own letter there.
  if (character === "ń" && /[aeiou]/i.test(after)) return -0.5;
  if (/\p{Ll}/u.test(character))
    return common.test(character) ? (inWord ? 1.2 : 0.4) : inWord ? 0.1 : length > 2 ? 0.9 : -0.4;
  if (/\p{Lo}/u.test(character)) return length > 3 ? 0.6 : -1;
  if (/[–—“”‘’„«»…•°±×µ€§©®½¼²³·]/.test(character))
    return /[a-z]/.test(before) && /[a-z]/.test(after) && character !== "’" ? -1.5 : 0.7;
  return inWord ? -2 : -0.5;
}
