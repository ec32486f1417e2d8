// ISBNs as bar codes for the book trade. In: an ISBN as people write it. Out: its EAN-13 (ISO/IEC 15420) as a drawing,
// in the smallest size that shop scanners read reliably; null if its digits are not an ISBN.
import type { Drawing, Path } from "../vector/drawing.ts";

/** A module of 0.264 mm: eight tenths of the nominal size. */
const module = 0.748;
const height = 44;
/** Bars that mark the ends and the middle are longer. */
const guard = 5;
/** White on the left and right, in modules. */
const quiet = 11;

/** For each digit its seven modules in sets A, B and C (1: a bar). */
const setA = "0001101 0011001 0010011 0111101 0100011 0110001 0101111 0111011 0110111 0001011".split(" ");
const setC = setA.map((code) => [...code].map((module) => (module === "1" ? "0" : "1")).join(""));
const setB = setC.map((code) => [...code].reverse().join(""));
/** The sets of the six digits on the left encode the first digit. */
const leftSets = "AAAAAA AABABB AABBAB AABBBA ABAABB ABBAAB ABBBAA ABABAB ABABBA ABBABA".split(" ");

/** The thirteen digits of an ISBN; null if it is not one. */
export function isbnDigits(written: string): string | null {
  const digits = written.replace(/^\s*ISBN(?:-1[03])?:?/i, "").replace(/[\s\u2010-\u2015-]/g, "");
  if (/^97[89]\d{10}$/.test(digits)) return digits.endsWith(checkDigit(digits.slice(0, 12))) ? digits : null;
  if (!/^\d{9}[\dXx]$/.test(digits)) return null;
  const sum = [...digits].reduce((total, digit, at) => total + (10 - at) * (/x/i.test(digit) ? 10 : Number(digit)), 0);
  if (sum % 11 !== 0) return null;
  const body = `978${digits.slice(0, 9)}`;
  return body + checkDigit(body);
}

function checkDigit(twelve: string): string {
  const sum = [...twelve].reduce((total, digit, at) => total + Number(digit) * (at % 2 === 0 ? 1 : 3), 0);
  return String((10 - (sum % 10)) % 10);
}

export function barCode(written: string): Drawing | null {
  const digits = isbnDigits(written);
  if (digits === null) return null;
  const sets = leftSets[Number(digits[0])] ?? "";
  const left = [...digits.slice(1, 7)].map((digit, at) => (sets[at] === "B" ? setB : setA)[Number(digit)] ?? "");
  const right = [...digits.slice(7)].map((digit) => setC[Number(digit)] ?? "");
  const stretches = [
    { code: "101", isGuard: true },
    { code: left.join(""), isGuard: false },
    { code: "01010", isGuard: true },
    { code: right.join(""), isGuard: false },
    { code: "101", isGuard: true },
  ];
  const path: Path[number][] = [];
  let x = quiet;
  for (const { code, isGuard } of stretches) {
    for (const bit of code) {
      if (bit === "1") path.push(...bar(x * module, height + (isGuard ? guard : 0)));
      x++;
    }
  }
  const fill = { paint: [0, 0, 0], rule: "nonzero", opacity: 1 } as const;
  return {
    kind: "drawing",
    width: (x + quiet) * module,
    height: height + guard,
    shapes: [{ kind: "path", path, fill, stroke: null }],
  };
}

function bar(x: number, bottom: number): Path {
  return [["M", x, 0], ["L", x + module, 0], ["L", x + module, bottom], ["L", x, bottom], ["Z"]];
}
