// One text with several affiliations, as people paste them → each, with the mark before it: “(1) TU Wien; (2) ETH”,
// “¹Physics, Oslo ²Chemistry, Bergen”, “a) Botany, b) Zoology”, “Lyon, France; Turin, Italy”.
import { splitCountry } from "./countries.ts";

export interface ListedAffiliation {
  /** `1`, `a`; null if there is none. */
  readonly mark: string | null;
  readonly text: string;
}

const superior = "⁰¹²³⁴⁵⁶⁷⁸⁹";
const raised = (label: string) => [...label].map((digit) => superior[Number(digit)] ?? digit).join("");

interface Form {
  readonly write: (label: string) => string;
  /** It may follow a word without a comma, since nothing else looks like it. */
  readonly isClear: boolean;
}

const forms: readonly Form[] = [
  { write: (label) => `(${label})`, isClear: true },
  { write: (label) => `[${label}]`, isClear: true },
  { write: (label) => `<sup>${label}</sup>`, isClear: true },
  { write: (label) => `$^{${label}}$`, isClear: true },
  { write: (label) => `$^${label}$`, isClear: true },
  { write: (label) => `\\textsuperscript{${label}}`, isClear: true },
  { write: (label) => `^${label}^`, isClear: true },
  { write: (label) => `^${label}`, isClear: true },
  { write: raised, isClear: true },
  { write: (label) => `${label})`, isClear: false },
  { write: (label) => `${label}. `, isClear: false },
  { write: (label) => `${label}: `, isClear: false },
  { write: (label) => `${label} - `, isClear: false },
  { write: (label) => `${label} `, isClear: false },
  { write: (label) => label, isClear: false },
];

const numbers = Array.from({ length: 30 }, (_, index) => String(index + 1));
const letters = [..."abcdefghijkl"];

/** The parts of a text; the whole text if it is one affiliation. A mark before a single one is removed if it is clear. */
export function listedAffiliations(written: string): readonly ListedAffiliation[] {
  const text = written.trim();
  const whole = [{ mark: null, text }];
  if (text.length > 2000) return whole;
  return markedParts(text) ?? byCountry(text) ?? whole;
}

/** Whether a text begins with a mark, and which form it has. */
function formOf(text: string, label: string): Form | null {
  return (
    forms.find(({ write }) => {
      const mark = write(label);
      // A superscript is one only if it differs from the figure itself.
      return (
        (mark !== label || /^[\p{Ll}\d](?:\p{Lu}|\p{Lo})/u.test(text)) &&
        text.startsWith(mark) &&
        /^\s{0,9}[\p{L}“"«(]/u.test(text.slice(mark.length))
      );
    }) ?? null
  );
}

function markedParts(text: string): readonly ListedAffiliation[] | null {
  for (const labels of [numbers, letters]) {
    const form = formOf(text, labels[0] ?? "");
    if (!form) continue;
    const parts: ListedAffiliation[] = [];
    let from = 0;
    for (const [index, label] of labels.entries()) {
      const next = placeOf(text, form, labels[index + 1], from + 1);
      const part = text.slice(from + form.write(label).length, next ?? undefined);
      parts.push({ mark: label, text: part.replace(/^[\s:–-]{1,9}/, "").replace(/(?<![\s,;/])[\s,;/]{1,20}$/, "") });
      if (next === null) break;
      from = next;
    }
    if (parts.some((part) => !/\p{L}/u.test(part.text))) return null;
    return parts.length > 1 || form.isClear ? parts : null;
  }
  // “²Chemistry” alone, which another author's affiliation precedes.
  const alone = /^(?:[([](\d{1,2}|[a-h])[)\]]|<sup>(\d{1,2}|[a-h])<\/sup>|([¹²³⁴⁵⁶⁷⁸⁹]))\s{0,9}(?=\p{L})/u.exec(text);
  if (!alone) return null;
  const mark = alone[1] ?? alone[2] ?? String(superior.indexOf(alone[3] ?? ""));
  return [{ mark, text: text.slice(alone[0].length) }];
}

/** Where the next mark is: after a comma or a semicolon, and before a capital, unless it is clear. */
function placeOf(text: string, { write, isClear }: Form, label: string | undefined, from: number): number | null {
  if (label === undefined) return null;
  const mark = write(label);
  for (let at = text.indexOf(mark, from); at !== -1; at = text.indexOf(mark, at + 1)) {
    const before = text.slice(Math.max(0, at - 9), at);
    const after = text.slice(at + mark.length, at + mark.length + 9);
    const isApart = isClear
      ? /[\s,;./)\p{L}]$/u.test(before)
      : /[;/|\n]\s{0,8}$/u.test(before) ||
        endsWithCountry(text.slice(from, at)) ||
        (!/[\s\d\p{L}]$/u.test(mark) && /[,.]\s{0,8}$/.test(before));
    if (isApart && /^\s{0,8}\p{Lu}|^\s{0,8}\p{Lo}/u.test(after) && (isClear || !/\d$/.test(before))) return at;
  }
  return null;
}

/** Before a comma or a full stop: a street may have the number “2”. */
const endsWithCountry = (before: string) => {
  const words = before.replace(/(?<![\s,.])[\s,.]{1,9}$/, "");
  return words !== before.trimEnd() && splitCountry(words) !== null;
};

/** Semicolons divide affiliations if each has a country at its end. */
function byCountry(text: string): readonly ListedAffiliation[] | null {
  const parts = text.split(";").map((part) => part.trim());
  if (parts.length < 2) return null;
  const areWhole = parts.every((part) => part.includes(",") && splitCountry(part) !== null);
  return areWhole ? parts.map((part) => ({ mark: null, text: part })) : null;
}
