import { describe, expect, it } from "vitest";
import { divisionPointsOf, lastResortPointsOf } from "../../src/text/divide.ts";
import { exceptionsOf, hasPatterns, hyphenationPoints } from "../../src/text/hyphenate.ts";

function hyphenated(word: string, language: string): string {
  const points = hyphenationPoints(word, language);
  return [0, ...points].map((from, i) => word.slice(from, points[i] ?? word.length)).join("-");
}

describe("hyphenation by TeX's patterns", () => {
  it.each([
    ["as-so-ciate", "en"],
    ["dec-li-na-tion", "en"],
    ["other", "en"],
    ["in-cluded", "en"],
    ["Ty-pog-ra-phy", "en-US"],
    ["phe-nomenon", "en-GB"],
    ["Sil-ben-tren-nung", "de"],
    ["Stra-ßen-bahn", "de-CH"],
    ["ra-ču-nal-ni-štvo", "sl"],
    ["меж-ду-на-род-ный", "ru"],
  ])("%s (%s)", (expected, language) => {
    expect(hyphenated(expected.replaceAll("-", ""), language)).toBe(expected);
  });

  // As the TeXbook (p. 453 f.) and the languages' own dictionaries and spelling rules divide them, except for single
  // letters at the ends.
  it.each([
    ["en", "hy-phen-ation su-per-cal-ifrag-ilis-tic-ex-pi-ali-do-cious man-u-script type-set-ting"],
    ["en-GB", "pho-to-graph pho-to-graphy tem-per-at-ure"],
    ["de", "Do-nau-dampf-schiff-fahrts-ge-sell-schaft Au-to-bahn Zu-cker Laut-spre-cher For-schungs-grup-pe"],
    ["fr", "an-ti-cons-ti-tu-tion-nel-le-ment in-ter-na-tio-nal tem-pé-ra-ture"],
    ["it", "co-sti-tu-zio-ne in-ter-na-zio-na-le la-bo-ra-to-rio"],
    ["es", "cons-ti-tu-ción ca-rre-te-ra in-ter-na-cio-nal"],
    ["pt", "in-ter-na-ci-o-nal la-bo-ra-tó-rio"],
    ["pl", "mię-dzy-na-ro-do-wy kon-sty-tu-cja"],
    ["cs", "nej-krás-nější la-bo-ra-toř"],
    ["hr", "me-đu-na-rod-ni tem-pe-ra-tu-ra"],
    ["nl", "in-ter-na-ti-o-naal la-bo-ra-to-ri-um"],
    ["sv", "in-ter-na-tio-nell tem-pe-ra-tur"],
    ["fi", "kan-sain-vä-li-nen läm-pö-ti-la yli-opis-to"],
    ["hu", "nem-zet-kö-zi hő-mér-sék-let"],
    ["tr", "ulus-la-ra-ra-sı sı-cak-lık üni-ver-si-te"],
    ["el", "διε-θνής θερ-μο-κρα-σία επι-στή-μη"],
    ["uk", "тем-пе-ра-ту-ра ла-бо-ра-то-рія"],
    ["bg", "меж-ду-на-ро-ден"],
    ["lt", "tarp-tau-ti-nis tem-pe-ra-tū-ra"],
    ["et", "rah-vus-va-he-line tem-pe-ra-tuur"],
    ["la", "in-ter-na-tio-na-lis"],
    ["is", "al-þjóð-leg-ur"],
  ])("%s: %s", (language, words) => {
    for (const word of words.split(" ")) expect(hyphenated(word.replaceAll("-", ""), language)).toBe(word);
  });

  it("leaves words of other alphabets, unknown languages and very long words whole", () => {
    expect(hyphenationPoints("международный", "en")).toEqual([]);
    expect(hyphenationPoints("international", "xx")).toEqual([]);
    expect(hyphenationPoints("international", "../en-us")).toEqual([]);
    expect(hyphenationPoints("a".repeat(200), "en")).toEqual([]);
  });
});

describe("where a word may be divided", () => {
  const divided = (word: string, hyphenate = true) => {
    const offsets = divisionPointsOf(word, "en", hyphenate).map((cut) => cut.offset);
    return [0, ...offsets].map((from, i) => word.slice(from, offsets[i] ?? word.length)).join("|");
  };

  it.each([
    ["large-scale", "large-|scale"],
    ["physics–based", "physics–|based"],
    ["and/or", "and/|or"],
    ["X-ray", "X-ray"],
    ["e-mail", "e-mail"],
    ["10-20", "10-20"],
    ["-fold", "-fold"],
    ["DNA", "DNA"],
    ["ImageNet", "ImageNet"],
    ["(in-cluded)".replace("-", ""), "(in|cluded)"],
    ["1,8-bromonaphthalene", "1,8-|bromon|aph|tha|lene"],
    ["3-D", "3-D"],
    ["https://doi.org/10.1021/acs.nano.3c01", "https://|doi.|org/|10.1021/|acs.|nano.|3c01"],
    ["10.1103/PhysRevLett.77.3865", "10.1103/|PhysRevLett.|77.3865"],
  ])("%s: %s", (word, expected) => {
    expect(divided(word)).toBe(expected);
  });

  it.each([
    ["SemEval-2014", "SemEval-|2014"],
    ["LSTM+attention", "LSTM+|attention"],
    ["GPT-3", "GPT-3"],
    ["2-10", "2-10"],
    ["G-17", "G-17"],
    ["state-of-the-art", "state-of-the-art"],
    ["doi:10.4854/crista.77", "doi:10.4854/cri|sta.77"],
  ])("in an emergency: %s: %s", (word, expected) => {
    const offsets = lastResortPointsOf(word).map((cut) => cut.offset);
    expect([0, ...offsets].map((from, i) => word.slice(from, offsets[i] ?? word.length)).join("|")).toBe(expected);
  });

  it("names and code are divided only at their own hyphens", () => {
    expect(divided("Montgomery-Hernandez", false)).toBe("Montgomery-|Hernandez");
  });
});

describe("a book's own divisions", () => {
  const own = exceptionsOf(["as-so-ci-ate", "LaTeX", "Ko-va-lev-ska-ja"]);
  const divided = (word: string) => {
    const offsets = divisionPointsOf(word, "en", true, own).map((cut) => cut.offset);
    return [0, ...offsets].map((from, i) => word.slice(from, offsets[i] ?? word.length)).join("-");
  };

  it("take precedence over the patterns, in upper or lower case", () => {
    expect(divided("associate")).toBe("as-so-ci-ate");
    expect(divided("Associate,")).toBe("As-so-ci-ate,");
    expect(divided("Kovalevskaja")).toBe("Ko-va-lev-ska-ja");
    expect(divided("declination")).toBe("dec-li-na-tion");
  });

  it("are not divided without a hyphen", () => {
    expect(divided("LaTeX")).toBe("LaTeX");
  });
});

describe("scripts without capitals", () => {
  it.each([
    ["ta", "சுதந்திரமாகவே"],
    ["te", "స్వతంత్రులుగానే"],
    ["kn", "ಸ್ವತಂತ್ರರಾಗಿಯೇ"],
    ["hi", "स्वतन्त्रताप्राप्त"],
    ["bn", "স্বাধীনভাবে"],
  ])("are divided by their patterns: %s", (language, word) => {
    expect(divisionPointsOf(word, language, true).length).toBeGreaterThan(0);
  });

  it("have no patterns in every language", () => {
    expect([hasPatterns("ta"), hasPatterns("si"), hasPatterns("bo"), hasPatterns("am")]).toEqual([
      true,
      false,
      false,
      false,
    ]);
  });
});
