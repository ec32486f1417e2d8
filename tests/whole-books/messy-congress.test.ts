// A congress as it comes out of forms and mails: names from everywhere, leftovers of TeX, HTML and Word, signs, emoji,
// right-to-left words. It is printed at the first try, nothing is lost, oddities are reported briefly; and what `check
// --fix` offers can be accepted: afterwards there is nothing left to fix, and the pages are the same.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { read } from "../pdf/read-back.ts";
import { abstracts, type Run, temporaryFolder, writeFiles } from "../support/run.ts";

const quoted = (text: string) => JSON.stringify(text);

/** Title as typed, what of it must be printed, authors with affiliations, text. */
type Talk = readonly [title: string, printed: string, authors: readonly (readonly [string, string])[], text: string];

const talks: Readonly<Record<string, Talk>> = {
  lisbon: [
    "Ar e água: um estudo (2019–2023)",
    "Ar e água: um estudo",
    [["Inês Prado¹, Rui Sá²", "Universidade de Évora, Portugal"]],
    "PM2.5 > 25 µg/m^3, p<0.001 & n = 204.\n\n• Évora\n• Faro",
  ],
  tex: [
    "On the \\emph{ab initio} structure of $\\alpha$-Fe$_2$O$_3$",
    "On the ab initio structure of",
    [["P\\'al Erd\\H{o}", 'E\\"otv\\"os University, Budapest, Hungary']],
    "A cutoff of 500~eV~\\cite{kohn}.\n\\begin{itemize}\n\\item First, $U$\n\\item Second\n\\end{itemize}\nThe gap is 2.2\\,eV, $\\sim$5\\% larger.",
  ],
  html: [
    'Uptake of CO<sub>2</sub> &ndash; a <span lang="en">review</span>',
    "Uptake of CO2 – a review",
    [["Jos&eacute; Ruiz", "Universidad de M&aacute;laga, Spain"]],
    "<p><b>Aim:</b> We measured &Delta;T &lt; 5&nbsp;&deg;C.</p><ul><li>one thing</li><li>another</li></ul>",
  ],
  word: [
    "“Smart” micelles…",
    "“Smart” micelles…",
    [["Dr. Asha Rao, PhD", "IIT, Delhi, India"]],
    "Methods:\n•\tfirst step\n•\tsecond step\n\nThen \uf061 = 3 at 25 \uf0b0C; a ﬁrst ﬂow.",
  ],
  cairo: ["دراسة في الطاقة", "", [["سارة حسن", "جامعة القاهرة, مصر"]], "الكفاءة $\\eta = 21\\%$ عند 25."],
  athens: [
    "Μελέτη μετρολογίας",
    "Μελέτη μετρολογίας",
    [["Νίκος Λάμπρου", "ΕΜΠ, Αθήνα, Ελλάδα"]],
    "Η μελέτη δείχνει ότι…",
  ],
  moscow: [
    "Исследование ZnO",
    "Исследование ZnO",
    [["Петров П.П., Иванов И.И.", "МГУ, Москва, Россия"]],
    "Плёнки толщиной 50–100 нм.",
  ],
  hanoi: [
    "Ash as a binder",
    "Ash as a binder",
    [["Nguyễn Văn Hùng", "Hanoi University, Viet Nam"]],
    "The ash (~ 90%) was used at 0–30 wt.%.",
  ],
  emoji: [
    "Counting 🐝 with citizens 🌍",
    "with citizens",
    [["Zoë Ek", "Uppsala University, Sweden"]],
    "Yes 👍🏽: 🐝🐝 and ⚠️; ≈ 5 × 10⁶, → ✓ ✗ ½ ℃.",
  ],
  money: [
    "Is $50,000 per year too much?",
    "Is $50,000 per year too much?",
    [["Ann O’Dea", "CERN"]],
    "Costs were $4 to $15 (US$1 = €0.92); 5*3*2 = 30; A*02:01; a<b>c; snake_case; df$age ~ df$sex.",
  ],
  typed: [
    "Lists that were typed",
    "Lists that were typed",
    [["Eva Roe, TU Graz, Austria", ""]],
    "As in [1].\n\nReferences\n[1] Ek, A. One.\n[2] Li, B. Two.",
  ],
  shout: ["A STUDY OF RAIN", "A STUDY OF RAIN", [["BO LUND", "Oslo, Norway"]], "Rain fell."],
};

function filesOf(): Record<string, string> {
  const files = Object.entries(talks).map(([name, [title, , authors, text]]) => {
    const listed = authors.map(
      ([who, where]) => `  - { name: ${quoted(who)}${where === "" ? "" : `, affiliation: ${quoted(where)}`} }\n`,
    );
    const body = text.replace(/^(?=.)/gm, "  ");
    return [
      `abstracts/${name}.yaml`,
      `title: ${quoted(title)}\nauthors:\n${listed.join("")}keywords: [R&D, "$\\\\beta$-decay"]\nabstract: |\n${body}\n`,
    ];
  });
  const items = Object.keys(talks).map((name) => `          - { abstract: ${name}, duration: 20 }\n`);
  return {
    ...Object.fromEntries(files),
    "book.yaml":
      "title: Congress of Everything\ndates: { start: 2026-06-01, end: 2026-06-01 }\nbibliography: [references.bib]\nparts: [contents, programme, abstracts, index: authors, index: keywords, index: affiliations]\n",
    "references.bib": "@article{kohn, author={Kohn, W.}, title={Equations}, journal={\\prl}, year=1965}\n",
    "programme.yaml": `days:\n  - date: 2026-06-01\n    sessions:\n      - title: "Morning &amp; noon"\n        room: "H\\\\\\"orsaal"\n        chair: Prof. Lena Vogt, TU Wien\n        start: "09:00"\n        items:\n${items.join("")}`,
  };
}

const folder = temporaryFolder();
const file = join(folder.path, "out.pdf");
const environment = { ABSTRACTS_FONT_PATH: "" };
let built: Run;
let before: string;

async function textOf(): Promise<string> {
  const { pages } = await read(readFileSync(file));
  return pages.flatMap(({ lines }) => lines.map(({ text }) => text)).join("\n");
}

beforeAll(async () => {
  writeFiles(folder.path, filesOf());
  built = abstracts(folder.path, ["build", folder.path, "-o", file], environment);
  before = await textOf();
}, 60_000);
afterAll(() => folder.remove());

describe("a messy congress", () => {
  it("is printed at the first try, with a screenful of warnings", () => {
    expect(built.status).toBe(0);
    expect(built.stderr).not.toContain("error");
    expect(built.stderr.split("\n").length).toBeLessThan(50);
  });

  it("has every title, as it was meant", () => {
    const words = before.replace(/\s+/g, " ");
    expect(Object.values(talks).flatMap(([, printed]) => (words.includes(printed) ? [] : [printed]))).toEqual([]);
  });

  it.each([
    "Rui Sá",
    "Hörsaal",
    "Morning & noon",
    "Chair: Prof. Lena Vogt, TU Wien",
    "José Ruiz",
    "Universidad de Málaga, Spain",
    "ΔT < 5 °C",
    "5*3*2 = 30; A*02:01; a<b>c; snake_case; df$age ~ df$sex",
    "Nguyễn Văn Hùng",
    "TU Graz, Austria",
  ])("prints %s", (text) => {
    expect(before.replace(/\s+/g, " ").replaceAll("\u00a0", " ")).toContain(text);
  });

  it("shows no leftovers", () => {
    expect(before).not.toMatch(/\\[A-Za-z]|&[a-z]+;|<\/?(?:p|li|ul|span)|[\ue000-\uf8ff\ufffd]/);
  });

  it("can be fixed: then nothing is left to fix, and the pages are the same", async () => {
    expect(abstracts(folder.path, ["check", folder.path, "--fix"], environment).status).toBe(0);
    const left = abstracts(folder.path, ["check", folder.path, "--fix"], environment);
    expect(left.stderr).not.toContain("fixed:");
    expect(abstracts(folder.path, ["build", folder.path, "-o", file], environment).status).toBe(0);
    const letters = (text: string) =>
      [
        ...text
          .normalize("NFKD")
          .replace(/[^\p{L}]/gu, "")
          .toLowerCase(),
      ]
        .sort()
        .join("");
    // People's titles are not names: the fix removes them.
    expect(letters(await textOf())).toBe(letters(before.replaceAll("Dr. Asha Rao, PhD", "Asha Rao")));
  }, 60_000);
});
