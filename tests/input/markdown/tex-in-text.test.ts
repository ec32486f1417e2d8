// TeX and the Symbol font in running text are interpreted, with one warning for each text and the changes that fix it.
import { describe, expect, it } from "vitest";
import { Diagnostics } from "../../../src/source/diagnostic.ts";
import { inlineNote } from "./support.ts";

function printed(markdown: string): string {
  return inlineNote(markdown).replaceAll("|", "");
}

describe("TeX in the text", () => {
  it.each([
    ['K\\"ohler, K\\"{o}hler, Sm\\o rrebr\\o d, \\O{}re, {\\AA}s', "Köhler, Köhler, Smørrebrød, Øre, Ås"],
    ["Ma\\v{s}ek, Ga\\c{s}i\\'c, Tak\\'{a}cs, F\\\"ul\\\"op, \\c Senol", "Mašek, Gaşić, Takács, Fülöp, Şenol"],
    ['na\\"{\\i}ve, Mu\\~niz, S\\~ao, Ang\\`ele, R\\^one, \\.Izmir', "naïve, Muñiz, São, Angèle, Rône, İzmir"],
    ["Gro\\ss e Stra\\ss{}e, \\'Etienne", "Große Straße, Étienne"],
    ["7\\,km, Tab.~2, J.~Meyer, 12~GeV, e.g.\\ this", "7\u202fkm, Tab.\u00a02, J.\u00a0Meyer, 12\u00a0GeV, e.g. this"],
    ["``some'' and `other' words", "“some” and ‘other’ words"],
    ["\\emph{so} \\textbf{far} {\\it in situ\\/} \\textsc{Abc}", "em(so) strong(far) em(in situ) sc(Abc)"],
    [
      "\\mathrm{eff} and \\mathrm{H_2O} and \\SI{3}{\\metre}",
      "eff and math(\\mathrm{H_2O}) and math(\\SI{3}{\\metre})",
    ],
    ["\\alpha-decay at 5\\degree, 3 \\times 4, 9\\%", "α-decay at 5°, 3 × 4, 9%"],
    [
      "\\href{https://example.org}{here} or \\url{https://example.org/a_b}",
      "link(https://example.org: here) or link(https://example.org/a_b: https://example.org/a_b)",
    ],
    ["one\\\\\ntwo", "onebr two"],
    ["\\noindent So", "So"],
    ["K{\\H o}ris, {\\v S}ek, {\\c c}ay, {\\' e}t", "Kőris, Šek, çay, ét"],
    ["at 30 \\textdegree C and 30\\degree C or \\degree{}F", "at 30 °C and 30°C or °F"],
    ["$y = 2 \\text{ where $k$ is odd}$ and $z$", "math(y = 2 \\text{ where $k$ is odd}) and math(z)"],
  ])("reads %s", (text, expected) => {
    expect(printed(text)).toBe(expected);
  });

  it.each([
    ["don\\'t, it\\'s, O\\'Brien, d\\'Arc", "don't, it's, O'Brien, d'Arc"],
    ['the \\"effect\\" of \\"it\\"', 'the "effect" of "it"'],
    ["D:\\data\\mu\\new", "D:\\data\\mu\\new"],
    ["a\\, b and x\\^2 and \\~3", "a, b and x^2 and ~3"],
    ["`f'(x)` and `code`", "code(f'(x)) and code(code)"],
    ["\\cite{one} \\\\cite{two} \\unknown{x}", "\\cite{one} \\cite{two} \\unknown{x}"],
    ["5~7, A~B and ~9", "5~7, A~B and ~9"],
  ])("leaves %s", (text, expected) => {
    expect(printed(text)).toBe(expected);
  });

  it("is reported once per text, with its changes", () => {
    const diagnostics = new Diagnostics();
    inlineNote('The \\"Ubung of \\emph{some} at 7\\,km', diagnostics);
    const [only, ...others] = diagnostics.sorted();
    expect(others).toEqual([]);
    expect(only?.code).toBe("tex-in-text");
    expect(only?.message).toBe(
      'TeX in the text is interpreted: “\\"U” as “Ü”, “\\emph{some}” as “some”, “\\,” as a thin space',
    );
    expect(only?.fix?.map(({ was, text }) => [was, text])).toEqual([
      ['\\"U', "Ü"],
      ["\\emph{", "*"],
      ["}", "*"],
      ["\\,", "\u202f"],
    ]);
  });
});

describe("the Symbol font", () => {
  const symbol = (code: number) => String.fromCharCode(0xf000 + code);

  it("is printed as the signs that it shows", () => {
    const text = [0x62, 0xb1, 0xb0, 0x44, 0xa3, 0xb4, 0xae].map(symbol).join(" ");
    expect(printed(text)).toBe("β ± ° Δ ≤ × →");
  });

  it("is reported with the signs", () => {
    const diagnostics = new Diagnostics();
    inlineNote(`5 ${symbol(0xb1)} 1`, diagnostics);
    expect(diagnostics.sorted().map(({ code, message, fix }) => [code, message, fix?.[0]?.text])).toEqual([
      ["symbol-font", "a character of the Symbol font is interpreted: “U+F0B1” as “±”", "±"],
    ]);
  });

  it("is kept if it shows nothing", () => {
    expect(printed(`a${symbol(0x80)}b`)).toBe(`a${symbol(0x80)}b`);
  });
});

describe("a wide space", () => {
  it("is an ordinary space among Latin letters, and wide among Chinese ones", () => {
    expect(printed("a\u3000b, 山田\u3000花子")).toBe("a b, 山田\u3000花子");
  });
});

describe("a control character", () => {
  it("is not printed, but is kept in text with a wrong encoding, for the check to see", () => {
    const diagnostics = new Diagnostics();
    expect(inlineNote("a\u0081 b\u0003c", diagnostics).replaceAll("|", "")).toBe("a bc");
    expect(diagnostics.sorted().map(({ code }) => code)).toEqual(["control-character"]);
    expect(inlineNote("â\u0080\u0093")).toBe("â\u0080\u0093");
  });
});

describe("full-width characters among Latin letters", () => {
  it.each([
    ["groups（k=3），q＜0.1；60％：so、yes。Then", "groups (k=3), q<0.1; 60%: so, yes. Then"],
    ["12，000 at 8：15，and Ｎｏ「word」", "12,000 at 8:15, and No “word”"],
    ["组（k=3），q＜0.1", "组（k=3），q＜0.1"],
    ["6 ㎡, 7 ㎏ and ￥8", "6 m², 7 kg and ¥8"],
    ["9 ㎨ below ￣x", "9 m∕s² below ￣x"],
    ["組 6 ㎡", "組 6 ㎡"],
  ])("are printed as the ordinary ones: %s", (text, expected) => {
    expect(printed(text)).toBe(expected);
  });

  it("are reported once, with their changes", () => {
    const diagnostics = new Diagnostics();
    inlineNote("groups（k=3）", diagnostics);
    expect(diagnostics.sorted()).toMatchObject([
      {
        code: "full-width",
        fix: [
          { was: "（", text: " (" },
          { was: "）", text: ")" },
        ],
      },
    ]);
  });
});
