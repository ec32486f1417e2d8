// npm run check:pdf -- FILE…: veraPDF's opinion on PDF/UA-1 and PDF/A-2a. Needs Java 17 or newer (a JDK); the validator
// itself comes inside the npm package @opendataloader/pdf.
import { spawnSync } from "node:child_process";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const here = dirname(fileURLToPath(import.meta.url));
const jar = join(here, "..", "node_modules", "@opendataloader/pdf/lib/opendataloader-pdf-cli.jar");
const files = process.argv.slice(2);
if (files.length === 0) {
  console.error("usage: npm run check:pdf -- FILE…");
  process.exit(2);
}

let good = true;
for (const flavour of ["ua1", "2a"]) {
  const run = spawnSync("java", ["-cp", jar, join(here, "ValidatePdf.java"), flavour, ...files], { stdio: "inherit" });
  if (run.error) {
    console.error(`java did not start: ${run.error.message}; install a JDK (Debian: default-jdk-headless)`);
    process.exit(1);
  }
  good &&= run.status === 0;
}
process.exit(good ? 0 : 1);
