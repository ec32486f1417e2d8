// npm run check:pdf -- [--inspect-only] FILE…: our own inspection of the structure (scripts/inspect-pdf.ts), then veraPDF's
// validation against PDF/UA-1 and PDF/A-2a. The latter needs Java 17 or newer (a JDK); the validator itself is part of the npm package
// @opendataloader/pdf, which is installed when it is first needed.
import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import { onDemand } from "./on-demand.mjs";

const here = dirname(fileURLToPath(import.meta.url));
const inspectOnly = process.argv.includes("--inspect-only");
const files = process.argv.slice(2).filter((argument) => argument !== "--inspect-only");
/** The most faults printed for one file. */
const most = 20;

if (files.length === 0) {
  console.error("usage: npm run check:pdf -- [--inspect-only] FILE…");
  process.exit(2);
}

const inspected = await inspect();
const validated = inspectOnly || validate();
process.exit(inspected && validated ? 0 : 1);

async function inspect() {
  const { outputFiles } = await build({
    entryPoints: [join(here, "inspect-pdf.ts")],
    bundle: true,
    platform: "node",
    format: "esm",
    write: false,
  });
  const code = Buffer.from(outputFiles[0].contents).toString("base64");
  const { inspectPdf } = await import(`data:text/javascript;base64,${code}`);
  let good = true;
  for (const file of files) {
    const { pages, elements, faults } = inspectPdf(readFileSync(file));
    console.log(`${file}: structure, ${pages} pages, ${elements} elements, ${faults.length} faults`);
    for (const fault of faults.slice(0, most)) console.log(`  ${fault}`);
    if (faults.length > most) console.log(`  … and ${faults.length - most} more`);
    good &&= faults.length === 0;
  }
  return good;
}

function validate() {
  const jar = join(onDemand("verapdf"), "@opendataloader/pdf/lib/opendataloader-pdf-cli.jar");
  let good = true;
  for (const flavour of ["ua1", "2a"]) {
    const command = ["-cp", jar, join(here, "ValidatePdf.java"), flavour, ...files];
    const run = spawnSync("java", command, { stdio: "inherit" });
    if (run.error) {
      console.error(`java did not start: ${run.error.message}; install a JDK (Debian: default-jdk-headless)`);
      return false;
    }
    good &&= run.status === 0;
  }
  return good;
}
