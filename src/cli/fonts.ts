// `fonts`: a table of the scripts of the book and the fonts that serve them; `--add` copies fonts that were found outside into it.
import { existsSync, mkdirSync, readFileSync, statSync } from "node:fs";
import { basename, join, relative } from "node:path";
import { type FontRow, surveyFonts } from "../compile.ts";
import type { Served } from "../fonts/find-fonts.ts";
import { licenceOf, licences, noteLicence } from "../fonts/licence.ts";
import { ideographsOf, writingName } from "../fonts/writing.ts";
import { whileWriting } from "../runtime/at-work.ts";
import { packageRoot } from "../runtime/package-files.ts";
import { linkStatsOf } from "../runtime/stats-of.ts";
import { Diagnostics } from "../source/diagnostic.ts";
import { printable } from "../source/printable.ts";
import { folderOf } from "./cache.ts";
import { folderAmong } from "./compile-folder.ts";
import { exit } from "./exit.ts";
import { replaceFile } from "./replace-file.ts";
import { finish, type ReportOptions, say } from "./verdict.ts";

export interface FontsOptions extends ReportOptions {
  readonly template?: string;
  /** True: all fonts that were found. */
  readonly add?: true | readonly string[];
}

export async function fonts(named: string | undefined, options: FontsOptions): Promise<number> {
  const diagnostics = new Diagnostics();
  // In `--add ja folder` commander takes the folder for one of the option's words.
  const wanted = options.add === true ? undefined : options.add;
  const { folder, only } = foldersOf(named, wanted);
  const survey = await surveyFonts(
    { folder: folderOf(folder), ...(options.template && { template: options.template }) },
    diagnostics,
  );
  if (!survey) return finish(diagnostics.sorted(), options);
  if (options.add === undefined) {
    say(options, table(survey.rows, survey.book.folder));
    return finish(
      diagnostics.sorted().filter(({ code }) => code.endsWith("-font")),
      options,
      { brief: true },
    );
  }
  const into = join(survey.book.folder, "fonts");
  const odd = [into, join(into, licences)].find((path, index) => isOther(path, index === 0));
  if (odd !== undefined) {
    const hint = "put a folder of the book in its place, or remove it";
    diagnostics.error(
      "would-overwrite",
      `“${odd}” is a link, or not an ordinary file or folder; nothing is written to it`,
      null,
      { hint },
    );
    return finish(diagnostics.sorted(), options);
  }
  const refused = new Diagnostics();
  const copied = addFonts(survey.served, only, into, refused);
  say(options, copied.text);
  if (refused.errors > 0) return finish(refused.sorted(), options);
  return copied.complete ? exit.good : exit.faults;
}

/**
 * Whether something other than a folder or a file is there: fonts are copied only into the book, never through a link.
 */
function isOther(path: string, wantsFolder: boolean): boolean {
  const stats = linkStatsOf(path);
  return stats !== null && !(wantsFolder ? stats.isDirectory() : stats.isFile());
}

function foldersOf(named: string | undefined, wanted: readonly string[] | undefined) {
  const last = wanted?.at(-1);
  if (named === undefined && wanted?.length === 1 && last !== undefined && existsSync(join(last, "book.yaml"))) {
    return { folder: last, only: undefined };
  }
  return folderAmong(named, wanted);
}

/** `Japanese   12 texts   Noto Serif CJK JP   system: /usr/share/fonts/…`. */
function table(rows: readonly FontRow[], folder: string): string {
  const cells = [...rows]
    .sort((a, b) => b.texts - a.texts)
    .map(({ writing, texts, families }) => {
      const [first] = families;
      const names = families.slice(0, 3).map(({ name }) => name);
      const more = families.length > 3 ? ", …" : "";
      const font = first ? names.join(", ") + more : "none: boxes with numbers";
      return [writingName(writing), String(texts), font, first ? sourceOf(first.path, folder) : "–"];
    });
  const all = [["Script", "Texts", "Font", "Source"], ...cells];
  const widths = [0, 1, 2].map((column) => Math.max(...all.map((row) => [...(row[column] ?? "")].length)));
  const line = ([script = "", texts = "", font = "", source = ""]: readonly string[]) =>
    `${script.padEnd(widths[0] ?? 0)}  ${texts.padStart(widths[1] ?? 0)}  ${font.padEnd(widths[2] ?? 0)}  ${source}`.trimEnd();
  return `${all.map(line).join("\n")}\n`;
}

function sourceOf(path: string, folder: string): string {
  if (path.startsWith(join(folder, "fonts"))) return `the book: ${relative(folder, path)}`;
  if (path.startsWith(join(packageRoot(), "dist")) || path.startsWith(join(packageRoot(), "node_modules")))
    return "the program";
  const inPackage = /[\\/]node_modules[\\/]((?:@[^\\/]+[\\/])?[^\\/]+)/.exec(path);
  return inPackage ? `package ${inPackage[1]?.replaceAll("\\", "/")}` : `system: ${path}`;
}

/** They are copied whole: the book's text may change, and the PDF embeds only the characters in use anyway. */
function sizeOf(path: string): string {
  const megabytes = statSync(path).size / 1_000_000;
  return megabytes < 0.95 ? `${Math.max(1, Math.round(megabytes * 1000))} kB` : `${megabytes.toFixed(1)} MB`;
}

/** Copies the files of fonts from outside the book; existing files are left alone. */
function addFonts(
  served: readonly Served[],
  only: readonly string[] | undefined,
  into: string,
  diagnostics: Diagnostics,
) {
  const writings = only?.map((name) => ideographsOf(name) ?? name);
  const outside = served.filter(({ place, borrowed }) => place !== "book" && !borrowed);
  const chosen = outside.filter(({ writing }) => !writings || writings.includes(writing));
  const missed = (writings ?? []).filter((name) => !served.some(({ writing }) => writing === name));
  const lines = missed.map(
    (name) => `No font for ${printable(writingName(name))} was found, or the book has no text in it.`,
  );
  if (chosen.length === 0 && missed.length === 0)
    lines.push("Every font is the program’s or the book’s: there is nothing to copy.");
  whileWriting(() => {
    for (const each of chosen) lines.push(...addFamily(each, into, diagnostics));
  });
  return { text: `${lines.join("\n")}\n`, complete: missed.length === 0 && diagnostics.errors === 0 };
}

function addFamily({ family, writing }: Served, into: string, diagnostics: Diagnostics): readonly string[] {
  const lines: string[] = [];
  mkdirSync(into, { recursive: true });
  for (const path of new Set(family.faces.map((face) => face.path))) {
    const name = basename(path);
    if (linkStatsOf(join(into, name))) continue;
    const licence = licenceOf(path);
    // Before the font, whose presence says that all of it is done.
    noteLicence(into, name, licence);
    if (!replaceFile(join(into, name), readFileSync(path), diagnostics)) continue;
    lines.push(
      `${join("fonts", name)} (${sizeOf(path)}): ${family.name}, for ${writingName(writing)}.${licence.free ? "" : " Its licence may not allow you to pass it on: see fonts/LICENCES.txt."}`,
    );
  }
  return lines;
}
