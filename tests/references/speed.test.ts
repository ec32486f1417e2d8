// Optimizations must not change results: citeproc with and without our repairs, and the worker thread, give the same.
import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { Worker } from "node:worker_threads";
import { build } from "esbuild";
import { afterAll, expect, it } from "vitest";
import { bundledFolder } from "../../src/references/citation-style.ts";
import { patchCiteproc } from "../../src/references/citeproc-patches.ts";
import type { ReferencesRequest } from "../../src/references/exchange.ts";
import { formatLists } from "../../src/references/format-lists.ts";
import { parseStyleXml } from "../../src/references/style-element.ts";
import { packageRoot } from "../../src/runtime/package-files.ts";

const require = createRequire(import.meta.url);

interface Plain {
  Engine: new (
    system: object,
    style: string,
    language: string,
    force: boolean,
  ) => {
    updateItems(ids: readonly string[]): void;
    makeBibliography(): unknown;
    makeCitationCluster(items: readonly { readonly id: string }[]): string;
    bibliography_sort: { tokens: readonly unknown[] };
  };
  debug: (message: string) => void;
}

function freshCiteproc(): Plain {
  const path = require.resolve("citeproc");
  delete require.cache[path];
  const citeproc: Plain = require(path);
  citeproc.debug = () => {};
  return citeproc;
}

const items = Array.from({ length: 60 }, (_, i) => ({
  id: `r${i}`,
  type: ["article-journal", "book", "chapter", "webpage", "thesis"][i % 5],
  title: `${i % 7} title <i>${i}</i>`,
  author: [
    { family: `Name${(i * 37) % 9}`, given: "Ada" },
    { family: "Müller", given: "K." },
    { literal: "A body" },
  ].slice(0, i % 4),
  "container-title": "Nature",
  volume: "3",
  issued: { "date-parts": [[2000 + ((i * 17) % 5)]] },
}));

it.each(["apa", "harvard1", "vancouver"])("citeproc prints %s as it does by itself", (name) => {
  const xml = readFileSync(join(bundledFolder(), `${name}.csl`), "utf8");
  const locale = readFileSync(join(bundledFolder(), "locales/locales-en-US.xml"), "utf8");
  const byId = new Map(items.map((item) => [item.id, item]));
  const print = (citeproc: Plain) => {
    const engine = new citeproc.Engine(
      { retrieveLocale: () => locale, retrieveItem: (id: string) => byId.get(id) },
      xml,
      "en-US",
      true,
    );
    engine.updateItems(items.map((item) => item.id));
    const citations = items.map((item) => engine.makeCitationCluster([{ id: item.id }, { id: "r1" }]));
    return { tokens: engine.bibliography_sort.tokens.length, printed: [citations, engine.makeBibliography()] };
  };
  const slow = print(freshCiteproc());
  const citeproc = freshCiteproc();
  patchCiteproc(citeproc);
  const quick = print(citeproc);
  expect(quick.printed).toEqual(slow.printed);
  if (name === "apa") expect(quick.tokens * 100).toBeLessThan(slow.tokens);
});

it.each(["apa.csl", "harvard1.csl", "vancouver.csl", "locales/locales-de-DE.xml"])(
  "our XML reader gives citeproc the same tree of %s as its own",
  (file) => {
    const citeproc = require("citeproc") as { parseXml(text: string): unknown };
    const text = readFileSync(join(bundledFolder(), file), "utf8");
    expect(parseStyleXml(text)).toEqual(citeproc.parseXml(text));
  },
);

const scratch = mkdtempSync(join(packageRoot(), "node_modules", ".references-test-"));
afterAll(() => rmSync(scratch, { recursive: true }));

it("the worker returns what the function returns", async () => {
  await build({
    entryPoints: { "references-worker": join(packageRoot(), "src/references/worker.ts") },
    outdir: scratch,
    outExtension: { ".js": ".mjs" },
    bundle: true,
    splitting: true,
    platform: "node",
    format: "esm",
    external: ["citeproc"],
    banner: {
      js: "import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);",
    },
    logLevel: "error",
  });
  const request: ReferencesRequest = {
    folder: scratch,
    style: "apa",
    language: "en",
    bibliography: [
      { path: "x.bib", text: "@book{k, author={Noether, Emmy and others}, title={A \\weird $x^2$}, year=1918}" },
    ],
    lock: null,
    lists: [
      {
        references: [
          { kind: "key", key: "k" },
          { kind: "key", key: "none" },
          { kind: "text", text: "Text" },
        ],
        citations: [{ inText: false, items: [{ key: "k", prefix: "see", suffix: "p. 3", suppressAuthor: false }] }],
      },
    ],
  };
  const worker = new Worker(join(scratch, "references-worker.mjs"));
  const answer = await new Promise((resolve, reject) => {
    worker.once("message", resolve);
    worker.once("error", reject);
    worker.postMessage(request);
  });
  await worker.terminate();
  expect(answer).toEqual(await formatLists(request));
  expect(JSON.stringify(answer)).toContain("Noether");
});

/** The folder of a real book with a references.bib, if there is one. */
const real = process.env.ABSTRACTS_MODEL_BOOK ?? "";

it.skipIf(!existsSync(join(real, "references.bib")))(
  "a real bibliography is set without a fault or a leaking command",
  async () => {
    const text = readFileSync(join(real, "references.bib"), "utf8");
    const keys = [...text.matchAll(/^@\w+\{([^,]+),/gm)].map((match) => match[1] ?? "");
    const response = await formatLists({
      folder: real,
      style: "vancouver",
      language: "en",
      bibliography: [{ path: "references.bib", text }],
      lock: null,
      lists: [{ references: keys.map((key) => ({ kind: "key", key })), citations: [] }],
    });
    expect(response.faults).toEqual([]);
    const [list] = response.lists;
    expect(list?.entries).toHaveLength(keys.length);
    expect(list?.entries.map((entry) => entry.label)).toEqual(keys.map((_, index) => `${index + 1}.`));
    for (const entry of list?.entries ?? []) expect(entry.content).not.toMatch(/[\\{}$]|<\/?\w+>/);
  },
);
