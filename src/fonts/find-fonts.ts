// The door of the search: which fonts serve the scripts that the program's own do not. In: the writings of a book with
// their characters. Out: families by writing, each with where it was found. Order: the book's `fonts/`, packages, the
// system; within each, first the fonts made for the writing, and first those of the style's kind. Only fonts that are
// needed are searched for.

import { statsOf } from "../runtime/stats-of.ts";
import { type DescribedFont, describeFonts } from "./describe.ts";
import type { FontFile, FontKind, FoundFamily, FoundFonts } from "./font-file.ts";
import { type FontPlace, filesIn, packagesOf, systemFolders } from "./search.ts";
import type { Writing } from "./writing.ts";
import { eastAsian, isEastAsian, writingName } from "./writing.ts";

export interface WantedWriting {
  readonly writing: Writing;
  readonly script: string;
  readonly characters: ReadonlySet<string>;
}

export interface SearchOptions {
  /** The book folder. */
  readonly folder: string;
  /** The font files of the book's `fonts/`. */
  readonly bookFiles: readonly string[];
  /** Of the running text. */
  readonly kind: FontKind;
  /** Scripts that the program's own fonts serve. */
  readonly served: ReadonlySet<string>;
}

/** How well a font fits a writing. `forms`: it is made for another writing, whose characters differ in form. */
export interface Served {
  readonly writing: Writing;
  readonly family: FoundFamily;
  readonly place: "book" | FontPlace["kind"];
  readonly folder: string;
  readonly borrowed: boolean;
}

export interface Search extends FoundFonts {
  readonly served: readonly Served[];
  readonly missing: readonly Writing[];
}

const unusualWeight =
  /thin|extra-?light|ultra-?light|demi-?light|(?<!demi)light|medium|semi-?bold|demi-?bold|heavy|black|extra-?bold|[-_ ]w[0-24578]\b|[-_](?:100|200|300|500|600|800|900)/i;
const serifName = /serif|mincho|明朝|song|宋|ming|明|batang|myungjo|바탕/i;
/** Parts of file names, without punctuation, of fonts for East Asia. */
const eastAsianFiles =
  /cjk|sourcehan|noto(?:sans|serif)(?:jp|sc|tc|hk|kr|hans|hant)|japanese|chinese|korean|hiragino|ヒラギノ|yumin|yugoth|meiryo|msgothic|msmincho|ipa(?:ex)?[gm]|takao|vlgothic|bizud|kozmin|kozgo|pingfang|songti|heiti|kaiti|simsun|simhei|msyh|deng(?:b|l)?\.|dengxian|fangsong|simfang|wqy|wenquanyi|uming|ukai|droidsansfallback|msjh|mingliu|lihei|lisong|malgun|batang|gulim|dotum|applesd|applemyungjo|nanum|baekmuk|undotum|unbatang/i;

export async function findFonts(wanted: readonly WantedWriting[], options: SearchOptions): Promise<Search> {
  const book = (await Promise.all(options.bookFiles.map(describeFonts))).flat();
  const byWriting = new Map<Writing, readonly Served[]>();
  const missing: Writing[] = [];
  for (const { writing, script, characters } of wanted) {
    if (!isEastAsian(script) && options.served.has(script)) continue;
    const found = await search(writing, characters, book, options);
    if (found.length > 0) byWriting.set(writing, found);
    else missing.push(writing);
  }
  // A font for another writing is better than boxes.
  const all = [...byWriting.values()].flat();
  const lent = missing.filter((writing) => eastAsian[writing] && all.some((one) => eastAsian[one.writing]));
  const served = [
    ...[...byWriting.values()].flatMap((found) => found.slice(0, 1)),
    ...lent.flatMap((writing) =>
      all
        .filter((one) => eastAsian[one.writing])
        .slice(0, 1)
        .map((one) => ({ ...one, writing, borrowed: true })),
    ),
  ];
  const gone = missing.filter((writing) => !lent.includes(writing));
  return {
    families: new Map([...byWriting].map(([writing, found]) => [writing, found.map(({ family }) => family)])),
    own: familiesOf(book, options.kind),
    served,
    missing: gone,
    unserved: new Set(gone.flatMap(scriptsOf)),
    basis: basisOf(wanted, options),
  };
}

/**
 * The characters that fonts are searched for, and the files of the book that may have them; the system's answers do not
 * change.
 */
function basisOf(wanted: readonly WantedWriting[], { bookFiles, served, kind }: SearchOptions): string {
  const searched = wanted.filter(({ script }) => isEastAsian(script) || !served.has(script));
  const files = bookFiles.map((path) => `${path} ${statsOf(path)?.mtimeMs ?? 0}`);
  return JSON.stringify([kind, files, searched.map(({ writing, characters }) => [writing, [...characters].sort()])]);
}

/** The scripts that are reported as missing if a writing has no font. */
function scriptsOf(writing: Writing): readonly string[] {
  if (writing === "ko") return ["Hang"];
  return writing === "ja" ? ["Hira", "Kana", "Hani"] : eastAsian[writing] ? ["Hani", "Bopo"] : [writing];
}

async function search(
  writing: Writing,
  characters: ReadonlySet<string>,
  book: readonly DescribedFont[],
  options: SearchOptions,
): Promise<readonly Served[]> {
  const asServed = (place: Served["place"], folder: string) => (family: FoundFamily) => ({
    writing,
    family,
    place,
    folder,
    borrowed: false,
  });
  const inBook = suited(book, writing, characters);
  if (inBook.length > 0) return familiesOf(inBook, options.kind).map(asServed("book", options.folder));
  for (const place of [...packagesOf(options.folder, packageNames(writing, options.kind)), ...systemFolders()]) {
    for (const files of filesOf(place, writing, options.kind)) {
      const fitting = suited(await describeAll(files), writing, characters);
      if (fitting.length > 0) return familiesOf(fitting, options.kind).map(asServed(place.kind, place.folder));
    }
  }
  return [];
}

/** The packages that are known to hold fonts for a writing, those of the style's kind first. */
export function packageNames(writing: Writing, kind: FontKind): readonly string[] {
  const known = eastAsian[writing];
  const ends = known
    ? known.packages
    : [
        writingName(writing)
          .toLowerCase()
          .replaceAll(/[^a-z]+/g, "-"),
      ];
  const kinds = kind === "serif" ? ["serif", "sans"] : ["sans", "serif"];
  const families = kinds.flatMap((each) => ends.map((end) => `noto-${each}-${end}`));
  return [
    ...families.flatMap((family) => [`@expo-google-fonts/${family}`, `@fontsource/${family}`]),
    ...(known ? ends.map((end) => `@embedpdf/fonts-${end}`) : []),
  ];
}

/**
 * Regular and bold, unless there are only others; fonts of the style's kind first, so that large files are not opened
 * in vain.
 */
function filesOf(place: FontPlace, writing: Writing, kind: FontKind): readonly (readonly string[])[] {
  const plain = (name: string) => name.replaceAll(/[-_ ]/g, "");
  const family = plain(writingName(writing));
  const named = (name: string) =>
    eastAsian[writing]
      ? eastAsianFiles.test(plain(name))
      : plain(name).toLowerCase().includes(`noto`) && plain(name).toLowerCase().includes(family.toLowerCase());
  // Fontsource also cuts its large fonts into numbered pieces, and packs each font twice.
  const files = filesIn(place, (name) => named(name) && !/-\d+-\d00-normal\.|\.woff$/.test(name));
  const usual = files.filter((path) => !unusualWeight.test(nameOf(path)));
  const few = usual.length > 0 ? usual : files;
  const alike = few.filter((path) => serifName.test(nameOf(path)) === (kind === "serif"));
  return [alike.slice(0, mostDescribed), few.filter((path) => !alike.includes(path)).slice(0, mostDescribed)];
}

const mostDescribed = 40;
const described = new Map<string, Promise<readonly DescribedFont[]>>();

/** Each file is read only once in a run. */
async function describeAll(files: readonly string[]): Promise<readonly DescribedFont[]> {
  const all = files.map((path) => {
    const known = described.get(path) ?? describeFonts(path);
    described.set(path, known);
    return known;
  });
  return (await Promise.all(all)).flat();
}

/** Those that are made for a writing, and have its characters. */
function suited(
  fonts: readonly DescribedFont[],
  writing: Writing,
  characters: ReadonlySet<string>,
): readonly DescribedFont[] {
  const known = eastAsian[writing];
  if (!known) {
    const most = [...characters].slice(0, 50).join("");
    return fonts.filter((font) => font.has(most));
  }
  return fonts.filter(
    (font) => known.families.test(font.family) && font.has(known.sample) && !/mono/i.test(font.family),
  );
}

/** Families of the style's kind first, otherwise in the order in which they were found. */
function familiesOf(fonts: readonly DescribedFont[], kind: FontKind): readonly FoundFamily[] {
  const byName = new Map<string, FontFile[]>();
  for (const { path, index, family, weights, italic } of fonts) {
    const faces = byName.get(family) ?? [];
    for (const weight of weights) faces.push({ path, weight, italic, ...(index > 0 && { index }) });
    byName.set(family, faces);
  }
  const families = [...byName].map(([name, faces]) => ({ name, faces }));
  const alike = families.filter(({ name }) => serifName.test(name) === (kind === "serif"));
  return [...alike, ...families.filter((family) => !alike.includes(family))];
}

function nameOf(path: string): string {
  return path.slice(Math.max(path.lastIndexOf("/"), path.lastIndexOf("\\")) + 1);
}
