// npm run bench -- --pages [FOLDER | N | N:SEED …] [--peers typst,lualatex]: how even the pages are, measured from the PDFs alone by typo.py
// and width.py of the folder of measurements beside the repository (BENCH_PEERS), which treat every producer alike. Each book is set
// with its own template, and with tests/paragraph/peers.yaml: the paper, measure and type of the peers. Prints a table. BENCH_PYTHON
// names a Python that has PyMuPDF, BENCH_FONTS the folder of TeX Gyre Termes.
import { spawnSync } from "node:child_process";
import { copyFileSync, cpSync, existsSync, mkdirSync, readdirSync } from "node:fs";
import { basename, join, resolve } from "node:path";

const python = process.env.BENCH_PYTHON ?? "python3";
const fonts = (process.env.BENCH_FONTS ?? "/usr/share/texmf/fonts/opentype/public/tex-gyre").split(":")[0];

/** What is printed for a PDF: the heading, the name of the measurement, and whether it is one of width.py. */
const columns = [
  ["pages", "pages"],
  ["spaces, sd", "space_sd"],
  ["widest space", "space_max"],
  ["hyphens in 100 lines", "hyphens_per_100"],
  ["letters, sd %", "width_sd_pct"],
  ["neighbours over 4 %", "contrast_4pct"],
  ["widows", "widows"],
  ["orphans", "orphans"],
  ["stranded heads", "stranded_headings"],
  ["overfull lines", "overfull"],
  ["underfilled pages", "underfilled_pages"],
];

/** `work`: a folder for intermediate files. */
export function benchPages({ root, peers, work, words }) {
  const at = words.indexOf("--peers");
  const others = at < 0 ? [] : (words.splice(at, 2)[1] ?? "").split(",");
  const books = words.length > 0 ? words : [join(root, "data"), "300:1", "300:2", "300:3"];
  console.log(`| book | set by | ${columns.map(([head]) => head).join(" | ")} |`);
  console.log(`|---|---|${"--:|".repeat(columns.length)}`);
  for (const name of books) {
    const folder = folderOf(name, peers, work);
    const row = (producer, pdf) => console.log(`| ${name} | ${producer} | ${measures(pdf, peers).join(" | ")} |`);
    row("abstracts", built(root, folder, join(work, "own.pdf"), []));
    row(
      "abstracts, peers.yaml",
      built(root, withPeers(root, folder, work), join(work, "peers.pdf"), ["--template", "peers.yaml"]),
    );
    for (const peer of others) {
      const pdf = join(work, `${peer}.pdf`);
      if (isSetBy(peer, folder, pdf, peers)) row(peer, pdf);
      else console.log(`| ${name} | ${peer} | cannot |${" |".repeat(columns.length - 1)}`);
    }
  }
}

/** Not every peer can set every book: Typst has no chemistry. */
function isSetBy(peer, folder, pdf, peers) {
  const render = [join(peers, "render.py"), peer, folder, pdf, "--work", `${pdf}.work`];
  return spawnSync(python, render, { stdio: "ignore" }).status === 0;
}

function folderOf(name, peers, work) {
  if (existsSync(join(name, "book.yaml"))) return resolve(name);
  const [count, seed = "1"] = name.split(":");
  const folder = join(work, `generated-${count}-${seed}`);
  run(python, [join(peers, "gen.py"), count, folder, "--seed", seed]);
  return folder;
}

/** The book with the peers' template and type. */
function withPeers(root, folder, work) {
  const copy = join(work, `peers-${basename(folder)}`);
  cpSync(folder, copy, { recursive: true });
  mkdirSync(join(copy, "fonts"), { recursive: true });
  copyFileSync(join(root, "tests/paragraph/peers.yaml"), join(copy, "peers.yaml"));
  for (const file of readdirSync(fonts).filter((each) => /^texgyretermes-.*\.otf$/.test(each)))
    copyFileSync(join(fonts, file), join(copy, "fonts", file));
  return copy;
}

function built(root, folder, pdf, more) {
  run(process.execPath, [
    join(root, "bin/abstracts.js"),
    "build",
    folder,
    "-o",
    pdf,
    "--force",
    "--no-cache",
    "-q",
    ...more,
  ]);
  return pdf;
}

function measures(pdf, peers) {
  const typo = JSON.parse(run(python, [join(peers, "typo.py"), pdf, "--json"]));
  const width = Object.fromEntries(
    run(python, [join(peers, "width.py"), pdf])
      .split("\n")
      .map((line) => line.split(" ")),
  );
  return columns.map(([, name]) => typo[name] ?? width[name] ?? "–");
}

function run(command, parameters) {
  const { status, stdout, stderr } = spawnSync(command, parameters, { encoding: "utf8", maxBuffer: 1 << 26 });
  if (status !== 0) throw new Error(`${command} ${parameters.join(" ")} ended with status ${status}: ${stderr}`);
  return stdout;
}
