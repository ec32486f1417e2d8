// Word's .docx → paragraphs of rich text with their styles, and pictures by their names inside the file. Macros,
// comments and tracked deletions are ignored; equations become TeX.

import { texOfOmml } from "../text/omml.ts";
import { joined, type RichRun, type RichWrapping, text } from "../text/rich.ts";
import { elementOf, elementsOf, local, readXml, textOf, type XmlNode } from "./xml.ts";
import { openZip, utf8, type Zip } from "./zip.ts";

export interface DocumentParagraph {
  /** The style's name in lower case: `title`, `heading 1`, `normal`; empty if none is known. */
  readonly style: string;
  readonly runs: readonly RichRun[];
  /** For an item of a list: whether the list is numbered, and the item's depth; null elsewhere. */
  readonly list: { readonly ordered: boolean; readonly level: number } | null;
  readonly pictures: readonly { readonly name: string; readonly bytes: Uint8Array; readonly alt: string | null }[];
  readonly table: readonly (readonly (readonly RichRun[])[])[] | null;
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
  const notes = new Map(
    elementsOf(xmlIn(zip, "word/footnotes.xml") ?? empty).map((note) => [
      note.attributes["w:id"] ?? "",
      elementsOf(note, "p").flatMap((part) => runsOf(part, base)),
    ]),
  );
  const body = elementOf(main, "body");
  const paragraphs = body ? blocksOf(body, { ...base, notes }) : [];
  return {
    paragraphs,
    damage: zip.damage ?? (main ? null : "its text cannot be read"),
    hasMacros: zip.names.some((name) => /vbaProject/i.test(name)),
  };
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
    if (name === "p") return [paragraphOf(child, reading)];
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
  const table = elementsOf(of, "tr").map((row) =>
    elementsOf(row, "tc").map((cell) =>
      joined(blocksOf(cell, reading).flatMap(({ runs }, index) => [...(index > 0 ? [text(" ")] : []), ...runs])),
    ),
  );
  return { style: "", runs: [], list: null, pictures: [], table, breaksPage: false };
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

function runOf(of: XmlNode, reading: Reading): readonly RichRun[] {
  const inside = elementsOf(of).flatMap((child): readonly RichRun[] => {
    switch (local(child.name)) {
      case "t":
        return [text(textOf(child))];
      case "tab":
        return [text(" ")];
      case "br":
      case "cr":
        return child.attributes["w:type"] === "page" ? [] : [{ kind: "break" }];
      case "noBreakHyphen":
        return [text("\u2011")];
      case "sym":
        return [text(String.fromCodePoint(Number.parseInt(child.attributes["w:char"] ?? "20", 16) || 32))];
      case "footnoteReference": {
        const note = reading.notes.get(child.attributes["w:id"] ?? "") ?? [];
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

function picturesIn(of: XmlNode, { zip, targets }: Reading): DocumentParagraph["pictures"] {
  const found: { name: string; bytes: Uint8Array; alt: string | null }[] = [];
  const visit = (element: XmlNode, alt: string | null) => {
    for (const child of elementsOf(element)) {
      const described = local(child.name) === "docPr" ? child.attributes.descr || null : alt;
      const id =
        local(child.name) === "blip"
          ? child.attributes["r:embed"]
          : local(child.name) === "imagedata"
            ? child.attributes["r:id"]
            : undefined;
      const target = id === undefined ? undefined : targets.get(id);
      const bytes = target === undefined ? null : zip.read(target.startsWith("/") ? target.slice(1) : `word/${target}`);
      if (bytes && target)
        found.push({
          name: target.split("/").at(-1) ?? target,
          bytes,
          alt: elementsOf(element, "docPr")[0]?.attributes.descr || described,
        });
      visit(child, elementsOf(child, "docPr")[0]?.attributes.descr || described);
    }
  };
  visit(of, null);
  return found;
}
