// Word's .docx → paragraphs of rich text with their styles, and pictures by their names inside the file. Macros,
// comments and tracked deletions are ignored; equations become TeX.

import { signInFont } from "../../tex/symbol-font.ts";
import { texOfOmml } from "../text/omml.ts";
import { joined, type RichRun, type RichWrapping, text } from "../text/rich.ts";
import { descendantsOf, elementOf, elementsOf, local, readXml, textOf, type XmlNode } from "./xml.ts";
import { openZip, utf8, type Zip } from "./zip.ts";

export interface DocumentParagraph {
  /** The style's name in lower case: `title`, `heading 1`, `normal`; empty if none is known. */
  readonly style: string;
  readonly runs: readonly RichRun[];
  /** For an item of a list: whether the list is numbered, and the item's depth; null elsewhere. */
  readonly list: { readonly ordered: boolean; readonly level: number } | null;
  readonly pictures: readonly { readonly name: string; readonly bytes: Uint8Array; readonly alt: string | null }[];
  readonly table: readonly (readonly (readonly RichRun[])[])[] | null;
  /** The paragraphs in each cell of the table. */
  readonly cells?: readonly (readonly (readonly DocumentParagraph[])[])[];
  readonly breaksPage: boolean;
}

interface Reading {
  readonly zip: Zip;
  readonly styles: ReadonlyMap<string, string>;
  readonly targets: ReadonlyMap<string, string>;
  readonly lists: ReadonlyMap<string, boolean>;
  readonly notes: ReadonlyMap<string, readonly RichRun[]>;
}

export function readDocx(bytes: Uint8Array): {
  readonly paragraphs: readonly DocumentParagraph[];
  readonly damage: string | null;
  /** What Word draws itself, and keeps no picture of: chart, diagram. */
  readonly drawn: readonly string[];
  readonly hasMacros: boolean;
} {
  const zip = openZip(bytes);
  const main = xmlIn(zip, "word/document.xml");
  const targets = new Map(
    elementsOf(xmlIn(zip, "word/_rels/document.xml.rels") ?? empty).map(({ attributes }) => [
      attributes.Id ?? "",
      attributes.Target ?? "",
    ]),
  );
  const base: Reading = { zip, styles: stylesIn(zip), targets, lists: listsIn(zip), notes: new Map() };
  const notes = new Map([...notesIn("footnote", base), ...notesIn("endnote", base)]);
  const body = elementOf(main, "body");
  const paragraphs = body ? blocksOf(body, { ...base, notes }) : [];
  return {
    paragraphs,
    damage: zip.damage ?? (main ? null : "its text cannot be read"),
    drawn: body ? drawnIn(body) : [],
    hasMacros: zip.names.some((name) => /vbaProject/i.test(name)),
  };
}

function notesIn(kind: "footnote" | "endnote", reading: Reading): readonly (readonly [string, readonly RichRun[]])[] {
  return elementsOf(xmlIn(reading.zip, `word/${kind}s.xml`) ?? empty).map((note) => [
    `${kind} ${note.attributes["w:id"] ?? ""}`,
    elementsOf(note, "p").flatMap((part) => runsOf(part, reading)),
  ]);
}

const empty: XmlNode = { name: "", attributes: {}, children: [], start: 0, cut: false };

function xmlIn(zip: Zip, name: string): XmlNode | null {
  const bytes = zip.read(name);
  return bytes ? readXml(utf8(bytes)).root : null;
}

function stylesIn(zip: Zip): ReadonlyMap<string, string> {
  return new Map(
    elementsOf(xmlIn(zip, "word/styles.xml") ?? empty, "style").map((style) => [
      style.attributes["w:styleId"] ?? "",
      (elementOf(style, "name")?.attributes["w:val"] ?? "").toLowerCase(),
    ]),
  );
}

/** The number of a list → whether its items are numbered. */
function listsIn(zip: Zip): ReadonlyMap<string, boolean> {
  const root = xmlIn(zip, "word/numbering.xml") ?? empty;
  const abstracts = new Map(
    elementsOf(root, "abstractNum").map((each) => {
      const [first] = elementsOf(each, "lvl");
      return [
        each.attributes["w:abstractNumId"] ?? "",
        (elementOf(first, "numFmt")?.attributes["w:val"] ?? "bullet") !== "bullet",
      ];
    }),
  );
  return new Map(
    elementsOf(root, "num").map((num) => [
      num.attributes["w:numId"] ?? "",
      abstracts.get(elementOf(num, "abstractNumId")?.attributes["w:val"] ?? "") ?? false,
    ]),
  );
}

function blocksOf(of: XmlNode, reading: Reading): readonly DocumentParagraph[] {
  return elementsOf(of).flatMap((child): readonly DocumentParagraph[] => {
    const name = local(child.name);
    if (name === "p") return [paragraphOf(child, reading), ...boxesIn(child).flatMap((box) => blocksOf(box, reading))];
    if (name === "tbl") return [tableOf(child, reading)];
    return name === "sdt" || name === "sdtContent" || name === "ins" || name === "customXml"
      ? blocksOf(child, reading)
      : [];
  });
}

function paragraphOf(of: XmlNode, reading: Reading): DocumentParagraph {
  const properties = elementOf(of, "pPr");
  const numbering = elementOf(properties, "numPr");
  const id = elementOf(numbering, "numId")?.attributes["w:val"];
  const styleId = elementOf(properties, "pStyle")?.attributes["w:val"] ?? "";
  const style = reading.styles.get(styleId) ?? styleId.toLowerCase();
  const breaks = elementOf(properties, "pageBreakBefore") !== null || textOfBreaks(of);
  return {
    style,
    runs: joined(runsOf(of, reading)),
    list:
      id !== undefined && id !== "0"
        ? {
            ordered: reading.lists.get(id) ?? false,
            level: Number(elementOf(numbering, "ilvl")?.attributes["w:val"] ?? 0),
          }
        : /^list (?:bullet|number)/.test(style)
          ? { ordered: style.includes("number"), level: 0 }
          : null,
    pictures: picturesIn(of, reading),
    table: null,
    breaksPage: breaks,
  };
}

function textOfBreaks(of: XmlNode): boolean {
  return elementsOf(of, "r").some((run) =>
    elementsOf(run, "br").some(({ attributes }) => attributes["w:type"] === "page"),
  );
}

function tableOf(of: XmlNode, reading: Reading): DocumentParagraph {
  return tableParagraph(
    elementsOf(of, "tr").map((row) => elementsOf(row, "tc").map((cell) => blocksOf(cell, reading))),
  );
}

export function tableParagraph(cells: NonNullable<DocumentParagraph["cells"]>): DocumentParagraph {
  const table = cells.map((row) =>
    row.map((cell) => joined(cell.flatMap(({ runs }, index) => [...(index > 0 ? [text(" ")] : []), ...runs]))),
  );
  return { style: "", runs: [], list: null, pictures: [], table, cells, breaksPage: false };
}

function runsOf(of: XmlNode, reading: Reading): RichRun[] {
  return elementsOf(of).flatMap((child): readonly RichRun[] => {
    switch (local(child.name)) {
      case "r":
        return runOf(child, reading);
      case "hyperlink": {
        const url = reading.targets.get(child.attributes["r:id"] ?? "") ?? "";
        const inside = runsOf(child, reading);
        return /^(?:https?|mailto):/i.test(url) ? [{ kind: "link", url, children: inside }] : inside;
      }
      case "ins":
      case "smartTag":
      case "sdt":
      case "sdtContent":
      case "fldSimple":
      case "moveTo":
        return runsOf(child, reading);
      case "oMath":
        return [{ kind: "math", tex: texOfOmml(child), display: false }];
      case "oMathPara":
        return elementsOf(child, "oMath").map(
          (math) => ({ kind: "math", tex: texOfOmml(math), display: true }) as const,
        );
      default:
        return [];
    }
  });
}

/** Letters of a font of signs, from the private use area or not, are the signs that they show. */
function inFont(letters: string, font: string): string {
  if (!/^(?:symbol|wingdings)/i.test(font)) return letters;
  return [...letters].map((letter) => signInFont(letter, font) ?? letter).join("");
}

function runOf(of: XmlNode, reading: Reading): readonly RichRun[] {
  const font = elementOf(of, "rPr", "rFonts")?.attributes["w:ascii"] ?? "";
  const inside = elementsOf(of).flatMap((child): readonly RichRun[] => {
    switch (local(child.name)) {
      case "t":
        return [text(inFont(textOf(child), font))];
      case "tab":
        return [text(" ")];
      case "br":
      case "cr":
        return child.attributes["w:type"] === "page" ? [] : [{ kind: "break" }];
      case "noBreakHyphen":
        return [text("\u2011")];
      case "sym": {
        const code = Number.parseInt(child.attributes["w:char"] ?? "20", 16) || 32;
        return [text(inFont(String.fromCodePoint(code), child.attributes["w:font"] ?? ""))];
      }
      case "footnoteReference":
      case "endnoteReference": {
        const kind = local(child.name).replace("Reference", "");
        const note = reading.notes.get(`${kind} ${child.attributes["w:id"] ?? ""}`) ?? [];
        return note.length > 0 ? [{ kind: "footnote", children: note.filter((run) => run.kind !== "footnote") }] : [];
      }
      default:
        return [];
    }
  });
  return wrappedBy(elementOf(of, "rPr"), inside);
}

function wrappedBy(properties: XmlNode | null, runs: readonly RichRun[]): readonly RichRun[] {
  if (!properties || runs.length === 0) return runs;
  if (isOn(properties, "vanish")) return [];
  const vertical = elementOf(properties, "vertAlign")?.attributes["w:val"] ?? "";
  const style = elementOf(properties, "rStyle")?.attributes["w:val"] ?? "";
  const kinds: RichWrapping[] = [];
  if (vertical === "superscript" || vertical === "subscript") kinds.push(vertical);
  if (isOn(properties, "i") || /^emphasis$/i.test(style)) kinds.push("emphasis");
  if (isOn(properties, "b") || /^strong$/i.test(style)) kinds.push("strong");
  if (isOn(properties, "strike")) kinds.push("strikethrough");
  return kinds.reduce<readonly RichRun[]>((inside, kind) => [{ kind, children: inside }], runs);
}

function isOn(properties: XmlNode, name: string): boolean {
  const found = elementOf(properties, name);
  return found !== null && !/^(?:0|false|none)$/.test(found.attributes["w:val"] ?? "1");
}

type Pictures = DocumentParagraph["pictures"];

function picturesIn(of: XmlNode, reading: Reading, alt: string | null = null): Pictures {
  const described = elementsOf(of, "docPr")[0]?.attributes.descr || alt;
  return elementsOf(of).flatMap((child): Pictures => {
    switch (local(child.name)) {
      case "txbxContent":
        return [];
      case "AlternateContent": {
        // The picture for older versions counts if there is no other.
        const [choice = [], other = []] = ["Choice", "Fallback"].map((name) =>
          elementsOf(child, name).flatMap((each) => picturesIn(each, reading, described)),
        );
        return choice.length > 0 ? choice : other;
      }
      case "blip":
        return pictureAt(child.attributes["r:embed"], described, reading);
      case "imagedata":
        return pictureAt(child.attributes["r:id"], described, reading);
      default:
        return picturesIn(child, reading, described);
    }
  });
}

function pictureAt(id: string | undefined, alt: string | null, { zip, targets }: Reading): Pictures {
  const target = targets.get(id ?? "");
  const bytes = target === undefined ? null : zip.read(target.startsWith("/") ? target.slice(1) : `word/${target}`);
  return bytes && target ? [{ name: target.split("/").at(-1) ?? target, bytes, alt }] : [];
}

/** Text boxes, which Word writes twice: as they are, and as older versions know them. */
function boxesIn(of: XmlNode): readonly XmlNode[] {
  return elementsOf(of).flatMap((child) => {
    const name = local(child.name);
    return name === "txbxContent" ? [child] : name === "Fallback" ? [] : boxesIn(child);
  });
}

function drawnIn(body: XmlNode): readonly string[] {
  return descendantsOf(body, "graphicData").flatMap(({ attributes }) => {
    const kind = /\/(chart|diagram)(?:ex)?$/i.exec(attributes.uri ?? "")?.[1];
    return kind ? [kind.toLowerCase()] : [];
  });
}
