// make-rich-book.mjs N FOLDER: a generated book with N times everything that a validator may reject: formulas, figures, tables,
// lists, quotations, code, links, parallel sessions, and texts in Latin, Greek, Cyrillic, Arabic and Hebrew letters. The same arguments give the same bytes.
import { cpSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { makeBook } from "./make-book.mjs";

const sample = join(dirname(dirname(fileURLToPath(import.meta.url))), "data");

const titles = {
  el: "Περὶ τῆς ἀναμετρήσεως τῆς γῆς",
  ru: "Периодический закон химических элементов",
  ar: "كتاب المناظر",
  he: "מעשה חושב",
};
const texts = {
  el: "Ὁ ἥλιος κατὰ τὰς θερινὰς τροπὰς ἐν Συήνῃ κατὰ κορυφὴν γίνεται.",
  ru: "Свойства простых тел, а также формы и свойства соединений элементов находятся в периодической зависимости от их атомного веса.",
  ar: "الضوء يصدر عن كل نقطة من سطح الجسم المضيء في جميع الاتجاهات على خطوط مستقيمة.",
  he: "כל מספר שלם הוא חזקה של שתיים או חזקה של שלוש.",
};
const languages = Object.keys(titles);

/** What abstract `index` has in addition to those of make-book. */
function extras(index) {
  const blocks = [
    `Inline formulas $E_{${index}} = m c^2$ and $\\alpha_{${index % 7}} \\le \\sqrt{x^2 + y^2}$ stand in the line; H~2~O and 10^−${(index % 9) + 1}^ m do too.`,
  ];
  if (index % 2 === 0) blocks.push("$$\\int_0^\\infty \\frac{x^3}{e^x - 1}\\,dx = \\frac{\\pi^4}{15}$$");
  if (index % 3 === 0) {
    blocks.push(
      ["| Quantity | Value | Error |", "|:--|--:|:-:|", "| mass | 1.5 | ±0.1 |", "| charge | | $\\pm 2$ |"].join("\n"),
    );
  }
  if (index % 4 === 1)
    blocks.push(["1. first *of all*", "2. then `code` and **more**", "   - inside", "   - again"].join("\n"));
  if (index % 5 === 2)
    blocks.push(["> Nothing in life is to be feared.", ">", "> It is only to be understood."].join("\n"));
  if (index % 4 === 2)
    blocks.push(
      `A word^[Said of abstract ${index}.] and another[^note].\n\n[^note]: With *emphasis*, $x_{${index}}$\n\n    - and a list.`,
    );
  if (index % 6 === 3) blocks.push(["```", "for n in range(3):", "    print(n)", "```"].join("\n"));
  if (index % 3 === 1)
    blocks.push(
      `See <https://example.org/a/rather/long/address/${index}> and [the page](https://example.org/${index}).`,
    );
  if (index % 8 === 4)
    blocks.push(
      `![A chart of four bars that grow from left to right](figures/${figure(index)} "Bars of abstract ${index}, $n = ${index}$.")`,
    );
  if (index % 5 === 0)
    blocks.push(`In their own words: ${texts[languages[(index / 5) % languages.length]]} So it was written.`);
  return blocks.map((block) => block.replace(/^/gm, "  ")).join("\n\n");
}

const figures = readdirSync(join(sample, "figures"))
  .filter((file) => file.endsWith(".svg"))
  .sort();

function figure(index) {
  return figures[index % figures.length];
}

/** Writes the book into an emptied folder. */
export function makeRichBook(count, folder) {
  makeBook(count, folder, 4);
  mkdirSync(join(folder, "figures"));
  for (const file of figures) cpSync(join(sample, "figures", file), join(folder, "figures", file));
  const paths = readdirSync(join(folder, "abstracts"), { recursive: true, encoding: "utf8" })
    .filter((file) => file.endsWith(".yaml"))
    .sort();
  paths.forEach((file, index) => {
    const path = join(folder, "abstracts", file);
    const [head, references] = readFileSync(path, "utf8").split(/(?=\nreferences:)/);
    const language = languages[index % languages.length];
    // Every tenth has a title in another script; every twentieth is written in another language.
    const foreign = index % 10 === 0 ? head.replace(/^title: "/m, `title: "${titles[language]}: `) : head;
    const spoken =
      index % 20 === 7
        ? foreign.replace(/^type:/m, `language: ${["de", "fr", "ru", "ar"][index % 4]}\ntype:`)
        : foreign;
    const own =
      index % 16 === 9
        ? `\nfigures:\n  - { file: figures/${figure(index)}, caption: "A figure of *its own*.", alt: "A chart" }`
        : "";
    writeFileSync(path, `${spoken.trimEnd()}\n\n${extras(index)}\n${own}${references ?? "\n"}`);
  });
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const [count, folder] = process.argv.slice(2);
  if (!Number(count) || !folder) throw new Error("usage: make-rich-book.mjs N FOLDER");
  makeRichBook(Number(count), folder);
}
