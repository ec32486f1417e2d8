// OpenDocument texts (.odt) → paragraphs of rich text with their styles.
import { texOfMathml } from "../text/mathml.ts";
import { joined, type RichRun, type RichWrapping, text } from "../text/rich.ts";
import { type DocumentParagraph, tableParagraph } from "./docx.ts";
import { descendantsOf, elementOf, elementsOf, local, readXml, textOf, type XmlNode } from "./xml.ts";
import { openZip, utf8, type Zip } from "./zip.ts";

interface Style {
  readonly parent: string;
  readonly wrappings: readonly RichWrapping[];
  readonly breaks: boolean;
}

interface Reading {
  readonly zip: Zip;
  readonly styles: ReadonlyMap<string, Style>;
}

export function readOdt(bytes: Uint8Array): {
  readonly paragraphs: readonly DocumentParagraph[];
  readonly damage: string | null;
} {
  const zip = openZip(bytes);
  const content = zip.read("content.xml");
  const root = content ? readXml(utf8(content)).root : null;
  const own = zip.read("styles.xml");
  const shared = own ? readXml(utf8(own)).root : null;
  const styles = new Map(
    [shared, root]
      .flatMap((each) => (each ? descendantsOf(each, "style") : []))
      .map((style) => [style.attributes["style:name"] ?? "", styleOf(style)]),
  );
  const body = elementOf(root, "body", "text");
  return {
    paragraphs: body ? blocksOf(body, { zip, styles }, null) : [],
    damage: zip.damage ?? (body ? null : "its text cannot be read"),
  };
}

function styleOf(style: XmlNode): Style {
  const attributes = elementOf(style, "text-properties")?.attributes ?? {};
  const wrappings: RichWrapping[] = [];
  if (/^(?:italic|oblique)/.test(attributes["fo:font-style"] ?? "")) wrappings.push("emphasis");
  if (/^(?:bold|[6-9]00)/.test(attributes["fo:font-weight"] ?? "")) wrappings.push("strong");
  const position = attributes["style:text-position"] ?? "";
  if (/^(?:super|[1-9])/.test(position)) wrappings.push("superscript");
  if (/^(?:sub|-)/.test(position)) wrappings.push("subscript");
  return {
    parent: style.attributes["style:parent-style-name"] ?? "",
    wrappings,
    breaks: elementOf(style, "paragraph-properties")?.attributes["fo:break-before"] === "page",
  };
}

function styleName(name: string, { styles }: Reading): string {
  const parent = /^[PT]\d+$/.test(name) ? (styles.get(name)?.parent ?? "") : name;
  return (parent || name).replace(/_20_/g, " ").toLowerCase();
}

function blocksOf(of: XmlNode, reading: Reading, list: DocumentParagraph["list"]): readonly DocumentParagraph[] {
  return elementsOf(of).flatMap((child): readonly DocumentParagraph[] => {
    const name = local(child.name);
    if (name === "p" || name === "h") {
      const style = child.attributes["text:style-name"] ?? "";
      const boxes = framesIn(child).flatMap((frame) => elementsOf(frame, "text-box"));
      const level = child.attributes["text:outline-level"];
      return [
        {
          style: name === "h" ? `heading ${level ?? 1}` : styleName(style, reading),
          runs: joined(runsOf(child, reading)),
          list,
          pictures: picturesIn(child, reading),
          table: null,
          breaksPage: reading.styles.get(style)?.breaks ?? false,
        },
        ...boxes.flatMap((box) => blocksOf(box, reading, null)),
      ];
    }
    if (name === "list")
      return elementsOf(child).flatMap((item) =>
        blocksOf(item, reading, {
          ordered: /number|num/i.test(child.attributes["text:style-name"] ?? ""),
          level: (list?.level ?? -1) + 1,
        }),
      );
    if (name === "table") {
      const cells = descendantsOf(child, "table-row").map((row) =>
        elementsOf(row, "table-cell").map((cell) => blocksOf(cell, reading, null)),
      );
      return [tableParagraph(cells)];
    }
    return name === "section" ? blocksOf(child, reading, list) : [];
  });
}

function runsOf(of: XmlNode, reading: Reading): RichRun[] {
  return of.children.flatMap((child): readonly RichRun[] => {
    if (typeof child === "string") return [text(child.replace(/\s+/g, " "))];
    switch (local(child.name)) {
      case "span": {
        const kinds = reading.styles.get(child.attributes["text:style-name"] ?? "")?.wrappings ?? [];
        return kinds.reduce<readonly RichRun[]>((inside, kind) => [{ kind, children: inside }], runsOf(child, reading));
      }
      case "s":
        return [text(" ")];
      case "tab":
        return [text(" ")];
      case "line-break":
        return [{ kind: "break" }];
      case "a":
        return [{ kind: "link", url: child.attributes["xlink:href"] ?? "", children: runsOf(child, reading) }];
      case "note": {
        const body = elementOf(child, "note-body");
        return body ? [{ kind: "footnote", children: elementsOf(body).flatMap((part) => runsOf(part, reading)) }] : [];
      }
      case "frame": {
        const formula = formulaIn(child, reading);
        return formula === "" ? [] : [{ kind: "math", tex: formula, display: false }];
      }
      case "annotation":
      case "bookmark":
        return [];
      default:
        return runsOf(child, reading);
    }
  });
}

/** A formula is a separate document in the file, as MathML. */
function formulaIn(frame: XmlNode, { zip }: Reading): string {
  const name = elementOf(frame, "object")?.attributes["xlink:href"]?.replace(/^\.\//, "");
  const inside = elementOf(frame, "object", "math");
  if (inside) return texOfMathml(inside);
  const content = name ? zip.read(`${name}/content.xml`) : null;
  const root = content ? readXml(utf8(content)).root : null;
  return root && local(root.name) === "math" ? texOfMathml(root) : "";
}

/** Frames of a paragraph itself, not those in its text boxes, which have their own paragraphs. */
function framesIn(of: XmlNode): readonly XmlNode[] {
  return elementsOf(of).flatMap((child) => {
    const name = local(child.name);
    return name === "frame" ? [child] : name === "note" || name === "annotation" ? [] : framesIn(child);
  });
}

function picturesIn(of: XmlNode, reading: Reading): DocumentParagraph["pictures"] {
  return framesIn(of).flatMap((frame) => {
    const images = elementsOf(frame, "image");
    if (images.length === 0 || formulaIn(frame, reading) !== "") return [];
    // A vector drawing comes with a raster version for other programs.
    const files = images.map((image) => (image.attributes["xlink:href"] ?? "").replace(/^\.\//, ""));
    const name = files.find((file) => /\.(?:png|jpe?g|svg)$/i.test(file)) ?? files[0] ?? "";
    const bytes = reading.zip.read(name);
    const words = elementOf(frame, "desc") ?? elementOf(frame, "title");
    return bytes ? [{ name: name.split("/").at(-1) ?? name, bytes, alt: textOf(words) || null }] : [];
  });
}
